import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { withoutCi } from '../runner/ci.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** The cost of `npm test` in CPU time, which depends less on the load of the machine than wall-clock time does. */
export interface SuiteSpeed {
  checks: number;
  /** Wall-clock time. */
  seconds: number;
  /** User and system time of the run and of all its descendants. */
  cpuSeconds: number;
}

/** CPU milliseconds per check. */
export function cpuPerCheck({ cpuSeconds, checks }: SuiteSpeed): number {
  return (cpuSeconds * 1000) / checks;
}

/** Runs the suite of a checkout once, as `npm test` does. */
export async function measureSuite(checkout = ROOT, signal?: AbortSignal): Promise<SuiteSpeed> {
  const started = performance.now();
  const { output, times } = await run(checkout, signal);
  const seconds = (performance.now() - started) / 1000;
  return { checks: countChecks(output), seconds, cpuSeconds: childSeconds(times) };
}

/** Reads the last line of a run, also in its earlier form without semicolons. */
export function countChecks(output: string): number {
  const [, passed, failed] = /^(\d+) passed\b.*?[;,] (\d+) failed/m.exec(output) ?? [];
  if (passed === undefined) throw new Error(`the suite printed no counts: ${output.slice(-500)}`);
  return Number(passed) + Number(failed);
}

/** The second line of the shell's `times`: `0m4.148s 0m0.993s`, user and system time of its children. */
export function childSeconds(times: string): number {
  const [, line = ''] = times.trim().split('\n');
  const parts = [...line.matchAll(/(\d+)m([\d.]+)s/g)];
  if (parts.length !== 2) throw new Error(`the shell printed no CPU times: ${times}`);
  return parts.reduce((sum, [, minutes, seconds]) => sum + Number(minutes) * 60 + Number(seconds), 0);
}

/** Runs the suite in a POSIX shell, which reports the CPU time of a child and of all its descendants. */
function run(checkout: string, signal?: AbortSignal): Promise<{ output: string; times: string }> {
  signal?.throwIfAborted();
  const command = '"$@"; times >&3';
  const args = ['-c', command, 'sh', process.execPath, 'scripts/start.mjs', 'test'];
  const child = spawn('sh', args, {
    cwd: checkout,
    env: { ...withoutCi(environmentWithoutTokens()), NO_COLOR: '1', FORCE_COLOR: '0' },
    stdio: ['ignore', 'pipe', 'inherit', 'pipe'],
    // A separate process group, so that an interrupt ends the run and not only the shell.
    detached: true,
  });
  const read = { output: '', times: '' };
  const streams = [child.stdio[1], child.stdio[3]] as const;
  for (const [i, name] of (['output', 'times'] as const).entries()) {
    streams[i]?.on('data', (text: Buffer) => {
      read[name] += text.toString();
    });
  }
  const end = () => child.pid !== undefined && process.kill(-child.pid, 'SIGTERM');
  signal?.addEventListener('abort', end, { once: true });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', () => {
      signal?.removeEventListener('abort', end);
      if (signal?.aborted) reject(signal.reason);
      else resolve(read);
    });
  });
}
