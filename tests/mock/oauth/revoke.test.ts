import { expect, test } from 'vitest';
import {
  apiStatus,
  fileMock,
  freshWorkspace,
  type LoginWorkspace,
  login,
  postForm,
  refresh,
  rejection,
} from './login.ts';

const mock = fileMock();

function revoke(workspace: LoginWorkspace, token: string, changes: Record<string, string | undefined> = {}) {
  return postForm(`${workspace.origin}/oauth/revoke`, { client_id: workspace.app, token, ...changes });
}

test('a revoked access token is rejected at once, while its refresh token keeps working', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token, refresh_token } = await login(workspace);
  const { status, body, headers } = await revoke(workspace, access_token, {
    token_type_hint: 'access_token',
  });
  expect([status, body, headers.get('cache-control')]).toEqual([200, {}, 'no-store']);
  expect(await apiStatus(workspace, access_token)).toBe(401);
  expect((await refresh(workspace, refresh_token)).status).toBe(200);
});

test('revoking a refresh token revokes its access token', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token, refresh_token } = await login(workspace);
  expect((await revoke(workspace, refresh_token)).status).toBe(200);
  expect(await apiStatus(workspace, access_token)).toBe(401);
  expect((await refresh(workspace, refresh_token)).body.error).toBe('invalid_grant');
});

test('revoking a token twice, or an unknown token, succeeds', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token } = await login(workspace);
  for (const token of [access_token, access_token, 'made-up']) {
    expect((await revoke(workspace, token)).status).toBe(200);
  }
});

test('revoking a token of another client is rejected and has no effect', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token } = await login(workspace);
  const { status, body } = await revoke(workspace, access_token, { client_id: workspace.otherApp });
  expect([status, body]).toEqual([
    400,
    rejection('invalid_grant', 'The token was issued to another client.'),
  ]);
  expect(await apiStatus(workspace, access_token)).toBe(200);
});

test('an application cannot revoke a personal token', async () => {
  const workspace = await freshWorkspace(mock);
  expect((await revoke(workspace, workspace.tokens.member as string)).status).toBe(400);
  expect(await apiStatus(workspace, workspace.tokens.member as string)).toBe(200);
});

test.for([
  [{ token: undefined }, 400, 'invalid_request'],
  [{ client_id: undefined }, 400, 'invalid_request'],
  [{ client_id: 'nobody' }, 401, 'invalid_client'],
  [{ client_secret: 'hush' }, 401, 'invalid_client'],
] as const)('a revocation with %o is rejected with %i', async ([changes, status, error]) => {
  const reply = await revoke(await freshWorkspace(mock), 'any', changes);
  expect([reply.status, reply.body.error]).toEqual([status, error]);
});
