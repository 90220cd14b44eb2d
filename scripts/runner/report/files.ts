import { appendFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeObservations } from '../../live/report.ts';
import { renderJobSummary } from './github.ts';
import { renderJunit } from './junit.ts';
import type { RunReport } from './model.ts';
import type { ReportOptions } from './options.ts';

/** The files of --report DIR. */
export const REPORT_FILES = { junit: 'junit.xml', json: 'report.json' } as const;

/** Deletes the files of an earlier run, so that they are not mistaken for the report of an interrupted run. */
export function removeReportFiles({ directory }: ReportOptions): void {
  if (directory === undefined) return;
  for (const name of Object.values(REPORT_FILES)) rmSync(join(directory, name), { force: true });
}

/** Writes the requested files, and returns their paths. */
export function writeReportFiles(
  report: RunReport,
  { directory, observations, github }: ReportOptions,
): string[] {
  if (github?.summary !== undefined) appendFileSync(github.summary, renderJobSummary(report));
  const observed = observations === undefined ? [] : writeObservations(observations, report.observations);
  if (directory === undefined) return observed;
  mkdirSync(directory, { recursive: true });
  return [
    ...observed,
    write(join(directory, REPORT_FILES.junit), renderJunit(report)),
    write(join(directory, REPORT_FILES.json), `${JSON.stringify(report, null, 2)}\n`),
  ];
}

function write(file: string, text: string): string {
  writeFileSync(file, text);
  return file;
}
