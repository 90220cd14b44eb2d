import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDetectedElsewhere, type VariantResult } from './detect.ts';

/** The title and duration of a run. */
export interface ReportHeader {
  title: string;
  seconds: number;
  /** The seed that reproduces the run. */
  seed?: number;
}

/** Writes faults.json for programs and faults.md for people. */
export function writeReport(directory: string, results: VariantResult[], about: ReportHeader): void {
  mkdirSync(directory, { recursive: true });
  const detected = results.filter(({ failures }) => failures.length > 0).length;
  const summary = { ...about, defects: results.length, detected };
  writeFileSync(join(directory, 'faults.json'), `${JSON.stringify({ ...summary, results }, null, 2)}\n`);
  writeFileSync(join(directory, 'faults.md'), formatMarkdown(results, about, detected));
}

function formatMarkdown(
  results: VariantResult[],
  { title, seconds, seed }: ReportHeader,
  detected: number,
): string {
  const result = `${detected} of ${results.length} detected in ${Math.round(seconds)} s${seed === undefined ? '' : `, seed ${seed}`}.`;
  const rows = results.map((result) => {
    const { variant, failures } = result;
    const [first] = failures;
    const by = first
      ? `${isDetectedElsewhere(result) ? '~ ' : ''}${first.title}: ${first.rule} (${first.file})`
      : '**MISSED**';
    const more = failures.length > 1 ? ` and ${failures.length - 1} more` : '';
    return `| ${[variant.name, variant.description, variant.breaks, `${by}${more}`].map(escapePipes).join(' | ')} |`;
  });
  const head = ['| Fault | What is wrong | Breaks | Detected by |', '| --- | --- | --- | --- |'];
  return [`# ${title}`, '', result, '', ...head, ...rows, ''].join('\n');
}

const escapePipes = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
