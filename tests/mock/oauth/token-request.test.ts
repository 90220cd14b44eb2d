import { expect, test } from 'vitest';
import {
  fileMock,
  freshWorkspace,
  login,
  postForm,
  postJson,
  refresh,
  rejection,
  send,
  type TokenBody,
} from './login.ts';

const mock = fileMock();
const SECRET_HINT = 'Leave client_secret, or the password of Basic, empty.';
const CLIENT_HINT = '/developers lists the client IDs; `mock-app` always exists.';

const basic = (text: string) => ({ Authorization: `Basic ${Buffer.from(text).toString('base64')}` });

test.for([
  [{ grant_type: undefined }, 400, rejection('invalid_request', 'The parameter `grant_type` is missing.')],
  [{ grant_type: '' }, 400, rejection('invalid_request', 'The parameter `grant_type` is missing.')],
  [
    { grant_type: 'password' },
    400,
    rejection(
      'unsupported_grant_type',
      'The grant_type is not supported.',
      'It must be `authorization_code` or `refresh_token`.',
    ),
  ],
  [
    { grant_type: 'client_credentials' },
    400,
    rejection(
      'unsupported_grant_type',
      'The grant_type is not supported.',
      'It must be `authorization_code` or `refresh_token`.',
    ),
  ],
  [{ client_id: undefined }, 400, rejection('invalid_request', 'The parameter `client_id` is missing.')],
  [
    { client_id: 'nobody' },
    401,
    rejection('invalid_client', 'There is no application with this client_id.', CLIENT_HINT),
  ],
  [
    { client_secret: 'hush' },
    401,
    rejection('invalid_client', 'The application is a public client and has no secret.', SECRET_HINT),
  ],
  [
    { refresh_token: undefined },
    400,
    rejection('invalid_request', 'The parameter `refresh_token` is missing.'),
  ],
  [{ scope: 'entries' }, 400, rejection('invalid_scope', 'Scopes are not supported.', 'Leave `scope` out.')],
] as const)('a token request with %o is rejected with %i', async ([changes, status, body]) => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  const reply = await refresh(workspace, refresh_token, changes);
  expect([reply.status, reply.body]).toEqual([status, body]);
  expect(reply.headers.get('cache-control')).toBe('no-store');
  expect(reply.headers.get('www-authenticate')).toBeNull();
});

test('an empty client_secret and an empty scope count as absent', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  expect((await refresh(workspace, refresh_token, { client_secret: '', scope: '' })).status).toBe(200);
});

test('client_id can be sent with HTTP Basic authentication and an empty password', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  const fields = { grant_type: 'refresh_token', refresh_token };
  const url = `${workspace.origin}/oauth/token`;
  const first = await postForm(url, fields, basic(`${workspace.app}:`));
  expect(first.status).toBe(200);
  const again = { ...fields, refresh_token: first.body.refresh_token as string, client_id: workspace.app };
  expect((await postForm(url, again, basic(`${workspace.app}:`))).status).toBe(200);
});

test.for([
  ['a password', (app: string) => basic(`${app}:hush`), {}, 401, 'invalid_client'],
  ['an unknown client', () => basic('nobody:'), {}, 401, 'invalid_client'],
  ['no colon', (app: string) => basic(app), {}, 401, 'invalid_client'],
  ['a broken escape', () => basic('%E0%:'), {}, 401, 'invalid_client'],
  [
    'a client other than the client_id in the body',
    (app: string) => basic(`${app}:`),
    { client_id: 'other' },
    400,
    'invalid_request',
  ],
] as const)('Basic credentials with %s are rejected', async ([, header, changes, status, error]) => {
  const workspace = await freshWorkspace(mock);
  const fields = { grant_type: 'refresh_token', refresh_token: 'any', ...changes };
  const reply = await postForm(`${workspace.origin}/oauth/token`, fields, header(workspace.app));
  expect([reply.status, reply.body.error]).toEqual([status, error]);
  const challenge = reply.headers.get('www-authenticate');
  expect(challenge).toBe(status === 401 ? 'Basic realm="timeneye"' : null);
});

test('a bearer token on a token request is ignored', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  const fields = { grant_type: 'refresh_token', refresh_token, client_id: workspace.app };
  const headers = { Authorization: 'Bearer expired' };
  expect((await postForm(`${workspace.origin}/oauth/token`, fields, headers)).status).toBe(200);
});

test('a repeated parameter is rejected', async () => {
  const workspace = await freshWorkspace(mock);
  const body = new URLSearchParams({
    grant_type: 'refresh_token',
    client_id: workspace.app,
    refresh_token: 'a',
  });
  body.append('refresh_token', 'b');
  const reply = await send(`${workspace.origin}/oauth/token`, { method: 'POST', body });
  expect([reply.status, reply.body]).toEqual([
    400,
    rejection('invalid_request', 'The parameter `refresh_token` is given more than once.'),
  ]);
});

test.for([
  ['text/plain', 'grant_type=refresh_token', 'The body is neither a form nor JSON.'],
  ['application/json', '{"grant_type":', 'The body is not a JSON object.'],
  ['application/json', '["refresh_token"]', 'The body is not a JSON object.'],
  ['application/json', '{"grant_type": 7}', 'The parameter `grant_type` is not a string.'],
  ['application/json', '{"a\\"b": 7}', 'The parameter `a?b` is not a string.'],
] as const)('a body of %s, %s, is rejected', async ([type, body, error_description]) => {
  const headers = { 'Content-Type': type };
  const reply = await send(`${mock.origin}/oauth/token`, { method: 'POST', headers, body });
  expect(reply.status).toBe(400);
  expect(reply.body).toMatchObject({ error: 'invalid_request', error_description });
});

test('parameters in the query are ignored', async () => {
  const url = `${mock.origin}/oauth/token?grant_type=refresh_token&client_id=mock-app`;
  expect((await postForm(url, {})).body).toEqual(
    rejection('invalid_request', 'The parameter `grant_type` is missing.'),
  );
});

test('a form and JSON get the same response', async () => {
  const workspace = await freshWorkspace(mock);
  const { refresh_token } = await login(workspace);
  const fields = { grant_type: 'refresh_token', refresh_token, client_id: workspace.app };
  const { status, body } = await postJson(`${workspace.origin}/oauth/token`, fields);
  expect([status, (body as unknown as TokenBody).token_type]).toEqual([200, 'Bearer']);
  expect((await postJson(`${workspace.origin}/oauth/token`, { ...fields, client_secret: 'x' })).status).toBe(
    401,
  );
});
