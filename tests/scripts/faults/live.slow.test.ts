import { expect, test } from 'vitest';
import { pickSample, readFrozenFaults } from '../../../scripts/faults/runner/frozen-list.ts';
import { runNode } from '../run.ts';
import { runInProcess } from '../run-here.ts';

const run = (...args: string[]) => runNode(['scripts/start.mjs', 'faults', '--live', ...args]);

test.each([
  [['--mutate', '3'], '--live cannot be combined with --mutate, --independent or --newman'],
  [['--newman'], '--live cannot be combined with --mutate, --independent or --newman'],
  [['--actor', 'membr'], '--actor membr is not an actor. Did you mean member?'],
  [['--sample', '1001'], '--sample must be a whole number from 1 to 1000, not "1001"'],
  [['--sample', '101'], '--sample 101 is more than the 100 faults'],
])('%j is a usage error', async (args, message) => {
  const { exitCode, stderr } = await runInProcess('faults', ['--live', ...args]);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('--actor without --live is a usage error', async () => {
  const { exitCode, stderr } = await runInProcess('faults', ['--actor', 'member']);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining('--actor requires --live')]);
});

test('a sample has distinct faults from the whole frozen list', () => {
  const sample = pickSample(readFrozenFaults(), 20);
  expect(new Set(sample).size).toBe(20);
  expect(sample[0]).toBe('create-returns-201');
  expect(readFrozenFaults().indexOf(sample[19] ?? '')).toBeGreaterThan(90);
});

test("a live run with a member's token detects a fault that is visible in a GET, and misses a fault that is not", {
  timeout: 0,
}, async () => {
  const { exitCode, stdout } = await run(
    '--actor',
    'member',
    '--only',
    'pages-overlap',
    '--only',
    'revoke-ends-nothing',
  );
  expect(exitCode).toBe(1);
  expect(stdout).toMatch(/pages-overlap +reading\/list-pages: /);
  expect(stdout).toMatch(/revoke-ends-nothing +MISSED/);
  expect(stdout).toMatch(/^1 of 2 detected/m);
});
