import { expect, test } from 'vitest';
import { apiStatus, changeMember, fileMock, freshWorkspace, send } from '../oauth/login.ts';
import { createApp, FormBrowser, PNG, portalJson, signIn } from './portal.ts';

const mock = fileMock();

test('the portal asks for a user if none is named', async () => {
  const browser = new FormBrowser(mock.origin);
  const { status, html } = await browser.open('/developers');
  expect(status).toBe(200);
  expect(html).toContain('<legend>Who are you?</legend>');
  expect(html).toContain('Olivia Owens');
});

test('the user in the URL is stored in a cookie that scripts and other sites cannot read', async () => {
  const workspace = await freshWorkspace(mock);
  const browser = await signIn(workspace);
  expect(browser.page.headers.get('set-cookie')).toMatch(
    /^timeneye_mock_developer=[\w.-]+; Path=\/developers; HttpOnly; SameSite=Lax$/,
  );
  const { html, headers } = await browser.open('/developers');
  expect(html).toContain(`You are Mia Moss (Member) of workspace ${workspace.id}.`);
  expect(headers.get('set-cookie')).toBeNull();
});

test('another workspace in the URL asks for a user again', async () => {
  const [one, two] = [await freshWorkspace(mock), await freshWorkspace(mock)];
  const browser = await signIn(one);
  const { html } = await browser.open(`/developers?workspace=${two.id}`);
  expect(html).toContain(`<input type="hidden" name="workspace" value="${two.id}">`);
});

test('an unknown workspace or user is reported', async () => {
  const browser = new FormBrowser(mock.origin);
  const workspace = await browser.open('/developers?workspace=nowhere');
  expect([workspace.status, workspace.html]).toEqual([422, expect.stringContaining('&quot;nowhere&quot;')]);
  const user = await browser.open('/developers?user=boss');
  expect([user.status, user.html]).toEqual([422, expect.stringContaining('&quot;boss&quot;')]);
});

test('a deactivated user is signed out', async () => {
  const workspace = await freshWorkspace(mock);
  const browser = await signIn(workspace);
  await changeMember(workspace, 'member', { is_active: 0 });
  expect((await browser.open('/developers')).html).toContain('<legend>Who are you?</legend>');
});

test('every page has a language, a title, one heading and no script, and cannot be framed', async () => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace);
  const browser = await signIn(workspace);
  for (const path of ['', '/sign-in', '/apps/new', `/apps/${client_id}`, '/nowhere']) {
    const { html, headers } = await browser.open(`/developers${path}`);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en">/);
    expect(html).toMatch(/<title>[^<]+ - Timeneye mock<\/title>/);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    expect(html).not.toMatch(/<script|javascript:|\son\w+=/);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*; form-action 'self'$/);
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('cache-control')).toBe('no-store');
  }
});

test('every field of a form has a label', async () => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace);
  const { html } = await (await signIn(workspace)).open(`/developers/apps/${client_id}`);
  const ids = [...html.matchAll(/<(?:input type="(?:text|file)"|textarea) id="([^"]+)"/g)].map(
    ([, id]) => id,
  );
  expect(ids).toEqual(['name', 'redirect_uri', 'description', 'website', 'avatar_url']);
  for (const id of ids) expect(html).toContain(`<label for="${id}">`);
});

test('a form with errors is shown again with its values and with the errors next to the fields', async () => {
  const browser = await signIn(await freshWorkspace(mock));
  await browser.open('/developers/apps/new');
  const fields = { name: '"Sync" & <b>', redirect_uri: 'nowhere', description: '\nline', website: '' };
  const { status, html } = await browser.submit('/developers/apps', fields);
  expect(status).toBe(422);
  expect(html).toContain('<title>Error: Create new app');
  expect(html).toContain('value="&quot;Sync&quot; &amp; &lt;b&gt;"');
  expect(html).toContain('rows="3">\n\r\nline</textarea>');
  expect(html).toMatch(
    /<span class="error" id="redirect_uri-error">The redirect URI must be an absolute URI/,
  );
  expect(html).toContain('aria-describedby="redirect_uri-hint redirect_uri-error" aria-invalid="true"');
});

test('user input is escaped on every page', async () => {
  const workspace = await freshWorkspace(mock);
  const attack = '<img src=x onerror=alert(1)>';
  const { client_id } = await createApp(workspace, { name: attack, description: attack });
  const browser = await signIn(workspace);
  await browser.submit('/developers/tokens', { name: attack });
  const consent = `/oauth/authorize?client_id=${client_id}&response_type=code&code_challenge=${'a'.repeat(43)}&code_challenge_method=S256`;
  for (const path of ['/developers', `/developers/apps/${client_id}`, consent]) {
    const { html } = await browser.open(path);
    expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
    expect(html).not.toContain('<img src=x');
  }
});

test('saving an app uploads or removes its avatar', async () => {
  const workspace = await freshWorkspace(mock);
  const { client_id } = await createApp(workspace);
  const action = `/developers/apps/${client_id}`;
  const fields = { name: 'Sync', redirect_uri: 'https://example.com/cb' };
  const browser = await signIn(workspace);
  await browser.open(action);
  const saved = await browser.submit(action, { ...fields, avatar_url: new File([PNG], 'a.png') });
  expect(saved.html).toContain('The app was saved.');
  expect(saved.html).toContain('src="data:image/png;base64,');
  await browser.open(action);
  const unchanged = await browser.submit(action, { ...fields, avatar_url: new File([], '') });
  expect(unchanged.html).toContain('src="data:image/png;base64,');
  await browser.open(action);
  const removed = await browser.submit(action, { ...fields, remove_avatar: '1' });
  expect(removed.html).not.toContain('src="data:');
});

test('a personal token is shown on one page only, and revoked with a button', async () => {
  const workspace = await freshWorkspace(mock);
  const browser = await signIn(workspace);
  const { html } = await browser.submit('/developers/tokens', { name: 'Script' });
  const token = /<code class="secret" id="token">([\w-]+)</.exec(html)?.[1] as string;
  expect(await apiStatus(workspace, token)).toBe(200);
  const home = await browser.open('/developers');
  expect(home.html).not.toContain(token);
  const action = [...home.html.matchAll(/action="(\/developers\/tokens\/[\w-]+\/revoke)"/g)].at(-1)?.[1];
  expect((await browser.submit(action as string)).html).toContain('The token was revoked.');
  expect(await apiStatus(workspace, token)).toBe(401);
});

test('a form without its token, with a token of another browser or without the cookie is rejected', async () => {
  const workspace = await freshWorkspace(mock);
  const [browser, other] = [await signIn(workspace), await signIn(workspace)];
  const url = `${workspace.origin}/developers/tokens`;
  const foreign = /name="form_token" value="([^"]+)"/.exec(other.page.html)?.[1] as string;
  const post = (target: string, Cookie: string, form_token: string) => {
    const body = new URLSearchParams({ name: 'Stolen', form_token });
    return fetch(target, { method: 'POST', headers: { Cookie }, body });
  };
  expect((await post(url, browser.cookie, '')).status).toBe(403);
  expect((await post(url, browser.cookie, foreign)).status).toBe(403);
  expect((await post(`${url}?workspace=${workspace.id}&user=member`, '', foreign)).status).toBe(403);
  expect((await post(url, '', foreign)).status).toBe(401);
  expect((await portalJson(workspace, 'GET', '/tokens')).body.data).toHaveLength(1);
});

test('a JSON request requires the JSON content type, which forms of other sites cannot send', async () => {
  const workspace = await freshWorkspace(mock);
  const url = `${workspace.origin}/developers/tokens?workspace=${workspace.id}&user=member`;
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const headers = { Accept: 'application/json', 'Content-Type': type };
    const body = '{"name":"Stolen"}';
    expect((await send(url, { method: 'POST', headers, body })).status).toBe(415);
  }
});

test('a JSON request without a user is rejected with 401', async () => {
  const headers = { Accept: 'application/json' };
  const { status, body } = await send(`${mock.origin}/developers/apps`, { headers });
  expect([status, body]).toEqual([401, { message: 'Name the user: ?workspace=ID&user=NAME.' }]);
});

test('other methods are rejected with 405 and Allow', async () => {
  const workspace = await freshWorkspace(mock);
  const { status, headers } = await portalJson(workspace, 'DELETE', '/apps');
  expect([status, headers.get('allow')]).toEqual([405, 'GET, POST']);
});
