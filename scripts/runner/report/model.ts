import type { CountedObservation } from '../../live/observation.ts';
import type { RehearsedRequest } from '../../live/rehearsed-request.ts';
import type { AccessReport } from '../access.ts';
import type { TestCounts } from '../counts.ts';

/** A run of tests and what it found out. report.json holds it unchanged; docs/report.schema.json describes it. */
export interface RunReport {
  version: 1;
  /** ISO 8601, in UTC. */
  started: string;
  seconds: number;
  /** Absent when no target was tested. */
  target?: { kind: 'mock' | 'live'; origin: string };
  counts: TestCounts;
  /** The tests by rule, in alphabetical order. */
  rules: RuleCounts[];
  tests: TestReport[];
  /** What failed outside of any test: files that cannot be loaded, hooks that throw, the run itself. */
  errors: Failure[];
  observations: CountedObservation[];
  /** Absent when the run checked no permission. */
  access?: AccessReport;
}

/** How many tests a rule has, and how many checks and operations these are: 559 tests are 13 checks on 43 operations. */
export interface RuleCounts {
  rule: string;
  tests: number;
  /** Titles without the operation that they begin with. */
  checks: number;
  operations: number;
  passed: number;
  failed: number;
  skipped: number;
}

export type TestState = 'passed' | 'failed' | 'skipped' | 'observed';

export interface TestReport {
  /** With the names of the groups before it, and unique in its file. */
  title: string;
  /** The file's path from the root of the project. */
  file: string;
  /** The line of the title; absent unless a report was asked for. */
  line?: number;
  /** The file without folder and ending: `authorization/authentication`. */
  rule: string;
  /** The operation that the title begins with. */
  operation?: string;
  /** Absent where nothing says what the test depends on. */
  evidence?: 'documented' | 'assumed';
  /** Tags of spec/README.md. */
  sources?: string[];
  state: TestState;
  seconds: number;
  /** Why it was skipped. */
  reason?: string;
  failure?: Failure;
  /** What it sent, in order. Only the report of a rehearsal has it, which no user sees. */
  requests?: RehearsedRequest[];
}

export interface Failure {
  /** A violated contract, or an error in the suite itself, which says nothing about the target. */
  kind: 'contract' | 'suite';
  /** What does not hold, in one line. */
  rule: string;
  /** `listEntries (GET /entries)`. */
  operation?: string;
  actor?: string;
  expected?: string;
  actual?: string;
  /** A curl line. */
  request?: string;
  /** The whole text of the error, for a failure without the parts above. */
  text?: string;
  /** `tests/contract/lists/load.test.ts:12`, where the stack of the error says so. */
  at?: string;
}

/** What report.json has in place of a missing reason. */
export const NO_REASON = 'no reason given';
