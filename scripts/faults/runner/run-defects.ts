import { availableParallelism } from 'node:os';
import { suiteFiles } from '../../runner/suite-files.ts';
import { baseline, type Defect } from './defect.ts';
import { type Detection, detect } from './detect.ts';
import type { Failure } from './worker-protocol.ts';
import { Worker } from './workers.ts';

export interface FaultRunOptions {
  /** Every sentence that catches a fault, not only the first. */
  full: boolean;
  /** Told after each verdict, in the order in which they fall. */
  onVerdict(verdict: Detection, done: number, all: number): void;
}

/** Lets the suite look for each subject, on as many workers as there are cores; the verdicts come in the order given. */
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

/** Does each job on one of as many workers as there are cores, and closes them. */
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

/** What the suite finds in the mock when nothing is broken: false alarms, which would make every catch worthless. */
export async function falseAlarms(): Promise<Failure[]> {
  const files = suiteFiles();
  const workers = await openWorkers(files.length);
  const alarms: Failure[] = [];
  try {
    const running = await Promise.all(workers.map((worker) => baseline.start(worker.port)));
    await onEachWorker(workers, shares(files, workers.length), async (worker, share) => {
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

function shares(files: string[], count: number): string[][] {
  return Array.from({ length: count }, (_, share) => files.filter((_file, i) => i % count === share));
}
