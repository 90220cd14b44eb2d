import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Detection, isDetectedElsewhere } from './detect.ts';

/** The title and duration of a run. */
export interface ReportHeader {
  title: string;
  seconds: number;
  /** The seed that reproduces the run. */
  seed?: number;
}

/** Writes faults.json for programs and faults.md for people. */
export function writeReport(directory: string, verdicts: Detection[], about: ReportHeader): void {
  mkdirSync(directory, { recursive: true });
  const detected = verdicts.filter(({ detections }) => detections.length > 0).length;
  const summary = { ...about, defects: verdicts.length, detected };
  writeFileSync(join(directory, 'faults.json'), `${JSON.stringify({ ...summary, verdicts }, null, 2)}\n`);
  writeFileSync(join(directory, 'faults.md'), formatMarkdown(verdicts, about, detected));
}

function formatMarkdown(
  verdicts: Detection[],
  { title, seconds, seed }: ReportHeader,
  detected: number,
): string {
  const result = `${detected} of ${verdicts.length} detected in ${Math.round(seconds)} s${seed === undefined ? '' : `, seed ${seed}`}.`;
  const rows = verdicts.map((verdict) => {
    const { defect, detections } = verdict;
    const [first] = detections;
    const by = first
      ? `${isDetectedElsewhere(verdict) ? '~ ' : ''}${first.title}: ${first.rule} (${first.file})`
      : '**MISSED**';
    const more = detections.length > 1 ? ` and ${detections.length - 1} more` : '';
    return `| ${[defect.name, defect.description, defect.breaks, `${by}${more}`].map(escapePipes).join(' | ')} |`;
  });
  const head = ['| Fault | What is wrong | Breaks | Detected by |', '| --- | --- | --- | --- |'];
  return [`# ${title}`, '', result, '', ...head, ...rows, ''].join('\n');
}

const escapePipes = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
