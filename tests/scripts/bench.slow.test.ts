import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { compareWith, comparisonLine, findCommit } from '../../scripts/bench/against.ts';
import { withRelease } from '../../scripts/bench/release.ts';
import { childSeconds, countChecks, cpuPerCheck } from '../../scripts/bench/suite.ts';
import { root, runNode } from './run.ts';

test('the checks of a run are counted from its last line, also in the format of earlier releases', () => {
  expect(countChecks('wrote x\n3557 passed: 168 documented, 3389 assumed; 2 failed; 0 skipped\n')).toBe(3559);
  expect(countChecks('3557 passed (3389 of them assumed), 2 failed, 0 skipped\n')).toBe(3559);
  expect(() => countChecks('npm ERR!')).toThrow('the suite printed no counts: npm ERR!');
});

test("CPU time is the user and system time of the shell's child processes", () => {
  const cpuSeconds = childSeconds('0m0.002s 0m0.001s\n1m4.250s 0m0.750s\n');
  expect(cpuSeconds).toBe(65);
  expect(cpuPerCheck({ cpuSeconds, checks: 3250, seconds: 1 })).toBe(20);
  expect(() => childSeconds('')).toThrow('the shell printed no CPU times');
});

test('the figures of a release precede other figures, and replace earlier figures of the same release', () => {
  const page = withRelease('# Speed\n\n## Releases\n\nNewest first.\n\n### 0.1.0\n\nold\n', '0.2.0', 'new');
  expect(page).toBe('# Speed\n\n## Releases\n\nNewest first.\n\n### 0.2.0\n\nnew\n\n### 0.1.0\n\nold\n');
  expect(withRelease(page, '0.1.0', 'newer')).toContain('### 0.1.0\n\nnewer\n\n### 0.2.0\n\nnew\n');
  expect(() => withRelease('# Speed\n', '0.1.0', '')).toThrow('no heading');
});

test('docs/speed.md has a place for the figures of releases', () => {
  expect(withRelease(readFileSync(join(root, 'docs/speed.md'), 'utf8'), '9.9.9', 'x')).toContain(
    '### 9.9.9\n\nx\n',
  );
});

test('a comparison names both commits', () => {
  const [ratio, here, there] = [0.5, 9, 18].map((median) => ({ median, least: median, greatest: median }));
  expect(comparisonLine({ commit: '0123456789', pairs: 3, ratio, here, there } as never)).toBe(
    "CPU time of a check: 0.50 of 0123456's (0.50 to 0.50), 9.0 ms and 18.0 ms; median of 3 alternating pairs",
  );
});

test('an interrupted comparison leaves no checkout and no worktree behind', async () => {
  const listCheckouts = () => readdirSync(tmpdir()).filter((name) => name.startsWith('timeneye-bench-'));
  const worktrees = () =>
    execFileSync('git', ['worktree', 'list'], { cwd: root, encoding: 'utf8' }).match(/timeneye-bench-\w+/g);
  const before = [listCheckouts(), worktrees()];
  const aborted = AbortSignal.abort(new Error('interrupted'));
  await expect(compareWith(await findCommit('HEAD'), 1, aborted)).rejects.toThrow('interrupted');
  expect([listCheckouts(), worktrees()]).toEqual(before);
});

test.for([
  [
    ['--against', 'no-such-ref'],
    'bench: --against no-such-ref is not a commit of this repository: name a branch, a tag or a hash\n',
  ],
  [
    ['--against', 'HEAD', '--record'],
    'bench: --record cannot be combined with --against, which measures only the suite\n',
  ],
] as const)('%j exits 2', async ([flags, message]) => {
  const { exitCode, stdout, stderr } = await runNode(['scripts/start.mjs', 'bench', ...flags]);
  expect([exitCode, stdout, stderr]).toEqual([2, '', message]);
});
