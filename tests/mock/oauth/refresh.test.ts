import { expect, test } from 'vitest';
import {
  advance,
  apiStatus,
  changeMember,
  control,
  fileMock,
  freshWorkspace,
  type LoginWorkspace,
  login,
  refresh,
  rejection,
  send,
  type TokenBody,
} from './login.ts';

const mock = fileMock();
const DAY = 86_400;

test('a refresh revokes the old refresh token and its access token', async () => {
  const workspace = await freshWorkspace(mock);
  const old = await login(workspace);
  const { status, body } = await refresh(workspace, old.refresh_token);
  expect(status).toBe(200);
  expect(body).toEqual({
    token_type: 'Bearer',
    expires_in: DAY,
    access_token: expect.stringMatching(/^[\w-]{32}$/),
    refresh_token: expect.stringMatching(/^[\w-]{32}$/),
  });
  expect(await apiStatus(workspace, old.access_token)).toBe(401);
  expect(await apiStatus(workspace, body.access_token as string)).toBe(200);
});

test('an access token is accepted at 86,399 s and rejected at 86,401 s', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token } = await login(workspace);
  await advance(workspace, DAY - 1);
  expect(await apiStatus(workspace, access_token)).toBe(200);
  await advance(workspace, 2);
  expect(await apiStatus(workspace, access_token)).toBe(401);
});

test('a refresh works before and after the access token expires', async () => {
  const workspace = await freshWorkspace(mock);
  const first = await login(workspace);
  await advance(workspace, DAY - 1);
  const second = (await refresh(workspace, first.refresh_token)).body as unknown as TokenBody;
  await advance(workspace, DAY + 1);
  expect(await apiStatus(workspace, second.access_token)).toBe(401);
  const third = (await refresh(workspace, second.refresh_token)).body as unknown as TokenBody;
  expect(await apiStatus(workspace, third.access_token)).toBe(200);
});

test('a refresh token is accepted a second before 30 days and rejected a second after', async () => {
  const workspace = await freshWorkspace(mock);
  const [early, late] = [await login(workspace), await login(workspace)];
  await advance(workspace, 30 * DAY - 1);
  expect((await refresh(workspace, early.refresh_token)).status).toBe(200);
  await advance(workspace, 2);
  const { status, body } = await refresh(workspace, late.refresh_token);
  expect([status, body]).toEqual([400, rejection('invalid_grant', 'The refresh token is expired.')]);
});

test('reuse of an old refresh token revokes the family', async () => {
  const workspace = await freshWorkspace(mock);
  const { old, latest } = await refreshTwice(workspace);
  const { status, body } = await refresh(workspace, old.refresh_token);
  expect([status, body]).toEqual([400, rejection('invalid_grant', 'The refresh token is revoked.')]);
  expect(await apiStatus(workspace, latest.access_token)).toBe(401);
  expect((await refresh(workspace, latest.refresh_token)).status).toBe(400);
});

test('reuse of an old refresh token is rejected without revoking its family if refreshReuse is reject', async () => {
  const workspace = await freshWorkspace(mock, { refreshReuse: 'reject' });
  const { old, latest } = await refreshTwice(workspace);
  expect((await refresh(workspace, old.refresh_token)).body.error).toBe('invalid_grant');
  expect(await apiStatus(workspace, latest.access_token)).toBe(200);
  expect((await refresh(workspace, latest.refresh_token)).status).toBe(200);
});

test("refresh token reuse revokes only that token family, not the user's other families", async () => {
  const workspace = await freshWorkspace(mock);
  const other = await login(workspace);
  const { old } = await refreshTwice(workspace);
  await refresh(workspace, old.refresh_token);
  expect(await apiStatus(workspace, other.access_token)).toBe(200);
});

test.for([
  ['revoke', 401],
  ['reject', 200],
] as const)(
  'exactly one of ten concurrent refreshes gets tokens; with %s the others return %i',
  async ([refreshReuse, status]) => {
    const workspace = await freshWorkspace(mock, { refreshReuse });
    const { refresh_token } = await login(workspace);
    const replies = await Promise.all(Array.from({ length: 10 }, () => refresh(workspace, refresh_token)));
    const winners = replies.filter((reply) => reply.status === 200);
    expect(winners).toHaveLength(1);
    expect(replies.filter((reply) => reply.body.error === 'invalid_grant')).toHaveLength(9);
    expect(await apiStatus(workspace, winners[0]?.body.access_token as string)).toBe(status);
  },
);

test('a refresh token of another client is rejected and stays valid for that client', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  const { status, body } = await refresh(workspace, refresh_token, { client_id: workspace.otherApp });
  expect([status, body]).toEqual([
    400,
    rejection('invalid_grant', 'The token was issued to another client.'),
  ]);
  expect((await refresh(workspace, refresh_token)).status).toBe(200);
});

test('a personal token cannot be refreshed', async () => {
  const workspace = await freshWorkspace(mock);
  const { status, body } = await refresh(workspace, workspace.tokens.member as string);
  expect([status, body]).toEqual([400, rejection('invalid_grant', 'A personal token cannot be refreshed.')]);
  expect(await apiStatus(workspace, workspace.tokens.member as string)).toBe(200);
});

test('an access token or a token that was never issued cannot be used as a refresh token', async () => {
  const workspace = await freshWorkspace(mock);
  const { access_token } = await login(workspace);
  expect((await refresh(workspace, access_token)).body).toEqual(
    rejection('invalid_grant', 'This is an access token, not a refresh token.'),
  );
  expect((await refresh(workspace, 'made-up')).body).toEqual(
    rejection('invalid_grant', 'The refresh token is unknown.'),
  );
});

test('a refresh token is not accepted as an access token', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  expect(await apiStatus(workspace, refresh_token)).toBe(401);
});

test('a refresh is rejected while third-party access is blocked, and works afterwards', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  await control(workspace, 'workspace', { allowThirdPartyApps: false });
  expect((await refresh(workspace, refresh_token)).body).toEqual(
    rejection('invalid_grant', 'The workspace no longer allows third-party apps.'),
  );
  await control(workspace, 'workspace', { allowThirdPartyApps: true });
  expect((await refresh(workspace, refresh_token)).status).toBe(200);
});

test('a refresh for a deactivated user is rejected', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  await changeMember(workspace, 'member', { is_active: 0 });
  expect((await refresh(workspace, refresh_token)).body).toEqual(
    rejection('invalid_grant', 'The user who granted access is deactivated.'),
  );
});

test('tokens from the control API are refreshed like other tokens', async () => {
  const workspace = await freshWorkspace(mock);
  const { body } = await send(`${workspace.origin}/_mock/tokens?workspace=${workspace.id}`, {
    method: 'POST',
    body: JSON.stringify({ user: 'admin', expires_in: 60 }),
  });
  expect(body.expires_in).toBe(60);
  expect((await refresh(workspace, body.refresh_token as string)).body.expires_in).toBe(DAY);
});

async function refreshTwice(workspace: LoginWorkspace): Promise<{ old: TokenBody; latest: TokenBody }> {
  const old = await login(workspace);
  const next = (await refresh(workspace, old.refresh_token)).body as unknown as TokenBody;
  const latest = (await refresh(workspace, next.refresh_token)).body as unknown as TokenBody;
  return { old, latest };
}
