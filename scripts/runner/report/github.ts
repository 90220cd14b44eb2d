import { plural } from '../../cli/plural.ts';
import { printable, printableLines } from '../../cli/printable.ts';
import { countsLine } from '../counts.ts';
import { type Cause, causeExtent, type FailedTest, groupByCause } from './causes.ts';
import { failureText } from './junit.ts';
import type { Failure, RunReport } from './model.ts';
import { permissionTable } from './permission-table.ts';
import { countSkippedByReason } from './terminal.ts';

/** GitHub cuts a summary off at 1 MiB; this number of causes stays far below that. */
const MAX_CAUSES = 50;
/** The maximum number of titles listed for one cause. */
const MAX_TITLES = 20;

/** An annotation for each cause and line: a check that fails for 43 operations has one, at the line of its title. */
export function formatAnnotations({ tests, errors }: RunReport): string[] {
  return [...groupByCause(tests).flatMap(annotateCause), ...errors.map(annotateError)];
}

function annotateCause(cause: Cause): string[] {
  const byLine = new Map<string, FailedTest[]>();
  for (const test of cause.tests) {
    const location = `${test.file}:${test.line ?? 1}`;
    byLine.set(location, [...(byLine.get(location) ?? []), test]);
  }
  return [...byLine.values()].flatMap((tests) => {
    const [first] = tests;
    if (!first) return [];
    const title = `${causeExtent({ ...cause, tests })}: ${cause.rule}`;
    const message = [first.title, failureText(first.failure)].join('\n');
    return [formatAnnotation(first.file, first.line ?? 1, title, message)];
  });
}

function annotateError(error: Failure): string {
  const [file = '', line = '1'] = (error.at ?? '').split(':');
  return formatAnnotation(file, Number(line), 'Suite error', failureText(error));
}

function formatAnnotation(file: string, line: number, title: string, message: string): string {
  const properties = Object.entries({ ...(file !== '' && { file, line }), title });
  const list = properties
    .map(([name, value]) => `${name}=${escapeProperty(printable(String(value)))}`)
    .join(',');
  return `::error ${list}::${escapeData(printableLines(message))}`;
}

function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** The summary of the job, in Markdown. */
export function renderJobSummary(report: RunReport): string {
  const causes = groupByCause(report.tests);
  const more = causes.length - MAX_CAUSES;
  return [
    `## ${report.target ? 'Contract tests' : 'Tests'}`,
    '',
    countsLine(report.counts),
    '',
    ...causes.slice(0, MAX_CAUSES).flatMap(causeSection),
    ...(more > 0 ? [`${plural(more, 'more cause')}.`, ''] : []),
    ...report.errors.flatMap((error) => ['### Suite error', '', ...codeBlock(failureText(error)), '']),
    ...skipTable(report),
    ...(report.access ? permissionTable(report.access) : []),
    '',
  ]
    .map(printableLines)
    .join('\n');
}

function causeSection(cause: Cause): string[] {
  const { rule, tests, kind } = cause;
  const [first] = tests;
  const titles = tests.slice(0, MAX_TITLES).map(({ title, file, line }) => {
    return `- ${escapeMarkdown(title)} (${file}${line === undefined ? '' : `:${line}`})`;
  });
  const more = tests.length - MAX_TITLES;
  return [
    `### ${kind === 'suite' ? 'Suite error, ' : ''}${escapeMarkdown(`${causeExtent(cause)}: ${rule}`)}`,
    '',
    ...(first ? codeBlock(failureText(first.failure)) : []),
    '',
    ...titles,
    ...(more > 0 ? [`- and ${more} more`] : []),
    '',
  ];
}

function skipTable({ tests }: RunReport): string[] {
  const reasons = [...countSkippedByReason(tests)];
  if (reasons.length === 0) return [];
  const rows = reasons.map(([reason, count]) => `| ${count} | ${escapeMarkdown(reason)} |`);
  return ['### Skipped', '', '| Tests | Reason |', '| ---: | --- |', ...rows, ''];
}

/** A code block whose fence is longer than any in the text. */
function codeBlock(text: string): string[] {
  const longest = Math.max(2, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}text`, text, fence];
}

/** Escapes Markdown and HTML. */
function escapeMarkdown(text: string): string {
  return printable(text).replace(/[`*_{}[\]<>|#~]/g, (character) => `\\${character}`);
}
