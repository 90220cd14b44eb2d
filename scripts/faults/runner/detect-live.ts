import { Inconclusive, UsageError } from '../../cli/errors.ts';
import { startMock } from '../../mock/start.ts';
import { listSuiteFiles } from '../../runner/suite-files.ts';
import type { Fault } from '../catalog/fault.ts';
import type { VariantResult } from './detect.ts';
import { injectFaults } from './extension.ts';
import { type LiveUser, runLiveFiles } from './live-run.ts';
import { type FaultRunOptions, withWorkers } from './run-variants.ts';
import { baseline, type MockVariant } from './variant.ts';
import type { TestFailure } from './worker-protocol.ts';
import type { Worker } from './workers.ts';

/** A mock with one fault and without the control API, which the live API lacks too. */
export function toVariantWithoutControl(fault: Fault): MockVariant {
  const { name, description, breaks, detectedBy } = fault;
  const start = (port: number) => startMock({ port, control: false, extend: injectFaults([fault]) });
  return { name, description, breaks, detectedBy, start };
}

/**
 * Starts a live run of this user against each variant. The first run is on the baseline: any failure is a false alarm and
 * ends the measurement, and files in which all tests were skipped are not run again.
 */
export async function detectLive(
  variants: MockVariant[],
  user: LiveUser,
  { onResult }: Pick<FaultRunOptions, 'onResult'>,
): Promise<VariantResult[]> {
  const results: VariantResult[] = [];
  let files: Promise<string[]> | undefined;
  let done = 0;
  await withWorkers([...variants.entries()], async (worker, [i, variant]) => {
    files ??= findUsefulFiles(worker, user);
    const result = await detect(variant, worker, user, await files);
    results[i] = result;
    done += 1;
    onResult(result, done, variants.length);
  });
  return results;
}

async function findUsefulFiles(worker: Worker, user: LiveUser): Promise<string[]> {
  const running = await baseline.start(worker.port);
  try {
    const { failures, ran } = await runLiveFiles(worker, user, listSuiteFiles());
    const [alarm] = failures;
    if (!alarm) return listSuiteFiles().filter((file) => ran.includes(file));
    throw new Inconclusive(`a live run fails on the baseline: ${alarm.file}: ${alarm.title} (${alarm.rule})`);
  } finally {
    await running.close();
  }
}

async function detect(
  variant: MockVariant,
  worker: Worker,
  user: LiveUser,
  files: string[],
): Promise<VariantResult> {
  const startedAt = performance.now();
  const running = await variant.start(worker.port);
  try {
    const { name, description, breaks, detectedBy } = variant;
    const failures = await findFailures(worker, user, files);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { variant: { name, description, breaks, detectedBy }, failures, seconds };
  } finally {
    await running.close();
  }
}

/** Runs files of the suite. An error before the first check is a detection too, unless it is a usage error. */
async function findFailures(worker: Worker, user: LiveUser, files: string[]): Promise<TestFailure[]> {
  try {
    return (await runLiveFiles(worker, user, files)).failures.slice(0, 1);
  } catch (error) {
    if (error instanceof Inconclusive) {
      return [{ file: 'before the first check', title: 'the run ends', rule: error.message }];
    }
    if (error instanceof UsageError) return [];
    throw error;
  }
}
