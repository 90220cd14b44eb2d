import { Inconclusive, UsageError } from '../../cli/errors.ts';
import { startMock } from '../../mock/start.ts';
import { suiteFiles } from '../../runner/suite-files.ts';
import type { Fault } from '../catalog/fault.ts';
import { baseline, type Defect } from './defect.ts';
import type { Detection } from './detect.ts';
import { injectFaults } from './extension.ts';
import { type LiveUser, runLiveFiles } from './live-run.ts';
import { type FaultRunOptions, withWorkers } from './run-defects.ts';
import type { TestFailure } from './worker-protocol.ts';
import type { Worker } from './workers.ts';

/** A mock with one fault and without the control API, which a live API lacks as well. */
export function faultyWithoutControl(fault: Fault): Defect {
  const { name, description, breaks, detectedBy } = fault;
  const start = (port: number) => startMock({ port, control: false, extend: injectFaults([fault]) });
  return { name, description, breaks, detectedBy, start };
}

/**
 * Lets live runs of this user look for each defect. A run on the baseline comes first: any finding is a false alarm
 * and ends the measurement, and files in which it skips every test are left out of the other runs.
 */
export async function detectLive(
  defects: Defect[],
  user: LiveUser,
  { onVerdict }: Pick<FaultRunOptions, 'onVerdict'>,
): Promise<Detection[]> {
  const verdicts: Detection[] = [];
  let files: Promise<string[]> | undefined;
  let done = 0;
  await withWorkers([...defects.entries()], async (worker, [i, defect]) => {
    files ??= usefulFiles(worker, user);
    const verdict = await detect(defect, worker, user, await files);
    verdicts[i] = verdict;
    done += 1;
    onVerdict(verdict, done, defects.length);
  });
  return verdicts;
}

async function usefulFiles(worker: Worker, user: LiveUser): Promise<string[]> {
  const running = await baseline.start(worker.port);
  try {
    const { failures, ran } = await runLiveFiles(worker, user, suiteFiles());
    const [alarm] = failures;
    if (!alarm) return suiteFiles().filter((file) => ran.includes(file));
    throw new Inconclusive(
      `a live run fails on the sound mock: ${alarm.file}: ${alarm.title} (${alarm.rule})`,
    );
  } finally {
    await running.close();
  }
}

async function detect(defect: Defect, worker: Worker, user: LiveUser, files: string[]): Promise<Detection> {
  const startedAt = performance.now();
  const running = await defect.start(worker.port);
  try {
    const { name, description, breaks, detectedBy } = defect;
    const detections = await findings(worker, user, files);
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { defect: { name, description, breaks, detectedBy }, detections, seconds };
  } finally {
    await running.close();
  }
}

/** What ends a run before its first check reveals a defect too, unless it blames the user. */
async function findings(worker: Worker, user: LiveUser, files: string[]): Promise<TestFailure[]> {
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
