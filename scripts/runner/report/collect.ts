// The declarations below add to this module.

import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type {} from 'vitest';
import type { TestCase, TestModule } from 'vitest/node';
import type { CountedObservation } from '../../live/observation.ts';
import type { AccessReport } from '../access.ts';
import { noCounts, type TestCounts } from '../counts.ts';
import { buildFailure, type RunError } from './failure.ts';
import { type Failure, NO_REASON, type RunReport, type TestReport } from './model.ts';
import { countRules, findOperationId } from './rule-counts.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Whether what the test depends on is documented. */
    evidence?: 'documented' | 'assumed';
    /** Everything that the test depends on. */
    sources?: string[];
    /** The test was skipped for a reason that makes the run inconclusive. */
    inconclusive?: boolean;
    /** The statement of the test was assumed, and did not hold on live. */
    observed?: boolean;
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What the reporter knows besides the results. */
export interface RunFacts {
  started: Date;
  seconds: number;
  target: RunReport['target'];
  observations: CountedObservation[];
  access: AccessReport | undefined;
  operations: readonly string[];
}

/** Makes the report from what the runner saw. `tests` are those that were chosen, in the order of their files. */
export function collectReport(
  modules: readonly TestModule[],
  tests: TestCase[],
  runErrors: readonly RunError[],
  { started, seconds, target, observations, access, operations }: RunFacts,
): RunReport {
  const errors = [...modules.flatMap(errorsOutsideTests), ...runErrors.map((error) => suiteError(error))];
  const reported = withUniqueTitles(tests.map((test) => reportTest(test, operations)));
  return {
    version: 1,
    started: started.toISOString(),
    seconds: rounded(seconds),
    ...(target && { target }),
    counts: countTests(reported, errors.length),
    rules: countRules(reported),
    tests: reported,
    errors,
    observations,
    ...(access && { access }),
  };
}

function reportTest(test: TestCase, operations: readonly string[]): TestReport {
  const { evidence, sources, observed, sent } = test.meta();
  const result = test.result();
  const operation = findOperationId(test.name, operations);
  const file = resolveFile(test.module);
  const common = {
    title: test.fullName,
    file,
    ...(test.location && { line: test.location.line }),
    rule: deriveRule(file),
    ...(operation !== undefined && { operation }),
    ...(evidence && { evidence }),
    ...(sources && { sources: [...new Set(sources)].filter((source) => source !== '') }),
    seconds: rounded((test.diagnostic()?.duration ?? 0) / 1000),
    ...(sent && { requests: sent }),
  };
  switch (result.state) {
    case 'passed':
      return { ...common, state: 'passed' };
    case 'failed':
      return { ...common, state: 'failed', failure: buildFailure(result.errors[0], root) };
    case 'skipped':
      return {
        ...common,
        state: observed ? 'observed' : 'skipped',
        reason: result.note ?? (hasSuiteError(test) ? 'a hook or the file failed before it' : NO_REASON),
      };
    case 'pending':
      return { ...common, state: 'skipped', reason: 'the run ended before it' };
  }
}

function hasSuiteError(test: TestCase): boolean {
  const { parent } = test;
  return test.module.errors().length > 0 || (parent.type === 'suite' && parent.errors().length > 0);
}

/** Two tests with the same title in a file are distinguished by a number. */
function withUniqueTitles(tests: TestReport[]): TestReport[] {
  const seen = new Map<string, number>();
  return tests.map((test) => {
    const key = `${test.file} ${test.title}`;
    const count = (seen.get(key) ?? 0) + 1;
    seen.set(key, count);
    return count === 1 ? test : { ...test, title: `${test.title} (${count})` };
  });
}

function countTests(tests: TestReport[], errorsOutside: number): TestCounts {
  const inState = (state: TestReport['state']) => tests.filter((test) => test.state === state);
  const [passed, failed] = [inState('passed'), inState('failed')];
  const assumed = passed.filter((test) => test.evidence === 'assumed').length;
  const hasEvidence = tests.some((test) => test.evidence !== undefined);
  const broken = failed.filter(({ failure }) => failure?.kind === 'contract').length;
  return {
    ...noCounts,
    passed: passed.length,
    documented: hasEvidence ? passed.length - assumed : 0,
    assumed,
    failed: broken,
    skipped: inState('skipped').length,
    observed: inState('observed').length,
    errors: failed.length - broken + errorsOutside,
  };
}

/** A file that cannot be loaded, or a hook that throws, fails without any test that says so. */
function errorsOutsideTests(module: TestModule): Failure[] {
  const file = resolveFile(module);
  const inHooks = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [
    ...module.errors().map((error) => suiteError(error, file)),
    ...inHooks.map((error) => suiteError(error, file)),
  ];
}

function suiteError(error: RunError, file?: string): Failure {
  const failure = buildFailure(error, root);
  const at = failure.at ?? file;
  return { ...failure, kind: 'suite', ...(at !== undefined && { at }) };
}

function resolveFile({ moduleId }: TestModule): string {
  return relative(root, moduleId).replaceAll('\\', '/');
}

/** `tests/contract/lists/load.test.ts` -> `lists/load`. */
function deriveRule(file: string): string {
  return file.replace(/^tests\/(contract\/)?/, '').replace(/\.\w+\.[jt]s$/, '');
}

function rounded(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
