import { afterAll, beforeAll, expect, test } from 'vitest';
import { SIGNED_IN } from '../../scripts/contract/access.ts';
import { formatVariableName } from '../../scripts/live/tokens.ts';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { isOfficial } from './official.ts';
import { startProxy } from './proxy.ts';
import { LONG_RUN, runLive, testTitles } from './run.ts';

/*
 * Whole runs against a conforming API: every reported failure is a false alarm. Each run has its own API, since it uses
 * up part of the rate limits. whole-run.test.ts covers a member without flags.
 */

let apis: SecretApi[];

beforeAll(async () => {
  apis = await Promise.all(MODES.map(() => startApi()));
});
afterAll(runCleanUps);

const ALL_ACTORS = Object.fromEntries(SIGNED_IN.map((actor) => [formatVariableName(actor), actor]));

const MODES: [what: string, tokens: Record<string, string>, flags: Record<string, boolean>][] = [
  ["an admin's token and --allow-writes", { TIMENEYE_TOKEN: 'admin' }, { 'allow-writes': true }],
  [
    'all tokens and all flags',
    ALL_ACTORS,
    { 'probe-denied': true, 'allow-writes': true, 'exhaust-rate-limit': true },
  ],
];

test.skipIf(isOfficial).each(MODES.map((mode, i) => [i, ...mode] as const))(
  'run %i, with %s, finds nothing in a conforming API and leaves the workspace unchanged',
  LONG_RUN,
  async (i, _what, actors, flags) => {
    const api = apis[i] as SecretApi;
    const before = await api.workspace();
    const proxy = await startProxy(api.origin);
    const tokens: Record<string, string> = {};
    for (const [variable, actor] of Object.entries(actors)) tokens[variable] = await api.token(actor);
    const ended = await runLive({ baseUrl: proxy.baseUrl, tokens, flags: { ...flags, strict: true } });
    expect(testTitles(ended, 'failed'), ended.output).toEqual([]);
    expect(ended.exitCode, ended.output).toBe(0);
    expect(ended.output).not.toContain('Could not');
    expect(proxy.seen.filter(({ userAgent }) => !userAgent?.startsWith('timeneye-contract/'))).toEqual([]);
    // A run may use up the rate limit, and then the owner cannot read until the window ends.
    await api.control('PATCH', 'clock', { advance: 301 });
    const after = await api.workspace();
    expect(after === before, `the workspace has changed:\n${after.slice(0, 300)}`).toBe(true);
  },
);
