/** What a run of tests came to. */
export interface TestCounts {
  passed: number;
  failed: number;
  skipped: number;
  /** How many of the passed ones rest on something that no source documents. */
  assumed: number;
  /** How many sentences did not hold on live that were only assumed. */
  observed?: number;
}

export const noCounts: TestCounts = { passed: 0, failed: 0, skipped: 0, assumed: 0 };

/** The counts of two runs together. */
export function addCounts(one: TestCounts, other: TestCounts): TestCounts {
  return {
    passed: one.passed + other.passed,
    failed: one.failed + other.failed,
    skipped: one.skipped + other.skipped,
    assumed: one.assumed + other.assumed,
  };
}

/** The line a person looks for: `12 passed (3 of them assumed), 0 failed, 1 skipped`. */
export function countsLine({ passed, failed, skipped, assumed, observed = 0 }: TestCounts): string {
  const footnote = assumed > 0 ? ` (${assumed} of them assumed)` : '';
  const otherwise = observed > 0 ? `, ${observed} observed otherwise` : '';
  return `${passed} passed${footnote}, ${failed} failed${otherwise}, ${skipped} skipped`;
}

/** The line a script looks for: `12 passed, 0 failed`, and the skipped if there are any. */
export function plainCountsLine({ passed, failed, skipped }: TestCounts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** Whether what a child process told us is such a count. */
export function isCounts(message: unknown): message is TestCounts {
  return typeof message === 'object' && message !== null && 'passed' in message && 'failed' in message;
}
