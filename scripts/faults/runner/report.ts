import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDetectedElsewhere, type Verdict } from './detect.ts';

/** What a campaign was about, for whoever reads its report. */
export interface About {
  title: string;
  seconds: number;
  /** What has to be known to run it again. */
  seed?: number;
}

/** Writes faults.json for programs and faults.md for people. */
export function writeReport(directory: string, verdicts: Verdict[], about: About): void {
  mkdirSync(directory, { recursive: true });
  const caught = verdicts.filter(({ catches }) => catches.length > 0).length;
  const summary = { ...about, subjects: verdicts.length, caught };
  writeFileSync(join(directory, 'faults.json'), `${JSON.stringify({ ...summary, verdicts }, null, 2)}\n`);
  writeFileSync(join(directory, 'faults.md'), markdown(verdicts, about, caught));
}

function markdown(verdicts: Verdict[], { title, seconds, seed }: About, caught: number): string {
  const measured = `${caught} of ${verdicts.length} caught in ${Math.round(seconds)} s${seed === undefined ? '' : `, seed ${seed}`}.`;
  const rows = verdicts.map((verdict) => {
    const { subject, catches } = verdict;
    const [first] = catches;
    const by = first
      ? `${isDetectedElsewhere(verdict) ? '~ ' : ''}${first.title}: ${first.rule} (${first.file})`
      : '**NOT CAUGHT**';
    const more = catches.length > 1 ? ` and ${catches.length - 1} more` : '';
    return `| ${[subject.name, subject.description, subject.breaks, `${by}${more}`].map(cell).join(' | ')} |`;
  });
  const head = ['| Fault | What is wrong | Breaks | Caught by |', '| --- | --- | --- | --- |'];
  return [`# ${title}`, '', measured, '', ...head, ...rows, ''].join('\n');
}

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
