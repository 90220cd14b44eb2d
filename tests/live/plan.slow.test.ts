import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { SIGNED_IN } from '../../scripts/contract/access.ts';
import { formatVariableName } from '../../scripts/live/tokens.ts';
import type { CommandResult } from '../scripts/run.ts';
import { newSecret, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { start } from './misbehaving.ts';
import { startProxy } from './proxy.ts';
import { createRehearsal, LONG_RUN, runLive, temporaryDirectory } from './run.ts';

afterAll(runCleanUps);

const plan = createRehearsal('--plan');

/** The requests of a plan as `GET /projects/N`, each repeated as often as its count says. */
function parseRequests({ stdout }: CommandResult): string[] {
  return stdout.split('\n').flatMap((line) => {
    const [, method = '', path = '', times = '1'] =
      /^([A-Z]+) .* (\/\S*)(?: \((\d+) times\))?$/.exec(line) ?? [];
    return Array.from({ length: method === '' ? 0 : Number(times) }, () => `${method} ${withoutIds(path)}`);
  });
}

function withoutIds(path: string): string {
  return decodeURIComponent(path).replace(/\{\w+\}|(?<=[/=])\d+(?=[/?&]|$)/g, 'N');
}

test.concurrent('a plan with all tokens sends nothing to the API and writes nothing', LONG_RUN, async () => {
  let received = 0;
  const baseUrl = await start((_, response) => {
    received += 1;
    response.end();
  });
  const secret = newSecret();
  const tokens = Object.fromEntries(
    SIGNED_IN.map((actor) => [formatVariableName(actor), `${secret}-${actor}`]),
  );
  const state = temporaryDirectory();
  const flags = ['--probe-denied', '--allow-writes', '--base-url', baseUrl, '--grep', 'lient'];
  const ended = await plan(flags, tokens, state);
  expect(ended).toMatchObject({ exitCode: 0, stderr: '' });
  expect(received).toBe(0);
  expect(readdirSync(state)).toEqual([]);
  expect(ended.stdout).not.toContain(secret);
  for (const line of [
    /^POST +member +--probe-denied +\/clients$/m,
    /^POST +owner +--allow-writes +\/clients$/m,
    /^DELETE +owner +--allow-writes +\/clients\/\{\w+\}$/m,
  ]) {
    expect(ended.stdout).toMatch(line);
  }
});

test.concurrent('a plan needs no token, and takes its actor from --actor', LONG_RUN, async () => {
  const title = 'member gets only their own entries';
  const { exitCode, stdout } = await plan(['--actor', 'admin', '--grep', title], {});
  expect(exitCode).toBe(0);
  expect(stdout).toContain('TIMENEYE_TOKEN (not set) as admin\n');
  expect(stdout).toContain('to https://api.timeneye.com/api/v1, none of which was sent');
});

test.concurrent.for<[string[], string]>([
  [['--report', 'somewhere'], '--plan writes no report: remove --report'],
  [['--list'], '--plan and --list: choose one of them'],
  [['--', '--retry=3'], 'with --live nothing may follow a second --'],
])('a plan rejects %o', async ([flags, message]) => {
  const ended = await plan(flags, {});
  expect(ended).toMatchObject({ exitCode: 2, stdout: '' });
  expect(ended.stderr).toContain(message);
});

test(
  'the plan of a member without flags lists the requests of the run, in their order',
  LONG_RUN,
  async () => {
    const api = await startApi();
    const proxy = await startProxy(api.origin);
    const tokens = { TIMENEYE_TOKEN: await api.token('member') };
    const planned = parseRequests(await plan(['--base-url', proxy.baseUrl], tokens));
    expect(proxy.seen).toEqual([]);
    await runLive({ baseUrl: proxy.baseUrl, tokens });
    const sent = proxy.seen.map(({ method, path, query }) => {
      return `${method} ${withoutIds(query === '' ? path : `${path}?${query}`)}`;
    });
    expect(planned).toEqual(sent);
  },
);

test('a plan with all tokens and flags names the flag that each request requires', LONG_RUN, async () => {
  const tokens = Object.fromEntries(SIGNED_IN.map((actor) => [formatVariableName(actor), newSecret()]));
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
