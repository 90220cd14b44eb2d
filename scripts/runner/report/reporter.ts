import type {
  Reporter,
  SerializedError,
  TestCase,
  TestModule,
  TestRunEndReason,
  TestSpecification,
  Vitest,
} from 'vitest/node';
import { printableLines } from '../../cli/printable.ts';
import { readContract } from '../../contract/contract.ts';
import { exampleNotice } from '../../contract/example-notice.ts';
import { gatherAccess } from '../access.ts';
import type { TestCounts } from '../counts.ts';
import { Watchdog } from '../watchdog.ts';
import { collectReport } from './collect.ts';
import { removeReportFiles, writeReportFiles } from './files.ts';
import { formatAnnotations } from './github.ts';
import { alarmLines, gatherObservations, isLiveInconclusive, requestLine } from './live-lines.ts';
import type { RunReport } from './model.ts';
import { readReportOptions } from './options.ts';
import { type Progress, ProgressLine } from './progress.ts';
import { summaryLines } from './terminal.ts';
import { formatUndecidedTests } from './undecided.ts';

type ConsoleLog = Parameters<NonNullable<Reporter['onUserConsoleLog']>>[0];

/** The exit code of an inconclusive run. */
const INCONCLUSIVE = 3;

/** The reporter of every run: shows progress on a terminal, then prints the failures and counts, and writes reports. */
export default class RunReporter implements Reporter {
  readonly #options = readReportOptions();
  readonly #running = new Set<TestCase>();
  readonly #watchdog = new Watchdog((seconds) => this.#endHangingRun(seconds));
  readonly #progress: Progress = { files: 0, loadedFiles: 0, tests: 0, done: 0, failed: 0 };
  readonly #line = new ProgressLine(
    (text) => process.stdout.write(text),
    this.#progress,
    this.#options.columns,
  );
  #vitest!: Vitest;
  #started = new Date();

  onInit(vitest: Vitest): void {
    this.#vitest = vitest;
  }

  onTestRunStart(files: readonly TestSpecification[]): void {
    this.#started = new Date();
    removeReportFiles(this.#options);
    this.#progress.files = files.length;
    this.#watchdog.start();
    if (this.#showsProgress) this.#line.start();
  }

  onTestModuleCollected(module: TestModule): void {
    const tests = [...module.children.allTests()];
    this.#progress.loadedFiles += 1;
    this.#progress.tests += tests.filter((test) => !this.#isFilteredOut(test)).length;
  }

  onTestCaseReady(test: TestCase): void {
    this.#running.add(test);
    this.#watchdog.progress();
  }

  onTestCaseResult(test: TestCase): void {
    this.#running.delete(test);
    this.#watchdog.progress();
    if (this.#isFilteredOut(test)) return;
    this.#progress.done += 1;
    if (test.result().state === 'failed') this.#progress.failed += 1;
  }

  onUserConsoleLog({ content, type }: ConsoleLog): void {
    this.#line.clear();
    process[type].write(content);
  }

  async onTestRunEnd(
    modules: readonly TestModule[],
    errors: readonly SerializedError[],
    reason: TestRunEndReason,
  ): Promise<void> {
    this.#watchdog.stop();
    this.#line.stop();
    const all = modules.flatMap((module) => [...module.children.allTests()]);
    const tests = all.filter((test) => !this.#isFilteredOut(test));
    const report = await this.#report(modules, tests, errors);
    const written = reason === 'interrupted' ? [] : writeReportFiles(report, this.#options);
    if (this.#options.verbosity !== 'silent') this.#print(report, tests, written);
    process.send?.(report.counts satisfies TestCounts);
    this.#setExitCode(report, tests);
  }

  get #isLive(): boolean {
    return this.#options.observations !== undefined;
  }

  get #showsProgress(): boolean {
    return this.#options.columns !== undefined && ['normal', 'verbose'].includes(this.#options.verbosity);
  }

  async #report(modules: readonly TestModule[], tests: TestCase[], errors: readonly SerializedError[]) {
    const contract = readContract();
    const origin = this.#getProvided('origin');
    return collectReport(modules, tests, errors, {
      started: this.#started,
      seconds: (Date.now() - this.#started.getTime()) / 1000,
      target: origin === undefined ? undefined : { kind: this.#isLive ? 'live' : 'mock', origin },
      observations: this.#isLive ? await gatherObservations(tests) : [],
      access: tests.some((test) => test.meta().access) ? gatherAccess(tests, contract) : undefined,
      operations: contract.operations.map(({ id }) => id),
    });
  }

  #print(report: RunReport, tests: TestCase[], written: string[]): void {
    const after = [
      ...(this.#isLive ? formatUndecidedTests(tests) : []),
      ...written.map((file) => `wrote ${file}`),
      ...exampleNotice(this.#getProvided('servedFromExample') ?? []),
      ...(this.#isLive ? [requestLine(tests)] : []),
    ];
    const lines = summaryLines(report, this.#options.verbosity, { before: alarmLines(tests), after });
    const forGithub = this.#options.github ? formatAnnotations(report) : [];
    process.stdout.write(`${printableLines([...forGithub, ...lines].join('\n'))}\n`);
  }

  #getProvided<K extends 'origin' | 'servedFromExample'>(name: K) {
    const contexts = this.#vitest.projects.map((project) => project.getProvidedContext());
    return contexts.find((context) => context[name] !== undefined)?.[name];
  }

  /** A broken contract takes precedence over an error in the suite, which is inconclusive. */
  #setExitCode({ counts }: RunReport, tests: TestCase[]): void {
    if (counts.failed > 0) return;
    const isInconclusive = this.#isLive
      ? isLiveInconclusive(tests)
      : tests.some((test) => test.meta().inconclusive);
    if (counts.errors > 0 || isInconclusive) process.exitCode = INCONCLUSIVE;
  }

  #endHangingRun(seconds: number): void {
    this.#line.stop();
    const names = [...this.#running].map((test) => `  ${test.fullName}`);
    const lines = [`Inconclusive: no test has ended for ${seconds} seconds. Still running:`, ...names];
    process.stdout.write(`${lines.join('\n')}\n`);
    process.exit(INCONCLUSIVE);
  }

  /** Whether a title filter excludes a test: Vitest then marks it as skipped without a reason. */
  #isFilteredOut(test: TestCase): boolean {
    const result = test.result();
    return (
      this.#vitest.config.testNamePattern !== undefined &&
      result.state === 'skipped' &&
      result.note === undefined
    );
  }
}
