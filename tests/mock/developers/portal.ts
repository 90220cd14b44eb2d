import { type LoginResponse, type LoginWorkspace, send } from '../oauth/login.ts';

/** A PNG of one pixel. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Sends a JSON request to the portal as a user. */
export function portalJson(
  workspace: LoginWorkspace,
  method: string,
  path: string,
  { user = 'member', body }: { user?: string; body?: object } = {},
): Promise<LoginResponse> {
  const url = `${workspace.origin}/developers${path}?workspace=${workspace.id}&user=${user}`;
  const headers: Record<string, string> = { Accept: 'application/json' };
  if (!body) return send(url, { method, headers });
  headers['Content-Type'] = 'application/json';
  return send(url, { method, headers, body: JSON.stringify(body) });
}

/** Registers an application and returns it. */
export async function createApp(
  workspace: LoginWorkspace,
  changes: object = {},
): Promise<Record<string, string>> {
  const body = { name: 'Sync', redirect_uri: 'http://127.0.0.1/callback', ...changes };
  const reply = await portalJson(workspace, 'POST', '/apps', { body });
  return reply.body.data as Record<string, string>;
}

interface HtmlResponse {
  status: number;
  html: string;
  headers: Headers;
}

/** A minimal browser for the portal: it stores the cookie and fills in the forms of the last page. */
export class FormBrowser {
  cookie = '';
  page: HtmlResponse = { status: 0, html: '', headers: new Headers() };

  constructor(private readonly origin: string) {}

  open(path: string): Promise<HtmlResponse> {
    return this.#go(path, {});
  }

  /** Submits the form with this action: its hidden fields and the given values. */
  submit(action: string, fields: Record<string, string | File> = {}): Promise<HtmlResponse> {
    const form = new RegExp(`<form method="post" action="${action}"([^>]*)>(.*?)</form>`, 's').exec(
      this.page.html,
    );
    if (!form) throw new Error(`The page has no form for ${action}`);
    const hidden = [...(form[2] ?? '').matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g)];
    const body = form[1]?.includes('multipart') ? new FormData() : new URLSearchParams();
    for (const [, name = '', value = ''] of hidden) body.append(name, value);
    for (const [name, value] of Object.entries(fields)) body.append(name, value as string);
    return this.#go(action, { method: 'POST', body });
  }

  async #go(path: string, init: RequestInit): Promise<HtmlResponse> {
    const headers = { Cookie: this.cookie, Accept: 'text/html' };
    const response = await fetch(new URL(path, this.origin), { ...init, headers, redirect: 'manual' });
    this.cookie = response.headers.get('set-cookie')?.split(';')[0] ?? this.cookie;
    if (response.status === 303) return this.open(response.headers.get('location') as string);
    this.page = { status: response.status, html: await response.text(), headers: response.headers };
    return this.page;
  }
}

/** Opens the developers page as a signed-in user. */
export async function signIn(workspace: LoginWorkspace, user = 'member'): Promise<FormBrowser> {
  const browser = new FormBrowser(workspace.origin);
  await browser.open(`/developers?workspace=${workspace.id}&user=${user}`);
  return browser;
}
