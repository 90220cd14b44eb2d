import { availableParallelism } from 'node:os';
import { hunt, type Verdict } from './hunt.ts';
import type { Failure } from './lane-protocol.ts';
import { Lane } from './lanes.ts';
import { type Subject, soundMock } from './subject.ts';
import { suiteFiles } from './suite-files.ts';

export interface CampaignOptions {
  /** Every sentence that catches a fault, not only the first. */
  full: boolean;
  /** Told after each verdict, in the order in which they fall. */
  onVerdict(verdict: Verdict, done: number, all: number): void;
}

/** Lets the suite look for each subject, on as many lanes as there are cores; the verdicts come in the order given. */
export async function runCampaign(subjects: Subject[], options: CampaignOptions): Promise<Verdict[]> {
  const lanes = await openLanes(subjects.length);
  const verdicts: Verdict[] = [];
  let done = 0;
  try {
    await onEachLane(lanes, [...subjects.entries()], async (lane, [i, subject]) => {
      const verdict = await hunt(subject, lane, options.full);
      verdicts[i] = verdict;
      done += 1;
      options.onVerdict(verdict, done, subjects.length);
    });
    return verdicts;
  } finally {
    for (const lane of lanes) lane.close();
  }
}

/** What the suite finds in the mock when nothing is broken: false alarms, which would make every catch worthless. */
export async function falseAlarms(): Promise<Failure[]> {
  const files = suiteFiles();
  const lanes = await openLanes(files.length);
  const alarms: Failure[] = [];
  try {
    const running = await Promise.all(lanes.map((lane) => soundMock.start(lane.port)));
    await onEachLane(lanes, shares(files, lanes.length), async (lane, share) => {
      alarms.push(...(await lane.run(share, 0)));
    });
    await Promise.all(running.map((mock) => mock.close()));
    return alarms;
  } finally {
    for (const lane of lanes) lane.close();
  }
}

function openLanes(jobs: number): Promise<Lane[]> {
  const count = Math.max(1, Math.min(jobs, availableParallelism()));
  return Promise.all(Array.from({ length: count }, () => Lane.open()));
}

/** Gives each lane the next job as soon as it is free. */
async function onEachLane<J>(
  lanes: Lane[],
  jobs: J[],
  work: (lane: Lane, job: J) => Promise<void>,
): Promise<void> {
  const waiting = jobs.values();
  await Promise.all(
    lanes.map(async (lane) => {
      for (const job of waiting) await work(lane, job);
    }),
  );
}

function shares(files: string[], count: number): string[][] {
  return Array.from({ length: count }, (_, share) => files.filter((_file, i) => i % count === share));
}
