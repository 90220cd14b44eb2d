import { expect, test } from 'vitest';
import {
  advance,
  apiStatus,
  changeMember,
  control,
  fileMock,
  freshWorld,
  login,
  refresh,
  refusal,
  send,
  type TokenBody,
  type World,
} from './login.ts';

const mock = fileMock();
const DAY = 86_400;

test('a refresh ends the old refresh token and the access token that came with it', async () => {
  const world = await freshWorld(mock);
  const old = await login(world);
  const { status, body } = await refresh(world, old.refresh_token);
  expect(status).toBe(200);
  expect(body).toEqual({
    token_type: 'Bearer',
    expires_in: DAY,
    access_token: expect.stringMatching(/^[\w-]{32}$/),
    refresh_token: expect.stringMatching(/^[\w-]{32}$/),
  });
  expect(await apiStatus(world, old.access_token)).toBe(401);
  expect(await apiStatus(world, body.access_token as string)).toBe(200);
});

test('an access token is accepted at 86,399 s and refused at 86,401 s', async () => {
  const world = await freshWorld(mock);
  const { access_token } = await login(world);
  await advance(world, DAY - 1);
  expect(await apiStatus(world, access_token)).toBe(200);
  await advance(world, 2);
  expect(await apiStatus(world, access_token)).toBe(401);
});

test('a refresh works before and after the access token expires', async () => {
  const world = await freshWorld(mock);
  const first = await login(world);
  await advance(world, DAY - 1);
  const second = (await refresh(world, first.refresh_token)).body as unknown as TokenBody;
  await advance(world, DAY + 1);
  expect(await apiStatus(world, second.access_token)).toBe(401);
  const third = (await refresh(world, second.refresh_token)).body as unknown as TokenBody;
  expect(await apiStatus(world, third.access_token)).toBe(200);
});

test('a refresh token is accepted a second before 30 days and refused a second after', async () => {
  const world = await freshWorld(mock);
  const [early, late] = [await login(world), await login(world)];
  await advance(world, 30 * DAY - 1);
  expect((await refresh(world, early.refresh_token)).status).toBe(200);
  await advance(world, 2);
  const { status, body } = await refresh(world, late.refresh_token);
  expect([status, body]).toEqual([400, refusal('invalid_grant', 'The refresh token is expired.')]);
});

test('reuse of an old refresh token ends the family', async () => {
  const world = await freshWorld(mock);
  const { old, latest } = await refreshedTwice(world);
  const { status, body } = await refresh(world, old.refresh_token);
  expect([status, body]).toEqual([400, refusal('invalid_grant', 'The refresh token is revoked.')]);
  expect(await apiStatus(world, latest.access_token)).toBe(401);
  expect((await refresh(world, latest.refresh_token)).status).toBe(400);
});

test('reuse of an old refresh token is only refused where the workspace says reject', async () => {
  const world = await freshWorld(mock, { refresh_reuse: 'reject' });
  const { old, latest } = await refreshedTwice(world);
  expect((await refresh(world, old.refresh_token)).body.error).toBe('invalid_grant');
  expect(await apiStatus(world, latest.access_token)).toBe(200);
  expect((await refresh(world, latest.refresh_token)).status).toBe(200);
});

test('reuse ends one login and leaves the others of the same user', async () => {
  const world = await freshWorld(mock);
  const other = await login(world);
  const { old } = await refreshedTwice(world);
  await refresh(world, old.refresh_token);
  expect(await apiStatus(world, other.access_token)).toBe(200);
});

test.for([
  ['revoke', 401],
  ['reject', 200],
] as const)(
  'of ten refreshes at once exactly one gets tokens; with %s they answer %i',
  async ([refresh_reuse, status]) => {
    const world = await freshWorld(mock, { refresh_reuse });
    const { refresh_token } = await login(world);
    const replies = await Promise.all(Array.from({ length: 10 }, () => refresh(world, refresh_token)));
    const winners = replies.filter((reply) => reply.status === 200);
    expect(winners).toHaveLength(1);
    expect(replies.filter((reply) => reply.body.error === 'invalid_grant')).toHaveLength(9);
    expect(await apiStatus(world, winners[0]?.body.access_token as string)).toBe(status);
  },
);

test('a refresh token of another client is refused and stays good for its own', async () => {
  const world = await freshWorld(mock);
  const { refresh_token } = await login(world);
  const { status, body } = await refresh(world, refresh_token, { client_id: world.otherApp });
  expect([status, body]).toEqual([400, refusal('invalid_grant', 'The token was issued to another client.')]);
  expect((await refresh(world, refresh_token)).status).toBe(200);
});

test('a personal token cannot be refreshed', async () => {
  const world = await freshWorld(mock);
  const { status, body } = await refresh(world, world.tokens.member as string);
  expect([status, body]).toEqual([400, refusal('invalid_grant', 'A personal token cannot be refreshed.')]);
  expect(await apiStatus(world, world.tokens.member as string)).toBe(200);
});

test('an access token and a token that was never issued cannot be refreshed', async () => {
  const world = await freshWorld(mock);
  const { access_token } = await login(world);
  expect((await refresh(world, access_token)).body).toEqual(
    refusal('invalid_grant', 'This is an access token, not a refresh token.'),
  );
  expect((await refresh(world, 'made-up')).body).toEqual(
    refusal('invalid_grant', 'The refresh token is unknown.'),
  );
});

test('a refresh token is no access token', async () => {
  const world = await freshWorld(mock);
  const { refresh_token } = await login(world);
  expect(await apiStatus(world, refresh_token)).toBe(401);
});

test('a refresh is refused while third-party apps are off, and goes on afterwards', async () => {
  const world = await freshWorld(mock);
  const { refresh_token } = await login(world);
  await control(world, 'workspace', { allow_third_party_apps: false });
  expect((await refresh(world, refresh_token)).body).toEqual(
    refusal('invalid_grant', 'The workspace does not allow third-party apps any more.'),
  );
  await control(world, 'workspace', { allow_third_party_apps: true });
  expect((await refresh(world, refresh_token)).status).toBe(200);
});

test('a refresh of a deactivated user is refused', async () => {
  const world = await freshWorld(mock);
  const { refresh_token } = await login(world);
  await changeMember(world, 'member', { is_active: 0 });
  expect((await refresh(world, refresh_token)).body).toEqual(
    refusal('invalid_grant', 'The user who granted access is deactivated.'),
  );
});

test('tokens that the control issues are refreshed like any other', async () => {
  const world = await freshWorld(mock);
  const { body } = await send(`${world.origin}/_mock/tokens?workspace=${world.id}`, {
    method: 'POST',
    body: JSON.stringify({ user: 'admin', expires_in: 60 }),
  });
  expect(body.expires_in).toBe(60);
  expect((await refresh(world, body.refresh_token as string)).body.expires_in).toBe(DAY);
});

async function refreshedTwice(world: World): Promise<{ old: TokenBody; latest: TokenBody }> {
  const old = await login(world);
  const next = (await refresh(world, old.refresh_token)).body as unknown as TokenBody;
  const latest = (await refresh(world, next.refresh_token)).body as unknown as TokenBody;
  return { old, latest };
}
