import { request } from 'node:http';
import { expect, test } from 'vitest';
import { call, freshMock } from './mock.ts';

test('the control says that it is a mock', async () => {
  const mock = await freshMock();
  const { body } = await call(mock, 'GET', '/_mock');
  expect(body).toMatchObject({ mock: 'timeneye-contract', base_url: mock.baseUrl });
});

test('an unknown command is told which ones there are', async () => {
  const mock = await freshMock();
  const { status, body } = await call(mock, 'POST', '/_mock/rest');
  expect([status, body.message]).toEqual([404, expect.stringContaining('POST /_mock/reset')]);
});

test.each([
  ['PATCH', 'clock', { advanced: 5 }, 422, 'advanced is unknown. Known: advance, now, running.'],
  ['PATCH', 'clock', { advance: '5' }, 422, 'advance must be a number.'],
  ['PATCH', 'clock', { now: 'tomorrow' }, 422, 'The time must be an ISO 8601 instant'],
  ['PATCH', 'clock', { advance: 1, now: '2030-01-01' }, 422, 'Give either advance or now'],
  ['PATCH', 'workspace', { plan: 'gold' }, 422, 'plan must be one of free, '],
  ['PATCH', 'workspace', { locked_until: '2026-02-30' }, 422, 'locked_until must be a date'],
  ['POST', 'tokens', { user: 'nobody' }, 422, 'There is no user "nobody".'],
  ['POST', 'tokens', { user: 'member', app: 'none' }, 422, 'There is no application "none".'],
  ['POST', 'tokens', { user: 'member', kind: 'refresh' }, 422, 'kind must be one of access, personal.'],
  ['PATCH', 'rate-limit', { user: 'member', remaining: -1 }, 422, 'remaining must be a whole number'],
  ['DELETE', 'workspaces/default', undefined, 422, 'The default workspace stays'],
  ['POST', 'reset?workspace=w99', undefined, 404, 'There is no workspace "w99".'],
  ['POST', 'workspaces', [], 422, 'The body must be a JSON object.'],
])('%s /_mock/%s with %j is refused with %i and a reason', async (method, path, body, status, reason) => {
  const mock = await freshMock();
  const reply = await call(mock, method, `/_mock/${path}`, body === undefined ? {} : { body });
  expect(reply.status).toBe(status);
  expect(reply.body.message).toContain(reason);
});

test('a page of another origin is refused (cross-site post)', async () => {
  const mock = await freshMock();
  const { status } = await call(mock, 'POST', '/_mock/reset', {
    headers: { Origin: 'https://evil.example' },
  });
  expect(status).toBe(403);
});

test('a foreign Host is refused (DNS rebinding)', async () => {
  const mock = await freshMock();
  expect(await statusWithHost(`${mock.origin}/_mock`, 'evil.example')).toBe(403);
  expect(await statusWithHost(`${mock.origin}/_mock`, 'localhost:1')).toBe(200);
});

test('a mock without control still answers the API', async () => {
  const mock = await freshMock({ control: false });
  expect((await call(mock, 'GET', '/_mock')).status).toBe(404);
  expect((await call(mock, 'GET', '/me', { as: 'member' })).status).toBe(200);
});

test('a token of the control works until its life ends', async () => {
  const mock = await freshMock();
  const { body } = await call(mock, 'POST', '/_mock/tokens', { body: { user: 'admin', expires_in: 60 } });
  expect(body).toMatchObject({ token_type: 'Bearer', expires_in: 60 });
  expect((await call(mock, 'GET', '/me', { as: body.access_token })).status).toBe(200);
  await call(mock, 'PATCH', '/_mock/clock', { body: { advance: 61 } });
  expect((await call(mock, 'GET', '/me', { as: body.access_token })).status).toBe(401);
});

function statusWithHost(url: string, host: string): Promise<number> {
  return new Promise((resolve, reject) => {
    request(url, { headers: { host } }, (response) => resolve(response.resume().statusCode ?? 0))
      .on('error', reject)
      .end();
  });
}
