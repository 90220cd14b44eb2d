// The declarations below add to this module.
import type {} from 'vitest';
import type { TestCase, TestModule, TestRunEndReason } from 'vitest/node';
import { DefaultReporter } from 'vitest/node';
import { type Counts, countsLine } from '../suite/counts.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** The test rests on something that no source documents. */
    assumed?: boolean;
    /** The test was skipped for a reason that leaves the question of the run open. */
    inconclusive?: boolean;
  }
}

type RunErrors = Parameters<DefaultReporter['onTestRunEnd']>[1];

/** Vitest's own reporter, made for thousands of tests: it names what failed and ends with the counts. */
export default class SummaryReporter extends DefaultReporter {
  override printTestSuite(): void {}

  override printTestCase(moduleState: Parameters<DefaultReporter['printTestCase']>[0], test: TestCase): void {
    if (test.result().state === 'failed') super.printTestCase(moduleState, test);
  }

  override onTestRunEnd(modules: readonly TestModule[], errors: RunErrors, reason: TestRunEndReason): void {
    super.onTestRunEnd(modules, errors, reason);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const chosen = tests.filter((test) => !this.isFilteredOut(test));
    const counts = countTests(chosen);
    counts.failed += modules.filter(failedOutsideTests).length + errors.length;
    this.log([...skipLines(chosen), countsLine(counts)].join('\n'));
    process.send?.(counts);
    if (counts.failed === 0 && chosen.some((test) => test.meta().inconclusive)) process.exitCode = 3;
  }

  /** Vitest marks as skipped, without a reason, what a title filter leaves out. */
  private isFilteredOut(test: TestCase): boolean {
    return this.ctx.config.testNamePattern !== undefined && skipReason(test) === '';
  }
}

function countTests(tests: TestCase[]): Counts {
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  const passed = inState('passed');
  return {
    passed: passed.length,
    failed: inState('failed').length,
    skipped: inState('skipped').length,
    assumed: passed.filter((test) => test.meta().assumed === true).length,
  };
}

/** A file that cannot be loaded, or a hook that throws, fails without any test of its own that says so. */
function failedOutsideTests(module: TestModule): boolean {
  const suites = [...module.children.allSuites()];
  return module.errors().length > 0 || suites.some((suite) => suite.errors().length > 0);
}

function skipLines(tests: TestCase[]): string[] {
  const perReason = new Map<string, number>();
  for (const test of tests) {
    const reason = skipReason(test);
    if (reason !== undefined) perReason.set(reason, (perReason.get(reason) ?? 0) + 1);
  }
  const lines = [...perReason].sort((a, b) => b[1] - a[1]);
  return lines.map(
    ([reason, count]) => `${String(count).padStart(7)} skipped: ${reason || 'no reason given'}`,
  );
}

function skipReason(test: TestCase): string | undefined {
  const result = test.result();
  return result.state === 'skipped' ? (result.note ?? '') : undefined;
}
