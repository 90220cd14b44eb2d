import { type Detection, isDetectedElsewhere } from './detect.ts';

/** Formats each defect with the tests that detected it; `~` marks a detection by a test of another rule. */
export function formatVerdictTable(verdicts: Detection[]): string {
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

/** Formats the detection rate in one line. */
export function formatScore(verdicts: Detection[], seconds: number): string {
  const detected = verdicts.filter(({ detections }) => detections.length > 0);
  const elsewhere = detected.filter(isDetectedElsewhere).length;
  const footnote = elsewhere > 0 ? ` (~ ${elsewhere} by a test of another rule)` : '';
  return `${detected.length} of ${verdicts.length} detected${footnote}, in ${Math.round(seconds)} s`;
}
