import { expect, test } from 'vitest';
import { runNode } from '../run.ts';
import { runInProcess } from '../run-here.ts';

const run = (...args: string[]) => runNode(['scripts/start.mjs', ...args]);

test.each([
  [['faults', '--only', 'lock-ignord'], '--only lock-ignord is not a fault. Did you mean lock-ignored?'],
  [['faults', '--seed', '3'], '--seed requires --mutate'],
  [['faults', '--mutate', '0'], '--mutate must be a whole number from 1 to 10000, not "0"'],
  [['faults', '--mutate', '5', '--independent'], '--mutate cannot be combined'],
  [['faults', '--independent', '--only', 'nowhere'], 'there is no nowhere.yaml'],
  [
    ['mock', '--fault', 'no-retry-aftr'],
    '--fault no-retry-aftr is not a fault. Did you mean no-retry-after?',
  ],
])('%j is a usage error', async ([name = '', ...argv], message) => {
  const { exitCode, stderr } = await runInProcess(name, argv);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('mock --list-faults prints the faults by groups', async () => {
  const { exitCode, stdout } = await run('mock', '--list-faults');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^authorization \(\d+\)\n {2}member-creates-client\n {6}Members can create a client\.\n {6}breaks /m,
  );
  expect(stdout).toMatch(/^rate limits \(\d+\)$/m);
});
