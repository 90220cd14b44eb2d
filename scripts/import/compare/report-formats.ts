import { printable, printableLines } from '../../cli/printable.ts';
import type { DriftReport } from './report.ts';
import { buildSections, type Section } from './sections.ts';

/** The formats of a report, by the value of `--format`. */
export const FORMATS = {
  text: (report: DriftReport) => buildSections(report).map(sanitizeSection).map(textSection).join('\n\n'),
  markdown: (report: DriftReport) =>
    buildSections(report).map(sanitizeSection).map(markdownSection).join('\n\n'),
  json: (report: DriftReport) => printableLines(JSON.stringify(report, null, 2)),
} as const;

/** Removes control characters, since titles and names come from the document. */
function sanitizeSection({ title, lines }: Section): Section {
  return { title: printable(title), lines: lines.map(printable) };
}

function textSection({ title, lines }: Section): string {
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function markdownSection({ title, lines }: Section, index: number): string {
  const heading = `${index === 0 ? '#' : '##'} ${title}`;
  return lines.length === 0
    ? heading
    : `${heading}\n\n${lines.map((line) => `- ${escapeMarkdown(line)}`).join('\n')}`;
}

/** Escapes the characters with a meaning in Markdown. */
function escapeMarkdown(line: string): string {
  return line.replace(/[\\`*_[\]<>|]/g, (letter) => `\\${letter}`);
}
