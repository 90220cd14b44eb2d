import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { UsageError } from '../cli/errors.ts';
import { alternate, type Spread } from './statistics.ts';
import { cpuPerCheck, measureSuite } from './suite.ts';

const execute = promisify(execFile);
const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The suite of this checkout compared with the suite of another commit, in CPU milliseconds per check. */
export interface Comparison {
  commit: string;
  pairs: number;
  ratio: Spread;
  here: Spread;
  there: Spread;
}

/** The full name of a commit; throws a UsageError if the repository has no such commit. */
export async function findCommit(ref: string): Promise<string> {
  try {
    const { stdout } = await git('rev-parse', '--verify', '--quiet', '--end-of-options', `${ref}^{commit}`);
    return stdout.trim();
  } catch {
    throw new UsageError(
      `--against ${ref} is not a commit of this repository: name a branch, a tag or a hash`,
    );
  }
}

/**
 * Measures in alternating pairs. The other commit is checked out into a temporary worktree, which is always removed,
 * even when the signal aborts the measurement.
 */
export async function compareWith(commit: string, pairs: number, signal: AbortSignal): Promise<Comparison> {
  const folder = await mkdtemp(join(tmpdir(), 'timeneye-bench-'));
  const checkout = join(folder, 'checkout');
  try {
    await git('worktree', 'add', '--quiet', '--detach', checkout, commit);
    await installPackages(checkout, signal);
    const measure = (directory: string) => async () => cpuPerCheck(await measureSuite(directory, signal));
    const { ratio, one, other } = await alternate(pairs, measure(ROOT), measure(checkout));
    return { commit, pairs, ratio, here: one, there: other };
  } finally {
    // The worktree does not exist if the checkout itself failed.
    await git('worktree', 'remove', '--force', checkout).catch(() => undefined);
    await rm(folder, { recursive: true, force: true });
  }
}

/** `CPU time of a check: 0.48 of 3f2a1bc's (0.46 to 0.51), 9.1 ms and 18.9 ms; median of 3 alternating pairs`. */
export function comparisonLine({ commit, pairs, ratio, here, there }: Comparison): string {
  const { median, least, greatest } = ratio;
  const spread = `${median.toFixed(2)} of ${commit.slice(0, 7)}'s (${least.toFixed(2)} to ${greatest.toFixed(2)})`;
  const times = `${here.median.toFixed(1)} ms and ${there.median.toFixed(1)} ms`;
  return `CPU time of a check: ${spread}, ${times}; median of ${pairs} alternating pairs`;
}

/** Links the packages of this checkout if both lock files are equal; otherwise installs the packages. */
async function installPackages(checkout: string, signal: AbortSignal): Promise<void> {
  const [lock, otherLock] = await Promise.all([readLockFile(ROOT), readLockFile(checkout)]);
  if (lock === otherLock) {
    await symlink(join(ROOT, 'node_modules'), join(checkout, 'node_modules'), 'junction');
  } else {
    await execute('npm', ['ci', '--no-audit', '--no-fund'], { cwd: checkout, signal });
  }
}

function readLockFile(checkout: string): Promise<string> {
  return readFile(join(checkout, 'package-lock.json'), 'utf8');
}

function git(...args: string[]) {
  return execute('git', args, { cwd: ROOT });
}
