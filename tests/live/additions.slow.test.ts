import { readdirSync } from 'node:fs';
import { afterAll, expect, test } from 'vitest';
import { additionLines } from '../../scripts/live/additions.ts';
import type { CommandResult } from '../scripts/run.ts';
import { newSecret } from './api.ts';
import { runCleanUps } from './later.ts';
import { start } from './misbehaving.ts';
import { createRehearsal, LONG_RUN, temporaryDirectory } from './run.ts';

afterAll(runCleanUps);

const list = createRehearsal('--list');

/** The number of tests that `--live --list` prints next to a flag or variable; undefined without such a line. */
function countAddedTests({ stdout }: CommandResult, name: string): number | undefined {
  const row = stdout.split('\n').find((line) => /^ +\d+ {2}/.test(line) && line.endsWith(`  ${name}`));
  return row === undefined ? undefined : Number.parseInt(row, 10);
}

test(
  'the list of a live run counts the tests to add, sends nothing to the API and writes nothing',
  LONG_RUN,
  async () => {
    let received = 0;
    const baseUrl = await start((_, response) => {
      received += 1;
      response.end();
    });
    const state = temporaryDirectory();
    const secret = newSecret();
    const flags = ['--base-url', baseUrl, '--probe-denied', '--grep', 'client'];
    const listed = await list(flags, { TIMENEYE_TOKEN_MEMBER: secret }, state);
    expect(listed).toMatchObject({ exitCode: 0, stderr: '' });
    expect(listed.stdout).toMatch(
      /^\d+ of the \d+ tests can run with these tokens and flags\n {2}TIMENEYE_TOKEN_MEMBER as member\n/,
    );
    expect(listed.stdout).not.toContain(secret);
    expect(countAddedTests(listed, 'TIMENEYE_TOKEN_OWNER')).toBeGreaterThan(0);
    expect(countAddedTests(listed, '--allow-writes')).toBeGreaterThan(0);
    // Flags and variables that are already given add no tests.
    expect(countAddedTests(listed, '--probe-denied')).toBeUndefined();
    expect(countAddedTests(listed, 'TIMENEYE_TOKEN_MEMBER')).toBeUndefined();
    expect(received).toBe(0);
    expect(readdirSync(state)).toEqual([]);
  },
);

test('the list of a live run names every flag and variable that would add tests', LONG_RUN, async () => {
  const listed = await list([], { TIMENEYE_TOKEN_MEMBER: newSecret() });
  for (const name of [
    '--allow-writes',
    '--probe-denied',
    '--exhaust-rate-limit',
    'TIMENEYE_TOKEN_OWNER',
    'TIMENEYE_TOKEN_OTHER_MEMBER',
    'TIMENEYE_TOKEN_EXPIRED',
    'TIMENEYE_TOKEN_SECOND_APP',
  ]) {
    expect.soft(countAddedTests(listed, name), name).toBeGreaterThan(0);
  }
  expect(countAddedTests(listed, 'TIMENEYE_TOKEN_MEMBER')).toBeUndefined();
});

test('skip reasons are counted by the flag, variable or actor that they require', () => {
  const reasons = [
    'writes: needs --allow-writes',
    'beyond the 95 requests of a run without flags: needs --budget N',
    'needs a second actor: a token of other-member',
    'needs a token of other-member',
    'needs a token in TIMENEYE_TOKEN_EXPIRED',
    "needs the mock's control API",
  ];
  expect(additionLines(reasons.map((reason) => ({ reason })))).toEqual([
    'These flags and variables add tests (a test that needs several is counted once):',
    '     2  TIMENEYE_TOKEN_OTHER_MEMBER',
    '     1  --allow-writes',
    '     1  --budget N',
    '     1  TIMENEYE_TOKEN_EXPIRED',
    'The other tests do not apply to this run:',
    "     1  needs the mock's control API",
  ]);
});

test('the list of a live run writes no report', async () => {
  const { exitCode, stdout, stderr } = await list(['--report', 'somewhere'], {});
  expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
  expect(stderr).toContain('--list writes no report: remove --report');
});
