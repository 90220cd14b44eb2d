import type { LiveSettings } from '../../live/settings.ts';

/** Files of the suite to run, without `tests/contract/` and `.test.ts`. */
export interface WorkerOrder {
  files: string[];
  /** Only tests whose title has this in it. */
  title?: string | undefined;
  /** After how many failures the run stops; 0 runs everything. */
  bail: number;
  /** Runs them as a live run does, with these settings. */
  live?: LiveSettings | undefined;
}

/** A test of the suite that failed. */
export interface Failure {
  file: string;
  title: string;
  /** What was broken, in the words of the failure. */
  rule: string;
}

export interface WorkerReply {
  failures: Failure[];
  /** The files in which a test was not skipped. */
  ran: string[];
  /** Why nothing could be run. */
  problem?: string;
}
