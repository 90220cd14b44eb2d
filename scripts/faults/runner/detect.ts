import { listSuiteFiles } from '../../runner/suite-files.ts';
import type { MockVariant } from './variant.ts';
import type { TestFailure } from './worker-protocol.ts';
import type { Worker } from './workers.ts';

/** The result for one variant of the mock: the tests that failed on it, if any. */
export interface VariantResult {
  variant: Pick<MockVariant, 'name' | 'description' | 'breaks' | 'detectedBy'>;
  /** The first failed test, or all failed tests in a full run. Empty if the variant is missed. */
  failures: TestFailure[];
  seconds: number;
}

/** Runs the suite against a variant until a test fails: first the files of the rule, then the other files. */
export async function detect(variant: MockVariant, worker: Worker, isFull: boolean): Promise<VariantResult> {
  const startedAt = performance.now();
  const running = await variant.start(worker.port);
  try {
    const failures = isFull
      ? await worker.run(listSuiteFiles(), 0)
      : await findFirstDetection(variant, worker);
    const { name, description, breaks, detectedBy } = variant;
    const seconds = Math.round((performance.now() - startedAt) / 100) / 10;
    return { variant: { name, description, breaks, detectedBy }, failures, seconds };
  } finally {
    await running.close();
  }
}

async function findFirstDetection({ detectedBy }: MockVariant, worker: Worker): Promise<TestFailure[]> {
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

/** Whether only tests of other rules detected the variant. False for a variant without a rule. */
export function isDetectedElsewhere({ variant, failures }: VariantResult): boolean {
  if (failures.length === 0 || variant.detectedBy.length === 0) return false;
  return !failures.some(({ file }) => listTestFiles(variant.detectedBy).includes(file));
}
