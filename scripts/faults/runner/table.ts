import { isDetectedElsewhere, type Verdict } from './detect.ts';

/** Each subject with the first test that detected it and what it found; `~` marks a detection by another rule's test. */
export function verdictTable(verdicts: Verdict[]): string {
  const width = Math.max(...verdicts.map(({ subject }) => subject.name.length));
  return verdicts.flatMap((verdict) => linesOf(verdict, width)).join('\n');
}

function linesOf(verdict: Verdict, width: number): string[] {
  const { subject, catches } = verdict;
  const name = subject.name.padEnd(width);
  if (catches.length === 0) return [`  ${name}  NOT CAUGHT: ${subject.description}`];
  const mark = isDetectedElsewhere(verdict) ? '~' : ' ';
  return catches.map(({ file, title, rule }, i) => {
    return `${i === 0 ? mark : ' '} ${i === 0 ? name : ' '.repeat(width)}  ${file}: ${title} | ${rule}`;
  });
}

/** The score in one line. */
export function scoreLine(verdicts: Verdict[], seconds: number): string {
  const caught = verdicts.filter(({ catches }) => catches.length > 0);
  const elsewhere = caught.filter(isDetectedElsewhere).length;
  const footnote = elsewhere > 0 ? ` (~ ${elsewhere} by a test of another rule)` : '';
  return `${caught.length} of ${verdicts.length} caught${footnote}, in ${Math.round(seconds)} s`;
}
