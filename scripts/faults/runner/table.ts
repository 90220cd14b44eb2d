import { type Detection, isDetectedElsewhere } from './detect.ts';

/** Each defect with the first test that detected it and its failure; `~` marks a detection by another rule's test. */
export function verdictTable(verdicts: Detection[]): string {
  const width = Math.max(...verdicts.map(({ defect }) => defect.name.length));
  return verdicts.flatMap((verdict) => formatDetection(verdict, width)).join('\n');
}

function formatDetection(verdict: Detection, width: number): string[] {
  const { defect, detections } = verdict;
  const name = defect.name.padEnd(width);
  if (detections.length === 0) return [`  ${name}  MISSED: ${defect.description}`];
  const mark = isDetectedElsewhere(verdict) ? '~' : ' ';
  return detections.map(({ file, title, rule }, i) => {
    return `${i === 0 ? mark : ' '} ${i === 0 ? name : ' '.repeat(width)}  ${file}: ${title} | ${rule}`;
  });
}

/** The detection rate in one line. */
export function scoreLine(verdicts: Detection[], seconds: number): string {
  const detected = verdicts.filter(({ detections }) => detections.length > 0);
  const elsewhere = detected.filter(isDetectedElsewhere).length;
  const footnote = elsewhere > 0 ? ` (~ ${elsewhere} by a test of another rule)` : '';
  return `${detected.length} of ${verdicts.length} detected${footnote}, in ${Math.round(seconds)} s`;
}
