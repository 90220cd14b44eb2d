import type { Finished } from './child.ts';
import type { PartLog, PartResult } from './part-log.ts';

/** The exit code that shells report for a program interrupted by Ctrl-C. */
const INTERRUPTED = 130;

/**
 * Runs the parts of a long check in order, even after a failure, and logs each as it ends. Returns the exit code: 1 if
 * a part failed, 130 if one was interrupted, which ends the check.
 */
export async function runParts(parts: Map<string, () => Promise<Finished>>, log: PartLog): Promise<number> {
  let exitCode = 0;
  for (const [name, run] of parts) {
    console.log(`\n== ${name}`);
    const result = await measurePart(run);
    log.note(name, result);
    if (result.result === 'interrupted') return INTERRUPTED;
    if (result.result === 'failed') exitCode = 1;
  }
  return exitCode;
}

async function measurePart(run: () => Promise<Finished>): Promise<PartResult> {
  const start = performance.now();
  const result = await runPart(run);
  return { at: new Date().toISOString(), result, seconds: (performance.now() - start) / 1000 };
}

async function runPart(run: () => Promise<Finished>): Promise<PartResult['result']> {
  try {
    const { exitCode, interrupted } = await run();
    if (interrupted || exitCode === INTERRUPTED) return 'interrupted';
    return exitCode === 0 ? 'passed' : 'failed';
  } catch (error) {
    console.error(error);
    return 'failed';
  }
}
