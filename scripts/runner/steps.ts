import type { Finished } from './child.ts';
import { addCounts, isCounts, noCounts, plainCountsLine, type TestCounts } from './counts.ts';

export interface RunStep {
  name: string;
  run(): Promise<Finished>;
}

interface StepResult {
  name: string;
  passed: boolean;
  seconds: number;
  interrupted: boolean;
  counts: TestCounts;
}

const interruptExitCode = 130;

/** Runs every step, even after a failure; prints the result of each and the total counts. */
export async function runSteps(steps: RunStep[]): Promise<number> {
  const results: StepResult[] = [];
  for (const step of steps) {
    const result = await runStep(step);
    if (result.interrupted) return interruptExitCode;
    results.push(result);
  }
  console.log(['', ...results.map(resultLine), plainCountsLine(totalCounts(results))].join('\n'));
  return results.every(({ passed }) => passed) ? 0 : 1;
}

async function runStep({ name, run }: RunStep): Promise<StepResult> {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const { exitCode, interrupted, message } = await run();
  const seconds = (performance.now() - start) / 1000;
  const counts = isCounts(message) ? message : noCounts;
  const result = { name, passed: exitCode === 0, seconds, interrupted, counts };
  console.log(resultLine(result));
  return result;
}

function resultLine({ name, passed, seconds }: StepResult): string {
  return `${passed ? 'ok    ' : 'FAILED'}  ${name}, ${seconds.toFixed(1)} s`;
}

/** A step that failed without a failed test counts as one failure. */
function totalCounts(results: StepResult[]): TestCounts {
  return results
    .map(({ passed, counts }) =>
      passed || counts.failed + counts.errors > 0 ? counts : { ...counts, failed: 1 },
    )
    .reduce(addCounts, noCounts);
}
