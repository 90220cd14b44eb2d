import { expect, test } from 'vitest';
import { apiStatus, fileMock, freshWorld, login, postForm, refresh, refusal, type World } from './login.ts';

const mock = fileMock();

function revoke(world: World, token: string, changes: Record<string, string | undefined> = {}) {
  return postForm(`${world.origin}/oauth/revoke`, { client_id: world.app, token, ...changes });
}

test('a revoked access token is refused at once, its refresh token goes on', async () => {
  const world = await freshWorld(mock);
  const { access_token, refresh_token } = await login(world);
  const { status, body, headers } = await revoke(world, access_token, { token_type_hint: 'access_token' });
  expect([status, body, headers.get('cache-control')]).toEqual([200, {}, 'no-store']);
  expect(await apiStatus(world, access_token)).toBe(401);
  expect((await refresh(world, refresh_token)).status).toBe(200);
});

test('a revoked refresh token takes the access token with it', async () => {
  const world = await freshWorld(mock);
  const { access_token, refresh_token } = await login(world);
  expect((await revoke(world, refresh_token)).status).toBe(200);
  expect(await apiStatus(world, access_token)).toBe(401);
  expect((await refresh(world, refresh_token)).body.error).toBe('invalid_grant');
});

test('revoking a token twice, or one that never was, is no error', async () => {
  const world = await freshWorld(mock);
  const { access_token } = await login(world);
  for (const token of [access_token, access_token, 'made-up']) {
    expect((await revoke(world, token)).status).toBe(200);
  }
});

test('a token of another client is refused and stays good', async () => {
  const world = await freshWorld(mock);
  const { access_token } = await login(world);
  const { status, body } = await revoke(world, access_token, { client_id: world.otherApp });
  expect([status, body]).toEqual([400, refusal('invalid_grant', 'The token was issued to another client.')]);
  expect(await apiStatus(world, access_token)).toBe(200);
});

test('a personal token is not for applications to revoke', async () => {
  const world = await freshWorld(mock);
  expect((await revoke(world, world.tokens.member as string)).status).toBe(400);
  expect(await apiStatus(world, world.tokens.member as string)).toBe(200);
});

test.for([
  [{ token: undefined }, 400, 'invalid_request'],
  [{ client_id: undefined }, 400, 'invalid_request'],
  [{ client_id: 'nobody' }, 401, 'invalid_client'],
  [{ client_secret: 'hush' }, 401, 'invalid_client'],
] as const)('a revocation with %o is refused with %i', async ([changes, status, error]) => {
  const reply = await revoke(await freshWorld(mock), 'any', changes);
  expect([reply.status, reply.body.error]).toEqual([status, error]);
});
