import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { startProxy } from './proxy.ts';
import { LONG_RUN, runLive, testTitles } from './run.ts';
import { findLeaks } from './secrets.ts';

let api: SecretApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(runCleanUps);

/** The count before a label in the output, such as 57 in `57 requests sent`. */
function readCount(output: string, label: string): number {
  return Number(new RegExp(`(\\d+) ${label}`).exec(output)?.[1]);
}

test.concurrent('a run is read-only, sends few requests and reports what it skipped', LONG_RUN, async () => {
  const proxy = await startProxy(api.origin);
  const token = await api.token('member');
  const ended = await runLive({
    baseUrl: proxy.baseUrl,
    tokens: { TIMENEYE_TOKEN: token },
    flags: { strict: true },
  });
  const { exitCode, output } = ended;
  expect(exitCode, output).toBe(0);
  expect(new Set(proxy.seen.map(({ method }) => method))).toEqual(new Set(['GET']));
  expect(proxy.seen.length).toBeLessThan(100);
  expect(readCount(output, 'requests sent')).toBe(proxy.seen.length - 1);
  expect(readCount(output, 'passed: ')).toBeGreaterThan(60);
  expect(output).toContain('member (by access level; the user may manage something');
  for (const reason of [
    "needs the mock's control API",
    'needs a second actor: a token of owner',
    'writes: needs',
  ]) {
    expect(output).toContain(`skipped: ${reason}`);
  }
  expect(findLeaks(ended, [token])).toEqual([]);
});

const UNKNOWN_ID = '9007199254740991';

test.concurrent(
  'a run with several tokens compares what their users see, and its probes change nothing',
  LONG_RUN,
  async () => {
    const proxy = await startProxy(api.origin);
    const tokens = {
      TIMENEYE_TOKEN_OWNER: await api.token('owner'),
      TIMENEYE_TOKEN_ADMIN: await api.token('admin'),
      TIMENEYE_TOKEN_MEMBER: await api.token('member'),
      TIMENEYE_TOKEN_OTHER_MEMBER: await api.token('other-member'),
    };
    const ended = await runLive({
      baseUrl: proxy.baseUrl,
      tokens,
      flags: { 'probe-denied': true },
      files: [
        'tests/contract/authorization/matrix/lists.test.ts',
        'tests/contract/authorization/matrix/rejected.test.ts',
        'tests/contract/reading/identities.test.ts',
      ],
    });
    expect(ended.exitCode, ended.output).toBe(0);
    const titles = [
      'admin lists every entry',
      'member lists only their own entries',
      'other member cannot create a client',
    ];
    expect(testTitles(ended, 'passed')).toEqual(expect.arrayContaining(titles));
    const probes = proxy.seen.filter(({ method }) => method !== 'GET');
    expect(probes.length).toBeGreaterThan(20);
    for (const { method, path, body } of probes) {
      expect(path).not.toMatch(/^\/(members|timers)/);
      if (method === 'POST') expect(['', '{}']).toContain(body);
      else expect(path.split('/').at(-1)).toBe(UNKNOWN_ID);
    }
    expect(findLeaks(ended, Object.values(tokens))).toEqual([]);
  },
);
