import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { SIGNED_IN } from '../../scripts/contract/access.ts';
import { variableOf } from '../../scripts/live/tokens.ts';
import { newSecret } from './api.ts';
import { revert } from './later.ts';
import { start } from './misbehaving.ts';
import { LONG_RUN, rehearsal, temporaryDirectory } from './run.ts';

afterAll(revert);

const plan = rehearsal('--plan');

test.concurrent('a plan with all tokens sends nothing to the API and writes nothing', LONG_RUN, async () => {
  let received = 0;
  const baseUrl = await start((_, response) => {
    received += 1;
    response.end();
  });
  const secret = newSecret();
  const tokens = Object.fromEntries(SIGNED_IN.map((actor) => [variableOf(actor), `${secret}-${actor}`]));
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
