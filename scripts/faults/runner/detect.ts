import { suiteFiles } from '../../runner/suite-files.ts';
import type { Defect } from './defect.ts';
import type { TestFailure } from './worker-protocol.ts';
import type { Worker } from './workers.ts';

/** The result for one defect. */
export interface Detection {
  defect: Pick<Defect, 'name' | 'description' | 'breaks' | 'detectedBy'>;
  /** Titles of failed tests: the first one, or all of them in a full run. Empty if missed. */
  detections: TestFailure[];
  seconds: number;
}

/** Runs the suite on a defect: first the files of its rule, then the others, until a test fails. */
export async function detect(defect: Defect, worker: Worker, isFull: boolean): Promise<Detection> {
  const startedAt = performance.now();
  const running = await defect.start(worker.port);
  try {
    const detections = isFull ? await worker.run(suiteFiles(), 0) : await firstDetection(defect, worker);
    const { name, description, breaks, detectedBy } = defect;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { defect: { name, description, breaks, detectedBy }, detections, seconds };
  } finally {
    await running.close();
  }
}

async function firstDetection({ detectedBy }: Defect, worker: Worker): Promise<TestFailure[]> {
  for (const [file, title] of detectedBy.map(fileAndTitle)) {
    const [detected] = title === undefined ? [] : await worker.run([file], 1, title);
    if (detected) return [detected];
  }
  const named = listTestFiles(detectedBy);
  const others = suiteFiles().filter((file) => !named.includes(file));
  for (const files of [named, others.slice(0, -1), others.slice(-1)]) {
    const [detected] = await worker.run(files, 1);
    if (detected) return [detected];
  }
  return [];
}

function listTestFiles(detectedBy: string[]): string[] {
  return [...new Set(detectedBy.map((each) => fileAndTitle(each)[0]))];
}

/** `tokens/login: a token response` names a test of a file. */
function fileAndTitle(text: string): [file: string, title: string | undefined] {
  const [file = '', ...title] = text.split(': ');
  return [file, title.length > 0 ? title.join(': ') : undefined];
}

/** Whether only tests of other rules detected the defect; false for a defect without a rule. */
export function isDetectedElsewhere({ defect, detections }: Detection): boolean {
  if (detections.length === 0 || defect.detectedBy.length === 0) return false;
  return !detections.some(({ file }) => listTestFiles(defect.detectedBy).includes(file));
}
