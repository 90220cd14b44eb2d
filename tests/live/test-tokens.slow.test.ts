import { afterAll, beforeAll, expect, test } from 'vitest';
import { newSecret, type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { type Alter, startProxy } from './proxy.ts';
import { type LiveResult, LONG_RUN, runLive, testTitles } from './run.ts';
import { findCommandLines, findLeaks } from './secrets.ts';

let api: SecretApi;
let tokens: Record<string, string>;

beforeAll(async () => {
  api = await startApi();
  const second = await api.control('POST', 'tokens', { user: 'member', app: 'other-app' });
  tokens = {
    TIMENEYE_TOKEN: await api.token('member'),
    // The mock does not reveal whether a token was ever issued.
    TIMENEYE_TOKEN_EXPIRED: newSecret(),
    TIMENEYE_TOKEN_REVOKED: newSecret(),
    TIMENEYE_TOKEN_SECOND_APP: String(second.access_token),
  };
});
afterAll(runCleanUps);

const FILES = ['tests/contract/reading/other-tokens.test.ts'];
const SHARED_LIMIT = "requests of one app do not count against the limit of the user's other app";
const SAME_RECORDS = 'two apps of one user see the same records';
const EXPIRED = 'listEntries with an expired token is rejected with 401';
const REVOKED = 'listEntries with a revoked token is rejected with 401';

async function run(variables: Record<string, string>, alter?: Alter): Promise<LiveResult> {
  const { baseUrl } = await startProxy(api.origin, alter);
  return runLive({ baseUrl, tokens: variables, flags: { strict: true }, files: FILES });
}

test('each test token enables its checks, and no output or file contains a token', LONG_RUN, async () => {
  const ended = await run(tokens);
  expect(testTitles(ended, 'passed'), ended.output).toEqual([REVOKED, EXPIRED, SHARED_LIMIT, SAME_RECORDS]);
  expect(ended.exitCode, ended.output).toBe(0);
  expect(findLeaks(ended, Object.values(tokens))).toEqual([]);
  expect(findCommandLines(Object.values(tokens))).toEqual([]);
});

test('checks without their test token are skipped with the name of its variable', LONG_RUN, async () => {
  const { TIMENEYE_TOKEN = '' } = tokens;
  const { output } = await run({ TIMENEYE_TOKEN });
  for (const name of ['EXPIRED', 'REVOKED', 'SECOND_APP']) {
    expect(output).toContain(`skipped: needs a token in TIMENEYE_TOKEN_${name}`);
  }
});

test(
  'an API that accepts and echoes invalid tokens fails the run, without a token in the report',
  LONG_RUN,
  async () => {
    const alive = { authorization: `Bearer ${tokens.TIMENEYE_TOKEN}` };
    const dead = [tokens.TIMENEYE_TOKEN_EXPIRED, tokens.TIMENEYE_TOKEN_REVOKED];
    const isDead = (header = '') => dead.some((token) => header === `Bearer ${token}`);
    const ended = await run(tokens, {
      request: ({ authorization }) => (isDead(authorization) ? alive : undefined),
      response: ({ authorization }) =>
        isDead(authorization)
          ? { headers: { 'content-type': 'application/json', 'x-echo': authorization } }
          : undefined,
    });
    expect(ended.exitCode, ended.output).toBe(1);
    expect(testTitles(ended, 'failed'), ended.output).toEqual([REVOKED, EXPIRED]);
    expect(findLeaks(ended, Object.values(tokens))).toEqual([]);
  },
);

test('a rate limit that two apps share, and different records for them, fail the run', LONG_RUN, async () => {
  let remaining = 1000;
  const ended = await run(tokens, {
    response: ({ path, authorization }, { headers, body }) => {
      if (path !== '/entries') return undefined;
      remaining -= 1;
      const isSecond = authorization === `Bearer ${tokens.TIMENEYE_TOKEN_SECOND_APP}`;
      const data = isSecond ? { body: { ...(body as object), data: [] } } : {};
      return { headers: { ...headers, 'x-ratelimit-remaining': String(remaining) }, ...data };
    },
  });
  expect(testTitles(ended, 'failed'), ended.output).toEqual(
    expect.arrayContaining([SHARED_LIMIT, SAME_RECORDS]),
  );
});

test(
  'a token of another user or of the first app is a usage error for the second app',
  LONG_RUN,
  async () => {
    for (const token of [await api.token('admin'), tokens.TIMENEYE_TOKEN ?? '']) {
      const ended = await run({ ...tokens, TIMENEYE_TOKEN_SECOND_APP: token });
      expect(ended.exitCode, ended.output).toBe(2);
      expect(ended.output).toMatch(/TIMENEYE_TOKEN_SECOND_APP is the token of (another user|the first app)/);
      expect(findLeaks(ended, [token])).toEqual([]);
    }
  },
);
