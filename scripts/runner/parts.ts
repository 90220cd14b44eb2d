import type { Finished } from './child.ts';
import type { PartLog, PartResult } from './part-log.ts';

/** What a shell reports of a program that Ctrl-C has ended. */
const INTERRUPTED = 130;

/**
 * Runs the parts of a long check in order, also after one has failed, and notes each as it ends. Returns the exit
 * code: 1 when a part failed, 130 when it was interrupted, which ends the whole.
 */
export async function runParts(parts: Map<string, () => Promise<Finished>>, log: PartLog): Promise<number> {
  let exitCode = 0;
  for (const [name, run] of parts) {
    console.log(`\n== ${name}`);
    const result = await timed(run);
    log.note(name, result);
    if (result.result === 'interrupted') return INTERRUPTED;
    if (result.result === 'failed') exitCode = 1;
  }
  return exitCode;
}

async function timed(run: () => Promise<Finished>): Promise<PartResult> {
  const start = performance.now();
  const result = await resultOf(run);
  return { at: new Date().toISOString(), result, seconds: (performance.now() - start) / 1000 };
}

async function resultOf(run: () => Promise<Finished>): Promise<PartResult['result']> {
  try {
    const { exitCode, interrupted } = await run();
    if (interrupted || exitCode === INTERRUPTED) return 'interrupted';
    return exitCode === 0 ? 'passed' : 'failed';
  } catch (error) {
    console.error(error);
    return 'failed';
  }
}
