import { expect, test } from 'vitest';
import { type MockFlags, mockOptions } from '../../../scripts/commands/shared/mock-options.ts';
import type { RunningMock } from '../../../scripts/mock/start.ts';
import { call, freshMock } from '../mock.ts';

/** A mock as `npm run mock -- --rate-limit 20/60` starts it. */
function limitedMock(): Promise<RunningMock> {
  const { rateLimit } = mockOptions({ port: '0', 'rate-limit': '20/60' } as MockFlags);
  return freshMock(rateLimit ? { rateLimit } : {});
}

const send = (mock: RunningMock) => call(mock, 'GET', '/me', { as: 'member' });

test('--rate-limit 20/60 accepts 20 requests and rejects the 21st for 60 seconds', async () => {
  const mock = await limitedMock();
  await call(mock, 'PATCH', '/_mock/clock', { body: { running: false } });
  for (let remaining = 19; remaining >= 0; remaining--) {
    const { status, headers } = await send(mock);
    expect([status, headers.get('x-ratelimit-remaining')]).toEqual([200, String(remaining)]);
  }
  const { status, headers } = await send(mock);
  expect([status, headers.get('x-ratelimit-limit'), headers.get('retry-after')]).toEqual([429, '20', '60']);
  await call(mock, 'PATCH', '/_mock/clock', { body: { advance: 60 } });
  expect((await send(mock)).headers.get('x-ratelimit-remaining')).toBe('19');
});

test.each(['free', 'business'])('--rate-limit applies to plan %s as well', async (plan) => {
  const mock = await limitedMock();
  await call(mock, 'PATCH', '/_mock/workspace', { body: { plan } });
  expect((await send(mock)).headers.get('x-ratelimit-limit')).toBe('20');
});

test('--rate-limit bounds the values of the control API', async () => {
  const mock = await limitedMock();
  const body = { user: 'member', remaining: 21 };
  expect((await call(mock, 'PATCH', '/_mock/rate-limit', { body })).status).toBe(422);
});
