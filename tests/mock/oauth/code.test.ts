import { expect, test } from 'vitest';
import {
  advance,
  apiStatus,
  changeMember,
  control,
  exchange,
  fileMock,
  freshWorkspace,
  obtainCode,
  refresh,
  rejection,
  type TokenBody,
} from './login.ts';

const mock = fileMock();

test('a second use of a code is rejected and revokes the tokens of the first use', async () => {
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  const first = (await exchange(workspace, code)).body as unknown as TokenBody;
  const second = await exchange(workspace, code);
  expect([second.status, second.body]).toEqual([
    400,
    rejection(
      'invalid_grant',
      'The code has been used before.',
      'The tokens of its first use are revoked now (RFC 6749 section 4.1.2).',
    ),
  ]);
  expect(await apiStatus(workspace, first.access_token)).toBe(401);
});

test('a second use of a code revokes tokens that were refreshed since', async () => {
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  const first = (await exchange(workspace, code)).body as unknown as TokenBody;
  const refreshed = await refresh(workspace, first.refresh_token);
  await exchange(workspace, code);
  expect(await apiStatus(workspace, refreshed.body.access_token as string)).toBe(401);
});

test('one of two concurrent uses of a code gets tokens, which are then revoked', async () => {
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  const replies = await Promise.all([exchange(workspace, code), exchange(workspace, code)]);
  expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  const winner = replies.find(({ status }) => status === 200)?.body as unknown as TokenBody;
  expect(await apiStatus(workspace, winner.access_token)).toBe(401);
});

test('a code is valid for 599 seconds and expired after 600', async () => {
  const workspace = await freshWorkspace(mock);
  const [early, late] = [await obtainCode(workspace), await obtainCode(workspace)];
  await advance(workspace, 599);
  expect((await exchange(workspace, early)).status).toBe(200);
  await advance(workspace, 1);
  const reply = await exchange(workspace, late);
  expect([reply.status, reply.body]).toEqual([400, rejection('invalid_grant', 'The code is expired.')]);
});

test('a code of another client is rejected and stays valid for that client', async () => {
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  const stranger = await exchange(workspace, code, { client_id: workspace.otherApp });
  expect([stranger.status, stranger.body]).toEqual([
    400,
    rejection('invalid_grant', 'The code was issued to another client.'),
  ]);
  expect((await exchange(workspace, code)).status).toBe(200);
});

test.for([
  [
    { redirect_uri: 'http://127.0.0.1:8124/callback' },
    'invalid_grant',
    'The redirect_uri is not the one of the authorization request.',
  ],
  [{ redirect_uri: undefined }, 'invalid_request', 'The parameter `redirect_uri` is missing.'],
  [
    { code_verifier: 'x'.repeat(43) },
    'invalid_grant',
    'The code_verifier does not match the code_challenge.',
  ],
  [{ code_verifier: undefined }, 'invalid_request', 'The parameter `code_verifier` is missing.'],
  [{ code_verifier: 'too-short' }, 'invalid_request', 'The code_verifier is malformed.'],
  [{ code: 'made-up' }, 'invalid_grant', 'The code is unknown.'],
  [{ code: undefined }, 'invalid_request', 'The parameter `code` is missing.'],
] as const)('a token request for a code with %o is rejected', async ([changes, error, error_description]) => {
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  const { status, body } = await exchange(workspace, code, changes);
  expect(status).toBe(400);
  expect(body).toMatchObject({ error, error_description });
  expect((await exchange(workspace, code)).status).toBe(200);
});

test('a code is rejected if its user was deactivated after the consent', async () => {
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  await changeMember(workspace, 'member', { is_active: 0 });
  const { status, body } = await exchange(workspace, code);
  expect([status, body]).toEqual([
    400,
    rejection('invalid_grant', 'The user who granted access is deactivated.'),
  ]);
});

test('a code is rejected while third-party access is blocked', async () => {
  const workspace = await freshWorkspace(mock);
  const code = await obtainCode(workspace);
  await control(workspace, 'workspace', { allowThirdPartyApps: false });
  const { status, body } = await exchange(workspace, code);
  expect([status, body]).toEqual([
    400,
    rejection('invalid_grant', 'The workspace no longer allows third-party apps.'),
  ]);
});
