import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import type { MockRequest } from '../../scripts/mock/http.ts';
import { rejectForeignHost } from '../../scripts/mock/loopback.ts';
import type { RunningMock } from '../../scripts/mock/start.ts';
import { call, freshMock } from './mock.ts';

test('the control API identifies a mock', async () => {
  const mock = await freshMock();
  const { body } = await call(mock, 'GET', '/_mock');
  expect(body).toMatchObject({ mock: 'timeneye-contract', baseUrl: mock.baseUrl });
});

test('an unknown command is rejected with a list of all commands', async () => {
  const mock = await freshMock();
  const { status, body } = await call(mock, 'POST', '/_mock/rest');
  expect([status, body.message]).toEqual([404, expect.stringContaining('POST /_mock/reset')]);
});

test.each([
  ['PATCH', 'clock', { advanced: 5 }, 422, 'advanced is unknown. Choose from: advance, now, running.'],
  [
    'PATCH',
    'clock',
    { advance: '5' },
    422,
    'advance must be a number of seconds from 0 to 10000000000, not "5".',
  ],
  [
    'PATCH',
    'clock',
    { now: 'tomorrow' },
    422,
    'now must be an ISO 8601 date-time between 1970 and 9999, such as',
  ],
  ['PATCH', 'clock', { advance: 1, now: '2030-01-01' }, 422, 'Give either advance or now'],
  [
    'PATCH',
    'clock',
    { advance: -1 },
    422,
    'advance must be a number of seconds from 0 to 10000000000, not -1.',
  ],
  ['PATCH', 'clock', { advance: 1e11 }, 422, 'advance must be a number of seconds from 0 to'],
  ['PATCH', 'clock', { advance: null }, 422, 'from 0 to 10000000000, not null.'],
  ['POST', 'tokens', {}, 422, 'user is missing. Give a user ID, or choose from: owner, admin, '],
  ['POST', 'tokens', { user: null }, 422, 'user must be an actor name or a user ID, not null.'],
  ['POST', 'tokens', { user: 'member', expires_in: -1 }, 422, 'expires_in must be a number of seconds'],
  ['PATCH', 'rate-limit', { remaining: 1 }, 422, 'user is missing. '],
  [
    'PATCH',
    'rate-limit',
    { user: 'member' },
    422,
    'remaining is missing. Give a whole number from 0 to the limit, ',
  ],
  ['PATCH', 'workspace', { plan: 'gold' }, 422, 'plan must be one of free, '],
  ['PATCH', 'workspace', { lockedUntil: '2026-02-30' }, 422, 'lockedUntil must be a date'],
  ['POST', 'tokens', { user: 'nobody' }, 422, 'There is no user "nobody".'],
  ['POST', 'tokens', { user: 'member', app: 'none' }, 422, 'There is no application "none".'],
  [
    'POST',
    'tokens',
    { user: 'member', kind: 'refresh' },
    422,
    'kind must be one of access, personal, not "refresh".',
  ],
  ['PATCH', 'rate-limit', { user: 'member', remaining: -1 }, 422, 'remaining must be a whole number'],
  ['DELETE', 'workspaces/default', undefined, 422, 'The default workspace cannot be deleted'],
  ['POST', 'reset?workspace=w99', undefined, 404, 'There is no workspace "w99".'],
  ['POST', 'workspaces', [], 422, 'The body must be a JSON object.'],
])('%s /_mock/%s with %j is rejected with %i and a reason', async (method, path, body, status, reason) => {
  const mock = await freshMock();
  const reply = await call(mock, method, `/_mock/${path}`, body === undefined ? {} : { body });
  expect(reply.status).toBe(status);
  expect(reply.body.message).toContain(reason);
});

test.each([
  ['another origin', { Origin: 'https://evil.example' }],
  ['another loopback port', { Origin: 'http://127.0.0.1:1' }],
  ['another loopback name', { Origin: 'http://localhost' }],
  ['an opaque origin', { Origin: 'null' }],
  ['another site, by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'cross-site' }],
  ['another port, by Sec-Fetch-Site', { 'Sec-Fetch-Site': 'same-site' }],
])('the control API rejects a page from %s', async (_, headers) => {
  const mock = await freshMock();
  for (const method of ['GET', 'POST']) {
    const path = method === 'GET' ? '/_mock' : '/_mock/reset';
    expect((await sendRequest(mock, method, path, headers)).status, method).toBe(403);
  }
});

test("the control API accepts requests without an Origin and from the mock's pages", async () => {
  const mock = await freshMock();
  const sameOrigin = { Origin: mock.origin, 'Sec-Fetch-Site': 'same-origin' };
  const typed: Record<string, string> = { 'Sec-Fetch-Site': 'none' };
  for (const headers of [{}, sameOrigin, typed]) {
    expect((await sendRequest(mock, 'POST', '/_mock/reset', headers)).status).toBe(200);
  }
});

const GUARDED = [
  '/',
  '/docs',
  '/docs/swagger-ui.css',
  '/openapi.json',
  '/developers',
  '/developers/tokens',
  '/oauth/authorize?client_id=mock-app',
  '/_mock',
];

test.each(GUARDED)('%s rejects a foreign Host (DNS rebinding)', async (path) => {
  const mock = await freshMock();
  for (const host of ['evil.example', '127.0.0.1.evil.example', 'localhost@evil.example', '127.0.0.1x']) {
    const { status, body } = await sendRequest(mock, 'GET', path, { Host: host });
    expect([status, body], host).toEqual([403, expect.stringMatching(/127\.0\.0\.1.*localhost/)]);
  }
  for (const host of ['localhost:1', '127.0.0.1', '[::1]:4010', 'LOCALHOST']) {
    expect((await sendRequest(mock, 'GET', path, { Host: host })).status, host).not.toBe(403);
  }
});

test('a foreign Host gets neither a token nor a code', async () => {
  const mock = await freshMock();
  const headers = { Host: 'evil.example', 'Content-Type': 'application/json' };
  const token = '/developers/tokens?workspace=default&user=owner';
  for (const path of [token, '/oauth/authorize', '/oauth/token', '/_mock/tokens']) {
    expect((await sendRequest(mock, 'POST', path, headers, '{"name":"x"}')).status, path).toBe(403);
  }
});

test('the API accepts every Host, since tokens protect it', async () => {
  const mock = await freshMock();
  const headers = { Host: 'api.timeneye.test', Authorization: 'Bearer mock-member' };
  expect((await sendRequest(mock, 'GET', '/api/v1/me', headers)).status).toBe(200);
});

test('a mock on a non-loopback address accepts every Host', () => {
  const request = { headers: { host: 'mock.test' } } as MockRequest;
  expect(rejectForeignHost('0.0.0.0', request)).toBeUndefined();
  expect(rejectForeignHost('::', request)).toBeUndefined();
  for (const host of ['127.0.0.1', '127.1.2.3', '::1', 'localhost']) {
    expect(rejectForeignHost(host, request)?.status, host).toBe(403);
  }
});

test('a mock without the control API still serves the API', async () => {
  const mock = await freshMock({ control: false });
  expect((await call(mock, 'GET', '/_mock')).status).toBe(404);
  expect((await call(mock, 'GET', '/me', { as: 'member' })).status).toBe(200);
});

test('a token from the control API works until it expires', async () => {
  const mock = await freshMock();
  const { body } = await call(mock, 'POST', '/_mock/tokens', { body: { user: 'admin', expires_in: 60 } });
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
  expect((await call(mock, 'GET', '/me', { as: body.access_token })).status).toBe(200);
  await call(mock, 'PATCH', '/_mock/clock', { body: { advance: 61 } });
  expect((await call(mock, 'GET', '/me', { as: body.access_token })).status).toBe(401);
});

/** Sends a request with headers that fetch forbids. */
function sendRequest(
  { origin }: RunningMock,
  method: string,
  path: string,
  headers: Record<string, string>,
  body = '',
): Promise<{ status: number; body: string }> {
  return new Promise((resolve, reject) => {
    const sent = request(`${origin}${path}`, { method, headers }, async (response) => {
      resolve({ status: response.statusCode ?? 0, body: await text(response) });
    });
    sent.on('error', reject).end(body);
  });
}

test('a clock advance that overflows a number is rejected', async () => {
  const mock = await freshMock();
  const response = await fetch(`${mock.origin}/_mock/clock`, { method: 'PATCH', body: '{"advance": 1e999}' });
  expect(response.status).toBe(422);
  expect(await response.json()).toEqual({
    message: 'advance must be a number of seconds from 0 to 10000000000, not Infinity.',
  });
});
