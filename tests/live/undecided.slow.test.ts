import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { isOfficial } from './official.ts';
import { type Alter, startProxy } from './proxy.ts';
import { LONG_RUN, runLive, testTitles } from './run.ts';

/* An API that validates bodies and looks up records before it checks permissions. */

const CHECKING_PERMISSIONS_LAST: Alter = {
  response: ({ method, path, body, authorization }, { status }) => {
    if (authorization === undefined || status !== 403) return undefined;
    if (method === 'POST' && body === '{}') return { status: 422, body: { message: 'Invalid.' } };
    const isUnknown = /\/9007199254740991$/.test(path);
    return isUnknown ? { status: 404, body: { message: 'Not found.' } } : undefined;
  },
};
const FILES = [
  'tests/contract/authorization/matrix/rejected.test.ts',
  'tests/contract/writing/other-actors.test.ts',
];

let api: SecretApi;

beforeAll(async () => {
  api = await startApi();
});
afterAll(runCleanUps);

async function runProbe(flags: Record<string, boolean>) {
  const tokens = {
    TIMENEYE_TOKEN_OWNER: await api.token('owner'),
    TIMENEYE_TOKEN_MEMBER: await api.token('member'),
  };
  const { baseUrl } = await startProxy(api.origin, CHECKING_PERMISSIONS_LAST);
  return runLive({ baseUrl, tokens, files: FILES, flags: { 'probe-denied': true, ...flags } });
}

test.skipIf(isOfficial)(
  'a 422 instead of a documented 403 is reported as inconclusive',
  LONG_RUN,
  async () => {
    const ended = await runProbe({});
    expect(ended.exitCode, ended.output).toBe(0);
    expect(testTitles(ended, 'skipped')).toContain('member cannot create a client');
    expect(ended.output).toContain('documented: createClient (POST /clients) as member got 422');
    expect(ended.output).toMatch(/assumed, as member, got 404: .*updateClient/);
    // The permission to read is checked with a record that the owner sees.
    expect(testTitles(ended, 'passed')).toContain('member cannot read a client');
  },
);

test.skipIf(isOfficial)(
  'with --allow-writes, the probe is repeated with a complete body, which decides the check',
  LONG_RUN,
  async () => {
    const before = await api.workspace();
    const ended = await runProbe({ 'allow-writes': true });
    expect(ended.exitCode, ended.output).toBe(0);
    expect(ended.output).not.toContain('documented: createClient');
    expect(ended.output).not.toMatch(/as member, got 404: .*updateClient/);
    const repeated = 'member cannot create a client with a complete valid request';
    expect(testTitles(ended, 'passed')).toContain(repeated);
    expect(await api.workspace()).toBe(before);
  },
);
