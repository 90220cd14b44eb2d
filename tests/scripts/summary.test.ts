import { expect, test } from 'vitest';
import { addCounts, countsLine, noCounts, plainCountsLine } from '../../scripts/runner/counts.ts';
import { runNode } from './run.ts';

function runFixture(...args: string[]) {
  const config = ['--root', 'tests/scripts/fixture', '--configLoader', 'runner'];
  return runNode(['node_modules/vitest/vitest.mjs', 'run', ...config, ...args]);
}

test.concurrent('the summary counts assumed tests, groups skips by reason and lists suite errors', async () => {
  const { exitCode, stdout } = await runFixture();
  expect(exitCode).toBe(1);
  expect(stdout.trimEnd().split('\n').slice(-4)).toEqual([
    '      2 skipped: needs a second actor',
    '      1 skipped: a hook or the file failed before the test',
    '      1 skipped: no reason given',
    '2 passed: 1 documented, 1 assumed; 1 failed; 4 skipped; 3 suite errors',
  ]);
  expect(stdout).not.toContain('a documented test');
  expect(stdout).toContain('1 check failed, for 1 cause:');
  expect(stdout).toContain('Error: this file cannot be loaded');
  expect(stdout).toContain('Error: this hook throws');
  expect(stdout).toContain('TypeError: ');
});

test.concurrent('a run with suite errors and no failure is inconclusive', async () => {
  const { exitCode, stdout } = await runFixture('unloadable');
  expect(exitCode).toBe(3);
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('0 passed; 0 failed; 0 skipped; 1 suite error');
});

test.concurrent('the summary omits tests that a title filter excludes', async () => {
  const { stdout } = await runFixture('-t', 'documented', 'run.fixture');
  expect(stdout.trimEnd().split('\n').at(-1)).toBe('1 passed: 1 documented, 0 assumed; 0 failed; 0 skipped');
  const unmatched = await runFixture('-t', 'no title has this', 'run.fixture');
  expect(unmatched.stdout).not.toContain('run.fixture');
});

test('plainCountsLine counts suite errors as failures, and omits skips if there are none', () => {
  const counts = { ...noCounts, passed: 3, documented: 1, assumed: 2 };
  expect(countsLine(counts)).toBe('3 passed: 1 documented, 2 assumed; 0 failed; 0 skipped');
  expect(plainCountsLine(counts)).toBe('3 passed, 0 failed');
  expect(plainCountsLine({ ...counts, skipped: 1, failed: 1, errors: 1 })).toBe(
    '3 passed, 2 failed, 1 skipped',
  );
});

test('counts of two runs are added', () => {
  const counts = { ...noCounts, passed: 1, failed: 2, skipped: 3, assumed: 4 };
  expect(addCounts(counts, counts)).toEqual({ ...noCounts, passed: 2, failed: 4, skipped: 6, assumed: 8 });
  expect(addCounts(noCounts, counts)).toEqual(counts);
});
