import { expect, test } from 'vitest';
import { addCounts, countsLine, noCounts, plainCountsLine } from '../../scripts/runner/counts.ts';
import { runNode } from './run.ts';

function runFixture(...args: string[]) {
  const config = ['--root', 'tests/scripts/fixture', '--configLoader', 'runner'];
  return runNode(['node_modules/vitest/vitest.mjs', 'run', ...config, ...args]);
}

test.concurrent('the summary counts what is assumed, groups skips by reason and counts files that cannot be loaded', async () => {
  const { exitCode, stdout } = await runFixture();
  expect(exitCode).toBe(1);
  expect(stdout.trimEnd().split('\n').slice(-3)).toEqual([
    '      2 skipped: needs a second actor',
    '      1 skipped: no reason given',
    '2 passed (1 of them assumed), 2 failed, 3 skipped',
  ]);
  expect(stdout).not.toContain('a documented sentence');
});

test.concurrent('the summary leaves out what a title filter leaves out', async () => {
  const { stdout } = await runFixture('-t', 'documented', 'run.fixture');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed, 0 failed, 0 skipped');
  const others = await runFixture('-t', 'no title has this', 'run.fixture');
  expect(others.stdout).not.toContain('run.fixture');
});

test('the line for scripts names the skipped ones only if there are any', () => {
  const counts = { passed: 3, failed: 0, skipped: 0, assumed: 2 };
  expect(countsLine(counts)).toBe('3 passed (2 of them assumed), 0 failed, 0 skipped');
  expect(plainCountsLine(counts)).toBe('3 passed, 0 failed');
  expect(plainCountsLine({ ...counts, skipped: 1 })).toBe('3 passed, 0 failed, 1 skipped');
});

test('counts of two runs add up', () => {
  const counts = { passed: 1, failed: 2, skipped: 3, assumed: 4 };
  expect(addCounts(counts, counts)).toEqual({ passed: 2, failed: 4, skipped: 6, assumed: 8 });
  expect(addCounts(noCounts, counts)).toEqual(counts);
});
