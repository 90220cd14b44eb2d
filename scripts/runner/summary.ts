// The declarations below add to this module.
import type {} from 'vitest';
import type { TestCase, TestModule, TestRunEndReason } from 'vitest/node';
import { DefaultReporter } from 'vitest/node';
import { readContract } from '../contract/contract.ts';
import { exampleNotice } from '../contract/example-notice.ts';
import { accessLine, gatherAccess } from './access.ts';
import { countsLine, type TestCounts } from './counts.ts';
import { Watchdog } from './watchdog.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** The test rests on something that no source documents. */
    assumed?: boolean;
    /** The test was skipped for a reason that leaves the question of the run open. */
    inconclusive?: boolean;
    /** The test's sentence was assumed, and did not hold on live. */
    observed?: boolean;
  }
}

type RunErrors = Parameters<DefaultReporter['onTestRunEnd']>[1];

/** Vitest's own reporter, made for thousands of tests: it names what failed and ends with the counts. */
export default class SummaryReporter extends DefaultReporter {
  readonly #running = new Set<TestCase>();
  readonly #watchdog = new Watchdog((seconds) => this.endHangingRun(seconds));

  override printTestSuite(): void {}

  /** A title filter leaves most files without a test: their names would hide the rest. */
  override printTestModule(module: TestModule): void {
    if (module.state() !== 'skipped') super.printTestModule(module);
  }

  override onTestRunStart(...started: Parameters<DefaultReporter['onTestRunStart']>): void {
    super.onTestRunStart(...started);
    this.#watchdog.start();
  }

  override onTestCaseReady(test: TestCase): void {
    super.onTestCaseReady(test);
    this.#running.add(test);
    this.#watchdog.progress();
  }

  override onTestCaseResult(test: TestCase): void {
    super.onTestCaseResult(test);
    this.#running.delete(test);
    this.#watchdog.progress();
  }

  override printTestCase(moduleState: Parameters<DefaultReporter['printTestCase']>[0], test: TestCase): void {
    if (test.result().state === 'failed') super.printTestCase(moduleState, test);
  }

  override onTestRunEnd(modules: readonly TestModule[], errors: RunErrors, reason: TestRunEndReason): void {
    this.#watchdog.stop();
    super.onTestRunEnd(modules, errors, reason);
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const chosen = tests.filter((test) => !this.isFilteredOut(test));
    const counts = countTests(chosen);
    counts.failed += modules.filter(failedOutsideTests).length + errors.length;
    this.log([...this.closingLines(chosen, tests), countsLine(counts)].join('\n'));
    process.send?.(counts);
    if (counts.failed === 0 && this.isInconclusive(chosen)) process.exitCode = 3;
  }

  /** What stands above the counts. */
  protected closingLines(chosen: TestCase[], all: TestCase[]): string[] {
    return [...this.exampleLines(), ...skipLines(chosen), ...accessLines(all)];
  }

  private exampleLines(): string[] {
    const projects = this.ctx.projects ?? [];
    return exampleNotice(projects.flatMap((each) => each.getProvidedContext().servedFromExample ?? []));
  }

  /** Whether the run as a whole found nothing out. */
  protected isInconclusive(tests: TestCase[]): boolean {
    return tests.some((test) => test.meta().inconclusive);
  }

  private endHangingRun(seconds: number): void {
    const names = [...this.#running].map((test) => `  ${test.fullName}`);
    this.log([`Inconclusive: no test has ended for ${seconds} seconds. Still running:`, ...names].join('\n'));
    process.exit(3);
  }

  /** Vitest marks as skipped, without a reason, what a title filter leaves out. */
  private isFilteredOut(test: TestCase): boolean {
    return this.ctx.config.testNamePattern !== undefined && skipReason(test) === '';
  }
}

function countTests(tests: TestCase[]): TestCounts {
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  const [passed, skipped] = [inState('passed'), inState('skipped')];
  const observed = skipped.filter((test) => test.meta().observed === true).length;
  return {
    passed: passed.length,
    failed: inState('failed').length,
    skipped: skipped.length - observed,
    assumed: passed.filter((test) => test.meta().assumed === true).length,
    ...(observed > 0 && { observed }),
  };
}

/** A file that cannot be loaded, or a hook that throws, fails without any test of its own that says so. */
function failedOutsideTests(module: TestModule): boolean {
  const suites = [...module.children.allSuites()];
  return module.errors().length > 0 || suites.some((suite) => suite.errors().length > 0);
}

/** How much of the access matrix was tried, when any of it was. */
function accessLines(tests: TestCase[]): string[] {
  if (!tests.some((test) => test.meta().access)) return [];
  return [accessLine(gatherAccess(tests, readContract()))];
}

function skipLines(tests: TestCase[]): string[] {
  const perReason = new Map<string, number>();
  for (const test of tests) {
    const reason = test.meta().observed ? undefined : skipReason(test);
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
