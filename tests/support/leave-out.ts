import { TestRunner } from 'vitest';
import { Inconclusive } from '../../scripts/cli/errors.ts';

/** Skips the running test with its reason; outside of a test it is an error. */
export function leaveOut(reason: string): never {
  const test = TestRunner.getCurrentTest();
  if (!test) throw new Inconclusive(reason);
  return test.context.skip(reason);
}

/** The same for a reason that leaves open what the test asks: too many of these, and the run ends with exit code 3. */
export function leaveOpen(reason: string): never {
  const test = TestRunner.getCurrentTest();
  if (test) test.meta.inconclusive = true;
  return leaveOut(reason);
}

/** Whether the error is such a skip on its way to the runner. */
export function isLeftOut(error: unknown): boolean {
  return error instanceof Error && (error as Error & { code?: string }).code === 'VITEST_PENDING';
}
