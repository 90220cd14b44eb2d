import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { isOfficial } from './official.ts';
import { type Alter, startProxy } from './proxy.ts';
import { LONG_RUN, runLive, testTitles } from './run.ts';

/* APIs that send different headers, or that reject a request by its headers. */

const FILES = [
  'tests/contract/reading/accept.test.ts',
  'tests/contract/reading/rate-limit.test.ts',
  'tests/contract/reading/other-tokens.test.ts',
];
const NOT_ACCEPTABLE = { status: 406, body: { message: 'Not acceptable.' } };

let api: SecretApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(runCleanUps);

async function runAltered(alter: Alter) {
  const tokens = {
    TIMENEYE_TOKEN_MEMBER: await api.token('member'),
    TIMENEYE_TOKEN_OTHER_MEMBER: await api.token('other-member'),
  };
  const { baseUrl, seen } = await startProxy(api.origin, alter);
  return { seen, ...(await runLive({ baseUrl, tokens, files: FILES })) };
}

test.concurrent('a conforming API passes, and two users have separate rate limits', LONG_RUN, async () => {
  const ended = await runAltered({});
  expect(ended.exitCode, ended.output).toBe(0);
  expect(ended.seen.map(({ accept }) => accept)).toEqual(expect.arrayContaining(['*/*', 'image/png']));
  expect(testTitles(ended, 'passed')).toContain(
    'requests of one user do not count against the limit of another user',
  );
});

test.concurrent('a 406 for an unacceptable type passes, and a 500 fails the run', LONG_RUN, async () => {
  const rejecting = await runAltered({
    response: ({ accept }) => (accept === 'image/png' ? NOT_ACCEPTABLE : undefined),
  });
  expect(rejecting.exitCode, rejecting.output).toBe(0);
  const failing = await runAltered({
    response: ({ accept }) => (accept === 'image/png' ? { ...NOT_ACCEPTABLE, status: 500 } : undefined),
  });
  expect(failing.exitCode, failing.output).toBe(1);
  expect(testTitles(failing, 'failed')).toEqual([
    'listEntries returns a documented response to a client that accepts only images',
  ]);
});

test.concurrent('an X-RateLimit-Reset that contradicts Retry-After is an observation', LONG_RUN, async () => {
  const ended = await runAltered({
    response: (_, { headers }) => ({
      headers: { ...headers, 'retry-after': '200', 'x-ratelimit-reset': '60' },
    }),
  });
  expect(ended.exitCode, ended.output).toBe(0);
  expect(ended.output).toContain('X-RateLimit-Reset is a UNIX second within the window');
});

test.skipIf(isOfficial)('a rate limit that two users share fails the run', LONG_RUN, async () => {
  let remaining = 2000;
  const ended = await runAltered({
    response: (_, { headers }) => {
      remaining -= 1;
      return { headers: { ...headers, 'x-ratelimit-remaining': String(remaining) } };
    },
  });
  expect(ended.exitCode, ended.output).toBe(1);
  expect(testTitles(ended, 'failed')).toEqual([
    'requests of one user do not count against the limit of another user',
  ]);
});
