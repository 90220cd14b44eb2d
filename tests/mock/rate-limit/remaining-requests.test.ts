import { expect, test } from 'vitest';
import type { RunningMock } from '../../../scripts/mock/start.ts';
import { call, freshMock, type ParsedResponse } from '../mock.ts';

const setRemaining = (mock: RunningMock, body: object): Promise<ParsedResponse> =>
  call(mock, 'PATCH', '/_mock/rate-limit', { body });

async function remaining(mock: RunningMock, as: string): Promise<number> {
  return Number((await call(mock, 'GET', '/me', { as })).headers.get('x-ratelimit-remaining'));
}

test('the control API sets the remaining requests of the initial personal token if no application is named', async () => {
  const mock = await freshMock();
  const { status, body } = await setRemaining(mock, { user: 'member', remaining: 7 });
  expect([status, body]).toEqual([200, { user_id: expect.any(Number), limit: 2000, remaining: 7 }]);
  expect(await remaining(mock, 'member')).toBe(6);
  expect(await remaining(mock, 'owner')).toBe(1999);
});

test.each(['mock-app', 'other-app'])('%s has a separate remaining count for the user', async (app) => {
  const mock = await freshMock();
  await setRemaining(mock, { user: 'member', app, remaining: 7 });
  const counts: Record<string, number> = {};
  for (const each of ['mock-app', 'other-app']) {
    const token = await call(mock, 'POST', '/_mock/tokens', { body: { user: 'member', app: each } });
    counts[each] = await remaining(mock, token.body.access_token);
  }
  expect(counts).toEqual({ 'mock-app': 1999, 'other-app': 1999, [app]: 6 });
  expect(await remaining(mock, 'member')).toBe(1999);
});

test('the user can be given by ID', async () => {
  const mock = await freshMock();
  const { body } = await call(mock, 'GET', '/me', { as: 'admin' });
  await setRemaining(mock, { user: body.data.user_id, remaining: 7 });
  expect(await remaining(mock, 'admin')).toBe(6);
});

test('the remaining count can be zero or the limit', async () => {
  const mock = await freshMock();
  for (const [count, status] of [
    [0, 429],
    [2000, 200],
  ] as const) {
    await setRemaining(mock, { user: 'member', remaining: count });
    expect((await call(mock, 'GET', '/me', { as: 'member' })).status).toBe(status);
  }
});

test('the remaining count cannot exceed the limit of the plan', async () => {
  const mock = await freshMock({ plan: 'free' });
  const { status, body } = await setRemaining(mock, { user: 'member', remaining: 501 });
  expect([status, body.message]).toEqual([
    422,
    'remaining is 501. Give a whole number from 0 to the limit, 500.',
  ]);
});

test.each([
  [{ user: 'member' }, 'remaining is missing. Give a whole number from 0 to the limit, 2000.'],
  [{ user: 'member', remaining: 1.5 }, 'remaining must be a whole number'],
  [{ user: 'nobody', remaining: 1 }, 'There is no user "nobody".'],
  [{ user: 'member', app: 'no-app', remaining: 1 }, 'There is no application "no-app".'],
  [{ user: 'member', left: 1 }, 'left is unknown. Choose from: user, app, remaining.'],
])('%j is rejected with a reason', async (body, reason) => {
  const reply = await setRemaining(await freshMock(), body);
  expect([reply.status, reply.body.message]).toEqual([422, expect.stringContaining(reason)]);
});

test('workspaces do not share limits', async () => {
  const mock = await freshMock();
  const created = await call(mock, 'POST', '/_mock/workspaces', { body: {} });
  await setRemaining(mock, { user: 'member', app: 'mock-app', remaining: 0 });
  const path = `/_mock/tokens?workspace=${created.body.id}`;
  const { body } = await call(mock, 'POST', path, { body: { user: 'member', app: 'mock-app' } });
  expect(await remaining(mock, body.access_token)).toBe(1999);
});

test('a reset restores the whole limit', async () => {
  const mock = await freshMock();
  await setRemaining(mock, { user: 'member', remaining: 0 });
  await call(mock, 'POST', '/_mock/reset');
  expect(await remaining(mock, 'member')).toBe(1999);
});
