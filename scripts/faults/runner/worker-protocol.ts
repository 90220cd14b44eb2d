import type { LiveSettings } from '../../live/settings.ts';

/** Files of the suite to run, without `tests/contract/` and `.test.ts`. */
export interface WorkerOrder {
  files: string[];
  /** Only tests whose title contains this text. */
  title?: string | undefined;
  /** The number of failures after which the run stops; 0 runs everything. */
  bail: number;
  /** Runs them as a live run does, with these settings. */
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
  /** The reason why nothing could be run. */
  problem?: string;
}
