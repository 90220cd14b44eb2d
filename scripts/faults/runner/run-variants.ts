import { availableParallelism } from 'node:os';
import { listSuiteFiles } from '../../runner/suite-files.ts';
import { detect, type VariantResult } from './detect.ts';
import { baseline, type MockVariant } from './variant.ts';
import type { TestFailure } from './worker-protocol.ts';
import { Worker } from './workers.ts';

export interface FaultRunOptions {
  /** Run all tests, instead of stopping at the first failure. */
  full: boolean;
  /** Called after each result, in the order of completion. */
  onResult(result: VariantResult, done: number, all: number): void;
}

/** Runs the suite against each variant, with one worker per core; returns the results in the order of the variants. */
export async function runVariants(
  variants: MockVariant[],
  options: FaultRunOptions,
): Promise<VariantResult[]> {
  const results: VariantResult[] = [];
  let done = 0;
  await withWorkers([...variants.entries()], async (worker, [i, variant]) => {
    const result = await detect(variant, worker, options.full);
    results[i] = result;
    done += 1;
    options.onResult(result, done, variants.length);
  });
  return results;
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
