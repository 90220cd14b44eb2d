import { isCaughtElsewhere, type Verdict } from './hunt.ts';

/** Each subject with the first sentence that caught it and what it found; `~` marks a catch by another rule's sentence. */
export function verdictTable(verdicts: Verdict[]): string {
  const width = Math.max(...verdicts.map(({ subject }) => subject.name.length));
  return verdicts.flatMap((verdict) => linesOf(verdict, width)).join('\n');
}

function linesOf(verdict: Verdict, width: number): string[] {
  const { subject, catches } = verdict;
  const name = subject.name.padEnd(width);
  if (catches.length === 0) return [`  ${name}  NOT CAUGHT: ${subject.sentence}`];
  const mark = isCaughtElsewhere(verdict) ? '~' : ' ';
  return catches.map(({ file, sentence, rule }, i) => {
    return `${i === 0 ? mark : ' '} ${i === 0 ? name : ' '.repeat(width)}  ${file}: ${sentence} | ${rule}`;
  });
}

/** The score in one line. */
export function scoreLine(verdicts: Verdict[], seconds: number): string {
  const caught = verdicts.filter(({ catches }) => catches.length > 0);
  const elsewhere = caught.filter(isCaughtElsewhere).length;
  const footnote = elsewhere > 0 ? ` (~ ${elsewhere} by a sentence of another rule)` : '';
  return `${caught.length} of ${verdicts.length} caught${footnote}, in ${Math.round(seconds)} s`;
}
