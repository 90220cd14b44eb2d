import type { DriftReport } from './report.ts';
import { type Section, sectionsOf } from './sections.ts';

/** The forms of a report, by the name that `--format` takes. */
export const FORMATS = {
  text: (report: DriftReport) => sectionsOf(report).map(textSection).join('\n\n'),
  markdown: (report: DriftReport) => sectionsOf(report).map(markdownSection).join('\n\n'),
  json: (report: DriftReport) => JSON.stringify(report, null, 2),
} as const;

function textSection({ title, lines }: Section): string {
  return [title, ...lines.map((line) => `  ${line}`)].join('\n');
}

function markdownSection({ title, lines }: Section, index: number): string {
  const heading = `${index === 0 ? '#' : '##'} ${title}`;
  return lines.length === 0
    ? heading
    : `${heading}\n\n${lines.map((line) => `- ${escaped(line)}`).join('\n')}`;
}

/** Letters that Markdown would read as its own, outside of words. */
function escaped(line: string): string {
  return line.replace(/[\\`*_[\]<>|]/g, (letter) => `\\${letter}`);
}
