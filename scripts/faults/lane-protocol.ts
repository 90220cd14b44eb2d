/** Files of the suite to run, without `tests/contract/` and `.test.ts`. */
export interface LaneOrder {
  files: string[];
  /** Only tests whose title has this in it. */
  title?: string | undefined;
  /** After how many failures the run stops; 0 runs everything. */
  bail: number;
}

/** A sentence of the suite that failed. */
export interface Failure {
  file: string;
  sentence: string;
  /** What was broken, in the words of the failure. */
  rule: string;
}

export interface LaneReply {
  failures: Failure[];
  /** Why nothing could be run. */
  problem?: string;
}
