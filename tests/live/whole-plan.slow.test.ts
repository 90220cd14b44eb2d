import { afterAll, expect, test } from 'vitest';
import { SIGNED_IN } from '../../scripts/contract/access.ts';
import { variableOf } from '../../scripts/live/tokens.ts';
import type { CommandResult } from '../scripts/run.ts';
import { newSecret, startApi } from './api.ts';
import { revert } from './later.ts';
import { proxyTo } from './proxy.ts';
import { LONG_RUN, rehearsal, runLive } from './run.ts';

/* Plans of the whole suite; plans of a part of it are in plan.slow.test.ts. */

afterAll(revert);

const plan = rehearsal('--plan');

/** The requests of a plan as `GET /projects/N`, with its counts written out. */
function requestsIn({ stdout }: CommandResult): string[] {
  return stdout.split('\n').flatMap((line) => {
    const [, method = '', path = '', times = '1'] =
      /^([A-Z]+) .* (\/\S*)(?: \((\d+) times\))?$/.exec(line) ?? [];
    return Array.from({ length: method === '' ? 0 : Number(times) }, () => `${method} ${withoutIds(path)}`);
  });
}

function withoutIds(path: string): string {
  return decodeURIComponent(path).replace(/\{\w+\}|(?<=[/=])\d+(?=[/?&]|$)/g, 'N');
}

test(
  "the plan of a member without flags lists what the member's run sends, in its order",
  LONG_RUN,
  async () => {
    const api = await startApi();
    const proxy = await proxyTo(api.origin);
    const tokens = { TIMENEYE_TOKEN: await api.token('member') };
    const planned = requestsIn(await plan(['--base-url', proxy.baseUrl], tokens));
    expect(proxy.seen).toEqual([]);
    await runLive({ baseUrl: proxy.baseUrl, tokens });
    const sent = proxy.seen.map(({ method, path, query }) => {
      return `${method} ${withoutIds(query === '' ? path : `${path}?${query}`)}`;
    });
    expect(planned).toEqual(sent);
  },
);

test('a plan with all tokens and flags names the flag from which each request comes', LONG_RUN, async () => {
  const tokens = Object.fromEntries(SIGNED_IN.map((actor) => [variableOf(actor), newSecret()]));
  const flags = ['--probe-denied', '--allow-writes', '--exhaust-rate-limit'];
  const { exitCode, stdout } = await plan(flags, tokens);
  expect(exitCode).toBe(0);
  for (const line of [
    /^POST +member +--probe-denied +\/clients$/m,
    /^POST +owner +--allow-writes +\/projects$/m,
    /^DELETE +owner +--allow-writes +\/projects\/\{\w+\}$/m,
    /^GET +\S+ +--exhaust-rate-limit +\/entries\?per_page=1&page=\d+$/m,
  ]) {
    expect(stdout).toMatch(line);
  }
});
