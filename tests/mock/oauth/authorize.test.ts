import { expect, test } from 'vitest';
import {
  control,
  exchange,
  fileMock,
  freshWorkspace,
  openConsent,
  postConsent,
  REDIRECT_URI,
  redirectParameters,
  send,
} from './login.ts';

const mock = fileMock();

test('the consent page names the application, the users and their roles, and runs no script', async () => {
  const workspace = await freshWorkspace(mock);
  const response = await openConsent(workspace);
  const page = await response.text();
  expect(response.status).toBe(200);
  expect(page).toContain('mock-app wants to access Timeneye as you');
  expect(page).toMatch(/Olivia Owens<\/span> <span class="soft">Owner/);
  expect(page).toMatch(/Grace Green<\/span> <span class="soft">Group manager/);
  expect(page).toContain('<input type="hidden" name="state" value="st ate/1">');
  expect(page).not.toContain('<script');
});

test('deactivated and pending users cannot be chosen', async () => {
  const workspace = await freshWorkspace(mock);
  const page = await (await openConsent(workspace)).text();
  expect(page).not.toMatch(/Dora Dean|Pia Penn/);
});

test('the consent page sends headers that forbid framing, scripts and caching', async () => {
  const { headers } = await openConsent(await freshWorkspace(mock));
  expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(headers.get('content-security-policy')).toMatch(
    /^default-src 'none'; style-src 'sha256-[^']+'; img-src data:; base-uri 'none'; frame-ancestors 'none'$/,
  );
  expect(headers.get('x-frame-options')).toBe('DENY');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('cache-control')).toBe('no-store');
});

test('values from the client are escaped', async () => {
  const workspace = await freshWorkspace(mock);
  const page = await (await openConsent(workspace, { state: '"><script>alert(1)</script>' })).text();
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"');
});

test('granting access redirects the user with code and state', async () => {
  const response = await postConsent(await freshWorkspace(mock));
  expect(response.status).toBe(302);
  expect(response.headers.get('location')).toMatch(`${REDIRECT_URI}?code=`);
  expect(redirectParameters(response)).toEqual({
    code: expect.stringMatching(/^[\w-]{32}$/),
    state: 'st ate/1',
  });
});

test('a request without state is redirected without state', async () => {
  const response = await postConsent(await freshWorkspace(mock), { state: undefined });
  expect(Object.keys(redirectParameters(response))).toEqual(['code']);
});

test('denying access redirects the user with access_denied and state', async () => {
  const response = await postConsent(await freshWorkspace(mock), { decision: 'deny', user: undefined });
  expect(redirectParameters(response)).toEqual({
    error: 'access_denied',
    error_description: 'The user denied the request.',
    state: 'st ate/1',
  });
});

test.for([
  ['no user', { user: undefined }, 'Choose who you are'],
  ['a user that does not exist', { user: 'boss' }, 'Choose who you are'],
  ['no decision', { decision: undefined }, 'Choose Grant or Deny'],
] as const)('the form with %s is shown again with the error', async ([, changes, text]) => {
  const response = await postConsent(await freshWorkspace(mock), changes);
  expect(response.status).toBe(422);
  expect(await response.text()).toContain(`<p class="notice bad" role="alert">${text}`);
});

test.for([
  ['no client_id', { client_id: undefined }, 400, 'The parameter `client_id` is missing.'],
  ['an unknown client_id', { client_id: 'nobody' }, 400, 'There is no application with this client_id.'],
  ['no redirect_uri', { redirect_uri: undefined }, 400, 'The parameter `redirect_uri` is missing.'],
  ['a redirect_uri with another path', { redirect_uri: 'http://127.0.0.1/call' }, 400, 'The redirect_uri is'],
  ['a redirect_uri with a query', { redirect_uri: `${REDIRECT_URI}?a=b` }, 400, 'The redirect_uri is'],
  ['an https loopback URI', { redirect_uri: 'https://127.0.0.1/callback' }, 400, 'The redirect_uri is'],
  ['an invalid port', { redirect_uri: 'http://127.0.0.1:99999/callback' }, 400, 'The redirect_uri is'],
  ['a loopback host as user name', { redirect_uri: 'http://127.0.0.1:80@x.de/callback' }, 400, 'The red'],
  ['a longer host', { redirect_uri: 'http://127.0.0.1.x.de/callback' }, 400, 'The redirect_uri is'],
  [
    'a Postman callback with a port',
    { redirect_uri: 'https://oauth.pstmn.io:444/v1/browser-callback' },
    400,
    '',
  ],
] as const)('%s is reported on a page and never redirected', async ([, changes, status, text]) => {
  const workspace = await freshWorkspace(mock);
  for (const response of [await openConsent(workspace, changes), await postConsent(workspace, changes)]) {
    expect([response.status, response.headers.get('location')]).toEqual([status, null]);
    expect(await response.text()).toContain(text);
  }
});

test.for([
  [
    'no response_type',
    { response_type: undefined },
    'invalid_request',
    'The parameter `response_type` is missing.',
  ],
  [
    'response_type token',
    { response_type: 'token' },
    'unsupported_response_type',
    'The response_type is not supported.',
  ],
  ['a scope', { scope: 'entries' }, 'invalid_scope', 'Scopes are not supported.'],
  [
    'no code_challenge',
    { code_challenge: undefined },
    'invalid_request',
    'The parameter `code_challenge` is missing.',
  ],
  [
    'no code_challenge_method',
    { code_challenge_method: undefined },
    'invalid_request',
    'The code_challenge_method is not S256.',
  ],
  [
    'code_challenge_method plain',
    { code_challenge_method: 'plain' },
    'invalid_request',
    'The code_challenge_method is not S256.',
  ],
  [
    'a challenge of 42 characters',
    { code_challenge: 'a'.repeat(42) },
    'invalid_request',
    'The code_challenge is malformed.',
  ],
  [
    'a challenge of 129 characters',
    { code_challenge: 'a'.repeat(129) },
    'invalid_request',
    'The code_challenge is malformed.',
  ],
  [
    'a challenge in padded base64',
    { code_challenge: `${'a'.repeat(43)}=` },
    'invalid_request',
    'The code_challenge is malformed.',
  ],
] as const)(
  '%s is reported to the application, with the state',
  async ([, changes, error, error_description]) => {
    const workspace = await freshWorkspace(mock);
    for (const response of [await openConsent(workspace, changes), await postConsent(workspace, changes)]) {
      expect(response.status).toBe(302);
      expect(response.headers.get('location')).toMatch(REDIRECT_URI);
      expect(redirectParameters(response)).toMatchObject({ error, error_description, state: 'st ate/1' });
    }
  },
);

test('an empty scope counts as no scope', async () => {
  expect((await openConsent(await freshWorkspace(mock), { scope: '' })).status).toBe(200);
});

test('a repeated parameter is rejected', async () => {
  const workspace = await freshWorkspace(mock);
  const url = (await openConsent(workspace)).url;
  const twice = await fetch(`${url}&code_challenge_method=S256`, { redirect: 'manual' });
  expect(redirectParameters(twice)).toMatchObject({
    error: 'invalid_request',
    error_description: 'The parameter `code_challenge_method` is given more than once.',
  });
  const ambiguous = await fetch(`${url}&redirect_uri=http://127.0.0.1/other`, { redirect: 'manual' });
  expect([ambiguous.status, ambiguous.headers.get('location')]).toEqual([400, null]);
});

test('a repeated state parameter redirects with invalid_request and no state', async () => {
  const { url } = await openConsent(await freshWorkspace(mock));
  const response = await fetch(`${url}&state=other`, { redirect: 'manual' });
  expect(redirectParameters(response)).not.toHaveProperty('state');
  expect(redirectParameters(response).error).toBe('invalid_request');
});

test('an unknown parameter is ignored, even if it is repeated', async () => {
  const { url } = await openConsent(await freshWorkspace(mock));
  expect((await fetch(`${url}&resource=a&resource=b`)).status).toBe(200);
});

test.for([
  'http://127.0.0.1/callback',
  'http://127.0.0.1:1/callback',
  'http://localhost:65535/callback',
  'http://[::1]:8123/callback',
])('the port of a loopback redirect URI may differ: %s', async (redirect_uri) => {
  const workspace = await freshWorkspace(mock);
  const response = await postConsent(workspace, { redirect_uri });
  expect(response.headers.get('location')).toMatch(`${redirect_uri}?code=`);
  const { status } = await exchange(workspace, redirectParameters(response).code as string, { redirect_uri });
  expect(status).toBe(200);
});

test('the redirect URI is optional if only one is registered, and keeps its query', async () => {
  const workspace = await freshWorkspace(mock);
  const { body } = await send(`${workspace.origin}/developers/apps?workspace=${workspace.id}&user=member`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'One', redirect_uri: 'https://example.com/cb?tenant=7' }),
  });
  const client_id = (body.data as { client_id: string }).client_id;
  const response = await postConsent(workspace, { client_id, redirect_uri: undefined });
  expect(response.headers.get('location')).toMatch('https://example.com/cb?tenant=7&code=');
  const code = redirectParameters(response).code as string;
  expect((await exchange(workspace, code, { client_id, redirect_uri: undefined })).status).toBe(200);
});

test('while third-party access is blocked, the consent request gets an error page and no redirect', async () => {
  const workspace = await freshWorkspace(mock);
  await control(workspace, 'workspace', { allowThirdPartyApps: false });
  for (const response of [await openConsent(workspace), await postConsent(workspace)]) {
    expect([response.status, response.headers.get('location')]).toEqual([403, null]);
    expect(await response.text()).toContain('This workspace does not allow third-party apps.');
  }
});
