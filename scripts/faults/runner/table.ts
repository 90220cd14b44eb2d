import { isDetectedElsewhere, type VariantResult } from './detect.ts';

/** Formats each variant with the tests that detected it; `~` marks a detection by a test of another rule. */
export function formatResultTable(results: VariantResult[]): string {
  const width = Math.max(...results.map(({ variant }) => variant.name.length));
  return results.flatMap((result) => formatDetection(result, width)).join('\n');
}

function formatDetection(result: VariantResult, width: number): string[] {
  const { variant, failures } = result;
  const name = variant.name.padEnd(width);
  if (failures.length === 0) return [`  ${name}  MISSED: ${variant.description}`];
  const mark = isDetectedElsewhere(result) ? '~' : ' ';
  return failures.map(({ file, title, rule }, i) => {
    return `${i === 0 ? mark : ' '} ${i === 0 ? name : ' '.repeat(width)}  ${file}: ${title} | ${rule}`;
  });
}

/** Formats the detection rate in one line. */
export function formatScore(results: VariantResult[], seconds: number): string {
  const detected = results.filter(({ failures }) => failures.length > 0);
  const elsewhere = detected.filter(isDetectedElsewhere).length;
  const footnote = elsewhere > 0 ? ` (~ ${elsewhere} by a test of another rule)` : '';
  return `${detected.length} of ${results.length} detected${footnote}, in ${Math.round(seconds)} s`;
}
