import { listSuiteFiles } from '../../runner/suite-files.ts';
import type { Defect } from './defect.ts';
import type { TestFailure } from './worker-protocol.ts';
import type { Worker } from './workers.ts';

/** The verdict on one defect: the tests that detected it, if any. */
export interface Detection {
  defect: Pick<Defect, 'name' | 'description' | 'breaks' | 'detectedBy'>;
  /** The first failed test, or all failed tests in a full run. Empty if the defect is missed. */
  detections: TestFailure[];
  seconds: number;
}

/** Runs the suite on a defect until a test fails: first the files of the rule, then the other files. */
export async function detect(defect: Defect, worker: Worker, isFull: boolean): Promise<Detection> {
  const startedAt = performance.now();
  const running = await defect.start(worker.port);
  try {
    const detections = isFull
      ? await worker.run(listSuiteFiles(), 0)
      : await findFirstDetection(defect, worker);
    const { name, description, breaks, detectedBy } = defect;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { defect: { name, description, breaks, detectedBy }, detections, seconds };
  } finally {
    await running.close();
  }
}

async function findFirstDetection({ detectedBy }: Defect, worker: Worker): Promise<TestFailure[]> {
  for (const [file, title] of detectedBy.map(splitFileAndTitle)) {
    const [detected] = title === undefined ? [] : await worker.run([file], 1, title);
    if (detected) return [detected];
  }
  const ruleFiles = listTestFiles(detectedBy);
  const others = listSuiteFiles().filter((file) => !ruleFiles.includes(file));
  for (const files of [ruleFiles, others.slice(0, -1), others.slice(-1)]) {
    const [detected] = await worker.run(files, 1);
    if (detected) return [detected];
  }
  return [];
}

function listTestFiles(detectedBy: string[]): string[] {
  return [...new Set(detectedBy.map((each) => splitFileAndTitle(each)[0]))];
}

/** Splits `tokens/login: a token response` into the file and the beginning of a test title. */
function splitFileAndTitle(text: string): [file: string, title: string | undefined] {
  const [file = '', ...title] = text.split(': ');
  return [file, title.length > 0 ? title.join(': ') : undefined];
}

/** Whether only tests of other rules detected the defect. False for a defect without a rule. */
export function isDetectedElsewhere({ defect, detections }: Detection): boolean {
  if (detections.length === 0 || defect.detectedBy.length === 0) return false;
  return !detections.some(({ file }) => listTestFiles(defect.detectedBy).includes(file));
}
