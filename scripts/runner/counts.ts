import { plural } from '../cli/plural.ts';

/** The counts of a test run. */
export interface TestCounts {
  passed: number;
  /** The passed tests that depend only on documented statements. */
  documented: number;
  /** The passed tests that depend on a statement that no source documents. */
  assumed: number;
  failed: number;
  skipped: number;
  /** Tests whose assumption did not hold on live. */
  observed: number;
  /** Errors of the suite itself. A test that ends with one is neither passed nor failed. */
  errors: number;
}

export const noCounts: TestCounts = {
  passed: 0,
  documented: 0,
  assumed: 0,
  failed: 0,
  skipped: 0,
  observed: 0,
  errors: 0,
};

/** The sum of the counts of two runs. */
export function addCounts(one: TestCounts, other: TestCounts): TestCounts {
  const names = Object.keys(noCounts) as (keyof TestCounts)[];
  return Object.fromEntries(names.map((name) => [name, one[name] + other[name]])) as unknown as TestCounts;
}

/** The counts as a line for people: `12 passed: 9 documented, 3 assumed; 0 failed; 1 skipped`. */
export function countsLine({
  passed,
  documented,
  assumed,
  failed,
  skipped,
  observed,
  errors,
}: TestCounts): string {
  const evidence = documented + assumed > 0 ? `: ${documented} documented, ${assumed} assumed` : '';
  const extras = [
    ...(observed > 0 ? [`${observed} observed otherwise`] : []),
    ...(errors > 0 ? [plural(errors, 'suite error')] : []),
  ];
  return [`${passed} passed${evidence}`, `${failed} failed`, `${skipped} skipped`, ...extras].join('; ');
}

/**
 * The counts as a line for scripts: `12 passed, 0 failed`, plus the skipped count, if any. Suite errors count as
 * failures.
 */
export function plainCountsLine({ passed, failed, skipped, errors }: TestCounts): string {
  return `${passed} passed, ${failed + errors} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Whether a message of a child process is test counts. */
export function isCounts(message: unknown): message is TestCounts {
  return typeof message === 'object' && message !== null && 'passed' in message && 'failed' in message;
}
