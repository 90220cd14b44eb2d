import type { CountedObservation } from '../../live/observation.ts';
import type { RehearsedRequest } from '../../live/rehearsed-request.ts';
import type { AccessReport } from '../access.ts';
import type { TestCounts } from '../counts.ts';

/** The report of a test run. report.json contains it unchanged; docs/report.schema.json describes it. */
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
  /** Failures outside tests: files that cannot be loaded, hooks that throw, the run itself. */
  errors: Failure[];
  observations: CountedObservation[];
  /** Absent when the run checked no permission. */
  access?: AccessReport;
}

/** The numbers of tests, checks and operations of a rule: 559 tests may be 13 checks on 43 operations. */
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
  /** The title, with the names of its groups before it; unique in its file. */
  title: string;
  /** The file's path from the root of the project. */
  file: string;
  /** The line of the title; absent unless a report was requested. */
  line?: number;
  /** The file without its root folder and extension: `authorization/authentication`. */
  rule: string;
  /** The operation that the title begins with. */
  operation?: string;
  /** Absent if the test does not state what it depends on. */
  evidence?: 'documented' | 'assumed';
  /** Tags of spec/README.md. */
  sources?: string[];
  state: TestState;
  seconds: number;
  /** Why it was skipped. */
  reason?: string;
  failure?: Failure;
  /** The requests that the test sent, in order. Present only in the report of a rehearsal, which no user sees. */
  requests?: RehearsedRequest[];
}

export interface Failure {
  /** A violated contract, or an error in the suite itself, which says nothing about the target. */
  kind: 'contract' | 'suite';
  /** The violated rule or the error, in one line. */
  rule: string;
  /** `listEntries (GET /entries)`. */
  operation?: string;
  actor?: string;
  expected?: string;
  actual?: string;
  /** A curl command. */
  request?: string;
  /** The whole text of the error, for a failure without the parts above. */
  text?: string;
  /** `tests/contract/lists/load.test.ts:12`, if the stack of the error includes it. */
  at?: string;
}

/** The reason in report.json of a test that was skipped without a reason. */
export const NO_REASON = 'no reason given';
