import { availableParallelism } from 'node:os';
import { listSuiteFiles } from '../../runner/suite-files.ts';
import { baseline, type Defect } from './defect.ts';
import { type Detection, detect } from './detect.ts';
import type { TestFailure } from './worker-protocol.ts';
import { Worker } from './workers.ts';

export interface FaultRunOptions {
  /** Run all tests, instead of stopping at the first failure. */
  full: boolean;
  /** Called after each verdict, in the order of completion. */
  onVerdict(verdict: Detection, done: number, all: number): void;
}

/** Runs the suite on each defect, with one worker per core; returns the verdicts in the order of the defects. */
export async function runDefects(defects: Defect[], options: FaultRunOptions): Promise<Detection[]> {
  const verdicts: Detection[] = [];
  let done = 0;
  await withWorkers([...defects.entries()], async (worker, [i, defect]) => {
    const verdict = await detect(defect, worker, options.full);
    verdicts[i] = verdict;
    done += 1;
    options.onVerdict(verdict, done, defects.length);
  });
  return verdicts;
}

/** Distributes jobs to workers, one per core, and closes the workers afterwards. */
export async function withWorkers<J>(
  jobs: J[],
  work: (worker: Worker, job: J) => Promise<void>,
): Promise<void> {
  const workers = await openWorkers(jobs.length);
  try {
    await onEachWorker(workers, jobs, work);
  } finally {
    for (const worker of workers) worker.close();
  }
}

/** Runs the suite on the baseline. Any failure is a false alarm, which would invalidate all detections. */
export async function findFalseAlarms(): Promise<TestFailure[]> {
  const files = listSuiteFiles();
  const workers = await openWorkers(files.length);
  const alarms: TestFailure[] = [];
  try {
    const running = await Promise.all(workers.map((worker) => baseline.start(worker.port)));
    await onEachWorker(workers, splitFiles(files, workers.length), async (worker, share) => {
      alarms.push(...(await worker.run(share, 0)));
    });
    await Promise.all(running.map((mock) => mock.close()));
    return alarms;
  } finally {
    for (const worker of workers) worker.close();
  }
}

function openWorkers(jobs: number): Promise<Worker[]> {
  const count = Math.max(1, Math.min(jobs, availableParallelism()));
  return Promise.all(Array.from({ length: count }, () => Worker.open()));
}

/** Gives each worker the next job as soon as it is free. */
async function onEachWorker<J>(
  workers: Worker[],
  jobs: J[],
  work: (worker: Worker, job: J) => Promise<void>,
): Promise<void> {
  const waiting = jobs.values();
  await Promise.all(
    workers.map(async (worker) => {
      for (const job of waiting) await work(worker, job);
    }),
  );
}

function splitFiles(files: string[], count: number): string[][] {
  return Array.from({ length: count }, (_, share) => files.filter((_file, i) => i % count === share));
}
