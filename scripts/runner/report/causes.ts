import { plural } from '../../cli/plural.ts';
import type { Failure, TestReport } from './model.ts';

export interface FailedTest extends TestReport {
  failure: Failure;
}

/** Failures with the same cause: one violated rule, or one error. */
export interface Cause {
  rule: string;
  kind: Failure['kind'];
  tests: FailedTest[];
}

/** Groups failures by cause, the largest group first. */
export function groupByCause(tests: TestReport[]): Cause[] {
  const causes = new Map<string, Cause>();
  for (const test of tests) {
    const { failure } = test;
    if (!failure) continue;
    const key = `${failure.kind} ${failure.rule}`;
    const cause = causes.get(key) ?? { rule: failure.rule, kind: failure.kind, tests: [] };
    cause.tests.push({ ...test, failure });
    causes.set(key, cause);
  }
  return [...causes.values()].sort((one, other) => other.tests.length - one.tests.length);
}

/** `28 operations`, `3 checks of createClient` or `3 checks`. */
export function causeExtent({ tests }: Cause): string {
  const operations = new Set(tests.flatMap((test) => test.failure.operation ?? test.operation ?? []));
  if (operations.size > 1) return `${operations.size} operations`;
  const [operation] = operations;
  const checks = plural(tests.length, 'check');
  return operation === undefined ? checks : `${checks} of ${operation}`;
}
