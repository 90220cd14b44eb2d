import type { LiveSettings } from '../../live/settings.ts';

/** Files of the suite to run, without `tests/contract/` and `.test.ts`. */
export interface WorkerOrder {
  files: string[];
  /** Runs only tests whose title contains this string. */
  title?: string | undefined;
  /** The number of failures after which the run stops; 0 runs everything. */
  bail: number;
  /** The settings of a live run. Default: a run against the mock. */
  live?: LiveSettings | undefined;
}

/** A test of the suite that failed. */
export interface TestFailure {
  file: string;
  title: string;
  /** The failure message. */
  rule: string;
}

export interface WorkerReply {
  failures: TestFailure[];
  /** The files with at least one test that was not skipped. */
  ran: string[];
  /** The error if nothing could be run. */
  problem?: string;
}
