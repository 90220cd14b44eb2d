import { withoutSecrets } from '../../scripts/report/without-secrets.ts';
import type { Told } from './answer.ts';
import type { Span } from './race.ts';
import { origin } from './target.ts';
import { exchange, type WireAnswer } from './wire.ts';

/** Where the authorization server answers [guess: Laravel Passport's layout]. */
const PATHS = { authorize: '/oauth/authorize', token: '/oauth/token', revoke: '/oauth/revoke' };
type Endpoint = keyof typeof PATHS;

export const OAUTH_URLS = {
  authorize: `${origin}${PATHS.authorize}`,
  token: `${origin}${PATHS.token}`,
  revoke: `${origin}${PATHS.revoke}`,
};

/** Parameters by name; undefined leaves one out, a list sends it several times. */
export type Fields = Record<string, string | string[] | undefined>;

export interface OAuthRequest {
  endpoint: Endpoint;
  /** Default: POST. */
  method?: string;
  fields?: Fields;
  /** Where the fields go. Default: a form. */
  as?: 'query' | 'form' | 'json';
  /** Bytes of a body that is none of these, with the content type among the headers. */
  body?: string;
  headers?: Record<string, string>;
}

/** What the authorization server answered. */
export interface OAuthAnswer extends Told {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed body; empty when it is no JSON object. */
  body: Record<string, unknown>;
  /** Status, address and body in the form that failures show: without codes and tokens. */
  shown: string;
  span?: Span;
}

/** Sends a request to the authorization server; redirects are not followed. */
export async function sendOAuth(request: OAuthRequest): Promise<OAuthAnswer> {
  const { endpoint, method = 'POST', fields = {}, as = 'form', headers = {} } = request;
  const parameters = parametersOf(fields);
  const url = as === 'query' ? `${OAUTH_URLS[endpoint]}?${parameters}` : OAUTH_URLS[endpoint];
  const { body, contentType } = bodyOf(request, parameters);
  const sent = { ...(contentType && { 'Content-Type': contentType }), ...headers };
  const response = await exchange(url, method, sent, body);
  const { text, span } = response;
  return {
    operation: { id: endpoint, method: method.toLowerCase(), path: PATHS[endpoint] },
    actor: 'an OAuth client',
    request: {
      method,
      url,
      signedIn: false,
      ...(contentType && { contentType }),
      ...(body !== undefined && { body: withoutSecrets(body) }),
    },
    status: response.status,
    headers: response.headers,
    text,
    body: parsed(text),
    shown: shownOf(response),
    ...(span && { span }),
  };
}

/** The parameters with which the answer sends the user back to the application; undefined if it does not. */
export function sentBackTo({ headers }: OAuthAnswer): URL | undefined {
  const location = headers.get('location');
  return location === null || !URL.canParse(location) ? undefined : new URL(location);
}

function parametersOf(fields: Fields): URLSearchParams {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value ?? []].flat().map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(pairs);
}

function bodyOf({ as = 'form', body, fields, headers = {} }: OAuthRequest, parameters: URLSearchParams) {
  if (body !== undefined) return { body, contentType: headers['Content-Type'] };
  if (as === 'json') return { body: JSON.stringify(fields), contentType: 'application/json' };
  if (as === 'query' || fields === undefined) return {};
  return { body: String(parameters), contentType: 'application/x-www-form-urlencoded' };
}

function shownOf({ status, headers, text }: WireAnswer): string {
  const location = headers.get('location');
  const isPage = headers.get('content-type')?.startsWith('text/html');
  const body = isPage ? `a page: ${/<h1>(.*)<\/h1>/.exec(text)?.[1]}` : text;
  return withoutSecrets([status, ...(location ? [`Location: ${location}`] : []), body].join(' ').trim());
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}
