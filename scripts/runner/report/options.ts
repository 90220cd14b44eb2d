import type { GithubOptions } from '../ci.ts';

/** How much a run prints: nothing, failures and counts, the default summary, or everything. */
export type Verbosity = 'silent' | 'quiet' | 'normal' | 'verbose';

/** The options of the reporter. */
export interface ReportOptions {
  verbosity: Verbosity;
  /** The directory for junit.xml and report.json. */
  directory?: string;
  /** The directory for observations.json, in a live run. */
  observations?: string;
  /** The options for GitHub Actions. */
  github?: GithubOptions;
  /** The width of the terminal that the output goes to, even where this process writes into a pipe. */
  columns?: number;
}

/** The variable with the reporter's options, as JSON. */
export const reportVariable = 'TIMENEYE_CONTRACT_REPORT';

/** The options of this run; the default ones if vitest was started directly. */
export function readReportOptions(environment: NodeJS.ProcessEnv = process.env): ReportOptions {
  const text = environment[reportVariable];
  return text === undefined ? { verbosity: 'normal' } : (JSON.parse(text) as ReportOptions);
}
