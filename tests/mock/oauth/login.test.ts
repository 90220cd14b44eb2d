import * as oauth from 'oauth4webapi';
import { expect, test } from 'vitest';
import {
  apiStatus,
  authorizationRequest,
  callJson,
  changeMember,
  control,
  exchange,
  fileMock,
  freshWorkspace,
  type LoginWorkspace,
  login,
  obtainCode,
  postConsent,
  postJson,
  REDIRECT_URI,
  send,
  VERIFIER,
} from './login.ts';

const mock = fileMock();

test('an independent OAuth client logs in, refreshes and revokes', async () => {
  const workspace = await freshWorkspace(mock);
  const server: oauth.AuthorizationServer = {
    issuer: workspace.origin,
    token_endpoint: `${workspace.origin}/oauth/token`,
    revocation_endpoint: `${workspace.origin}/oauth/revoke`,
  };
  const client: oauth.Client = { client_id: workspace.app };
  const loopback = { [oauth.allowInsecureRequests]: true };
  const verifier = oauth.generateRandomCodeVerifier();
  const state = oauth.generateRandomState();

  const code_challenge = await oauth.calculatePKCECodeChallenge(verifier);
  const back = await postConsent(workspace, { code_challenge, state });
  const url = new URL(back.headers.get('location') as string);
  const parameters = oauth.validateAuthResponse(server, client, url, state);
  const first = await oauth.processAuthorizationCodeResponse(
    server,
    client,
    await oauth.authorizationCodeGrantRequest(
      server,
      client,
      oauth.None(),
      parameters,
      REDIRECT_URI,
      verifier,
      loopback,
    ),
  );
  expect(await apiStatus(workspace, first.access_token)).toBe(200);

  const second = await oauth.processRefreshTokenResponse(
    server,
    client,
    await oauth.refreshTokenGrantRequest(
      server,
      client,
      oauth.None(),
      first.refresh_token as string,
      loopback,
    ),
  );
  expect(await apiStatus(workspace, second.access_token)).toBe(200);

  await oauth.processRevocationResponse(
    await oauth.revocationRequest(server, client, oauth.None(), second.refresh_token as string, loopback),
  );
  expect(await apiStatus(workspace, second.access_token)).toBe(401);
});

test('a token response has the four fields of Laravel Passport and must not be cached', async () => {
  const workspace = await freshWorkspace(mock);
  const { status, headers, body } = await exchange(workspace, await obtainCode(workspace));
  expect(status).toBe(200);
  expect(body).toEqual({
    token_type: 'Bearer',
    expires_in: 86_400,
    access_token: expect.stringMatching(/^[\w-]{32}$/),
    refresh_token: expect.stringMatching(/^[\w-]{32}$/),
  });
  expect(Object.keys(body)).toEqual(['token_type', 'expires_in', 'access_token', 'refresh_token']);
  expect(headers.get('content-type')).toBe('application/json');
  expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache']);
});

test('a token request can be JSON', async () => {
  const workspace = await freshWorkspace(mock);
  const { status, body } = await postJson(`${workspace.origin}/oauth/token`, {
    ...{ grant_type: 'authorization_code', client_id: workspace.app, client_secret: '', scope: null },
    ...{ code: await obtainCode(workspace), redirect_uri: REDIRECT_URI, code_verifier: VERIFIER },
  });
  expect([status, body.token_type]).toEqual([200, 'Bearer']);
});

test('the consent form names the user by actor or by ID', async () => {
  const workspace = await freshWorkspace(mock);
  for (const user of ['project-manager', String(workspace.users['project-manager']?.user_id)]) {
    const { access_token } = await login(workspace, user);
    expect(await fetchUserId(workspace, access_token)).toBe(workspace.users['project-manager']?.user_id);
  }
});

test('tokens have the role of the granting user, for two users of one application', async () => {
  const workspace = await freshWorkspace(mock);
  const [admin, member] = [await login(workspace, 'admin'), await login(workspace, 'member')];
  expect(await apiStatus(workspace, admin.access_token, '/clients')).toBe(200);
  expect(await apiStatus(workspace, member.access_token, '/clients')).toBe(403);
});

test('a user who becomes a member loses admin access with the next request', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token } = await login(workspace, 'admin');
  const createClient = (name: string) => callJson(workspace, access_token, 'POST', '/clients', { name });
  expect((await createClient('Before')).status).toBe(200);
  await changeMember(workspace, 'admin', { access_level: 'member' });
  expect((await createClient('After')).status).toBe(403);
});

test('tokens of applications get 401 while third-party access is blocked, and personal tokens keep working', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token } = await login(workspace);
  await control(workspace, 'workspace', { allowThirdPartyApps: false });
  expect(await apiStatus(workspace, access_token)).toBe(401);
  expect(await apiStatus(workspace, workspace.tokens.member as string)).toBe(200);
  await control(workspace, 'workspace', { allowThirdPartyApps: true });
  expect(await apiStatus(workspace, access_token)).toBe(200);
});

test('scripts of any origin may call the token and revocation endpoints', async () => {
  for (const path of ['/oauth/token', '/oauth/revoke']) {
    const preflight = await fetch(`${mock.origin}${path}`, {
      method: 'OPTIONS',
      headers: { Origin: 'https://app.example', 'Access-Control-Request-Headers': 'content-type' },
    });
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get('access-control-allow-methods')).toBe('POST');
    expect(preflight.headers.get('access-control-allow-headers')).toBe('content-type');
    const rejected = await fetch(`${mock.origin}${path}`, { method: 'POST' });
    expect(rejected.headers.get('access-control-allow-origin')).toBe('*');
  }
});

test('the consent page rejects scripts of other origins', async () => {
  const workspace = await freshWorkspace(mock);
  const url = `${workspace.origin}/oauth/authorize?${authorizationRequest(workspace)}`;
  const page = await fetch(url, { headers: { Origin: 'https://app.example' } });
  expect(page.headers.get('access-control-allow-origin')).toBeNull();
});

test('a code of one workspace is rejected for a client of another workspace', async () => {
  const [one, two] = [await freshWorkspace(mock), await freshWorkspace(mock)];
  const reply = await exchange(two, await obtainCode(one));
  expect([reply.status, reply.body.error]).toEqual([400, 'invalid_grant']);
});

async function fetchUserId(workspace: LoginWorkspace, token: string): Promise<unknown> {
  const headers = { Authorization: `Bearer ${token}` };
  const { body } = await send(`${workspace.origin}/api/v1/me`, { headers });
  return (body.data as { user_id: number }).user_id;
}
