import { expect, test } from 'vitest';
import { runNode } from '../run.ts';

const run = (...args: string[]) => runNode(['scripts/start.mjs', ...args]);

test.each([
  [['faults', '--only', 'totl-of-page'], '--only totl-of-page is not a fault. Did you mean total-of-page?'],
  [['faults', '--seed', '3'], '--seed goes with --mutate'],
  [['faults', '--mutate', '0'], '--mutate is a whole number from 1 to 10000, not "0"'],
  [['faults', '--mutate', '5', '--blind'], '--mutate chooses by its seed'],
  [['faults', '--blind', '--only', 'nowhere'], 'there is no nowhere.patch'],
  [
    ['mock', '--fault', 'no-retry-aftr'],
    '--fault no-retry-aftr is not a fault. Did you mean no-retry-after?',
  ],
])('%j is wrong usage', async (args, message) => {
  const { exitCode, stderr } = await run(...args);
  expect([exitCode, stderr]).toEqual([2, expect.stringContaining(message)]);
});

test('mock --list-faults prints what can be broken, by groups', async () => {
  const { exitCode, stdout } = await run('mock', '--list-faults');
  expect(exitCode).toBe(0);
  expect(stdout).toMatch(
    /^answers \(\d+\)\n {2}create-answers-201\n {6}A create answers 201 in place of 200\.\n {6}breaks /,
  );
  expect(stdout).toMatch(/^rate limits \(\d+\)$/m);
});
