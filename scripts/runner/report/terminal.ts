import { plural } from '../../cli/plural.ts';
import { observationLines } from '../../live/report.ts';
import { accessLine } from '../access.ts';
import { countsLine } from '../counts.ts';
import { type Cause, causeExtent, type FailedTest, groupByCause } from './causes.ts';
import type { Failure, RunReport, TestReport } from './model.ts';
import type { Verbosity } from './options.ts';

/** The maximum number of titles, reasons and other lines of a kind without --verbose. */
const MAX_LINES = 5;
/** The maximum number of lines printed for one error. */
const MAX_ERROR_LINES = 30;

/** Lines that the reporter adds to the report. */
export interface Notices {
  /** Lines before the failures: why the run ended early, probes that changed something. */
  before: string[];
  /** Lines before the counts: operations that the mock serves from their examples, requests sent. */
  after: string[];
}

/** The lines that a run prints at its end. The last line has the counts. */
export function summaryLines(report: RunReport, verbosity: Verbosity, { before, after }: Notices): string[] {
  const isVerbose = verbosity === 'verbose';
  const problems = [...before, ...failureLines(report, isVerbose), ...errorLines(report, isVerbose)];
  if (verbosity === 'quiet') return [...problems, countsLine(report.counts)];
  return [
    ...problems,
    ...(isVerbose ? ruleLines(report) : []),
    ...observationLines(report.observations),
    ...skipLines(report.tests, isVerbose),
    ...after,
    ...(report.access ? [accessLine(report.access)] : []),
    countsLine(report.counts),
  ];
}

function failureLines({ tests }: RunReport, isVerbose: boolean): string[] {
  const causes = groupByCause(tests).filter(({ kind }) => kind === 'contract');
  if (causes.length === 0) return [];
  const failed = causes.reduce((sum, cause) => sum + cause.tests.length, 0);
  return [
    `${plural(failed, 'check')} failed, for ${plural(causes.length, 'cause')}:`,
    '',
    ...causes.flatMap((cause) => causeLines(cause, isVerbose)),
  ];
}

/** An error in the suite leaves open whether the contract holds. */
function errorLines({ tests, errors }: RunReport, isVerbose: boolean): string[] {
  const causes = groupByCause(tests).filter(({ kind }) => kind === 'suite');
  const count = errors.length + causes.reduce((sum, cause) => sum + cause.tests.length, 0);
  if (count === 0) return [];
  return [
    `${plural(count, 'suite error')}: the suite itself failed, so these leave open whether the contract holds.`,
    '',
    ...errors.flatMap((error) => [error.rule, ...indent([...textLines(error), `at ${error.at}`]), '']),
    ...causes.flatMap((cause) => causeLines(cause, isVerbose)),
  ];
}

/** The cause, its first test in full and the titles of the others; with --verbose all tests in full. */
function causeLines(cause: Cause, isVerbose: boolean): string[] {
  const { rule, tests } = cause;
  const inFull = isVerbose ? tests : tests.slice(0, 1);
  const otherTests = tests.slice(inFull.length);
  const more = otherTests.length - MAX_LINES;
  return [
    `${causeExtent(cause)}: ${rule}`,
    ...inFull.flatMap((test) => indent(testLines(test))),
    ...(otherTests.length > 0 ? [`  and ${otherTests.length} more:`] : []),
    ...otherTests.slice(0, MAX_LINES).map(({ title }) => `    ${title}`),
    ...(more > 0 ? [`    ... ${more} more (--verbose shows all)`] : []),
    '',
  ];
}

function testLines({ title, file, line, failure }: FailedTest): string[] {
  const { at = file } = failure;
  const location = line === undefined ? at : `${file}:${line}`;
  return [title, ...indent([`at         ${location}`, ...failureParts(failure)])];
}

function failureParts(failure: Failure): string[] {
  const { operation, actor, expected, actual, request } = failure;
  if (expected === undefined) return textLines(failure);
  return [
    `operation  ${operation}`,
    `actor      ${actor}`,
    `expected   ${expected}`,
    `actual     ${actual}`,
    `${request}`,
  ];
}

function textLines({ text = '', rule }: Failure): string[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '' && !rule.endsWith(line));
  const more = lines.length - MAX_ERROR_LINES;
  return [...lines.slice(0, MAX_ERROR_LINES), ...(more > 0 ? [`... ${plural(more, 'more line')}`] : [])];
}

function ruleLines({ rules, counts }: RunReport): string[] {
  const width = Math.max(...rules.map(({ rule }) => rule.length), 4);
  const row = (rule: string, ...figures: (string | number)[]) =>
    rule.padEnd(width) + figures.map((figure) => String(figure).padStart(12)).join('');
  const total = (of: 'tests' | 'checks') => rules.reduce((sum, each) => sum + each[of], 0);
  return [
    row('rule', 'tests', 'checks', 'operations', 'failed'),
    ...rules.map((each) => row(each.rule, each.tests, each.checks, each.operations, each.failed)),
    row('all', total('tests'), total('checks'), '', counts.failed),
    '',
  ];
}

function skipLines(tests: TestReport[], isVerbose: boolean): string[] {
  const byReason = [...countSkippedByReason(tests)];
  const visible = isVerbose ? byReason : byReason.slice(0, 2 * MAX_LINES);
  const hidden = byReason.slice(visible.length).reduce((sum, [, count]) => sum + count, 0);
  const line = (count: number, text: string) => `${String(count).padStart(7)} skipped: ${text}`;
  return [
    ...visible.map(([reason, count]) => line(count, reason)),
    ...(hidden > 0
      ? [line(hidden, `for ${byReason.length - visible.length} other reasons (--verbose)`)]
      : []),
  ];
}

/** How many tests were skipped for each reason, the most frequent first. */
export function countSkippedByReason(tests: TestReport[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { state, reason = '' } of tests) {
    if (state === 'skipped') counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return new Map([...counts].sort((one, other) => other[1] - one[1]));
}

const indent = (lines: string[]) => lines.map((line) => `  ${line}`);
