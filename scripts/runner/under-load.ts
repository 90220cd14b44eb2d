import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { Finished } from './child.ts';
import { runSuite } from './run.ts';

const THREADS_PER_CORE = 8;
const RUNS = 3;

/** Runs the suite several times against one mock: later runs see the records of earlier ones. */
export async function runSoak(): Promise<Finished> {
  const { startMock } = await import('../mock/start.ts');
  const mock = await startMock({ port: 0 });
  try {
    return await repeatSuite(mock.origin);
  } finally {
    await mock.close();
  }
}

/** Runs the suite several times on a busy machine. */
export async function runStress(): Promise<Finished> {
  const count = availableParallelism() * THREADS_PER_CORE;
  const threads = Array.from({ length: count }, () => new Worker('for (;;);', { eval: true }));
  try {
    return await repeatSuite();
  } finally {
    await Promise.all(threads.map((thread) => thread.terminate()));
  }
}

async function repeatSuite(origin?: string): Promise<Finished> {
  let finished = await runSuite({ origin, shuffle: true });
  for (let run = 1; run < RUNS && finished.exitCode === 0; run++) {
    finished = await runSuite({ origin, shuffle: true });
  }
  return finished;
}
