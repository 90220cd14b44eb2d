import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { isCounts, type TestCounts } from '../runner/counts.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** How long `npm test` takes, and how many checks that makes a second. */
export interface SuiteSpeed {
  seconds: number;
  checks: number;
  checksPerSecond: number;
}

/** Runs the suite once, as `npm test` does. */
export async function measureSuite(): Promise<SuiteSpeed> {
  const started = performance.now();
  const output = await outputOf(['scripts/start.mjs', 'test']);
  const seconds = (performance.now() - started) / 1000;
  const { passed, failed } = countsIn(output);
  const checks = passed + failed;
  return { seconds, checks, checksPerSecond: checks / seconds };
}

function countsIn(output: string): TestCounts {
  const [, passed, failed, skipped] = /^(\d+) passed.*?, (\d+) failed, (\d+) skipped$/m.exec(output) ?? [];
  const counts = { passed: Number(passed), failed: Number(failed), skipped: Number(skipped), assumed: 0 };
  if (!isCounts(counts) || Number.isNaN(counts.passed)) throw new Error('the suite printed no counts');
  return counts;
}

function outputOf(args: string[]): Promise<string> {
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...environmentWithoutTokens(), NO_COLOR: '1' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
  });
  return new Promise((resolve) => child.once('close', () => resolve(output)));
}
