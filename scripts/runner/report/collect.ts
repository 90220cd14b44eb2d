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
    /** Whether every statement that the test depends on is documented. */
    evidence?: 'documented' | 'assumed';
    /** The sources of the statements that the test depends on. */
    sources?: string[];
    /** The test was skipped for a reason that makes the run inconclusive. */
    inconclusive?: boolean;
    /** The statement of the test was assumed, and did not hold on live. */
    observed?: boolean;
  }
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Input of the report in addition to the test results. */
export interface RunFacts {
  started: Date;
  seconds: number;
  target: RunReport['target'];
  observations: CountedObservation[];
  access: AccessReport | undefined;
  operations: readonly string[];
}

/** Builds the report from the results. `tests` are the selected tests, in the order of their files. */
export function collectReport(
  modules: readonly TestModule[],
  tests: TestCase[],
  runErrors: readonly RunError[],
  { started, seconds, target, observations, access, operations }: RunFacts,
): RunReport {
  const errors = [...modules.flatMap(errorsOutsideTests), ...runErrors.map((error) => asSuiteError(error))];
  const reported = makeTitlesUnique(tests.map((test) => reportTest(test, operations)));
  return {
    version: 1,
    started: started.toISOString(),
    seconds: roundToMilliseconds(seconds),
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
    seconds: roundToMilliseconds((test.diagnostic()?.duration ?? 0) / 1000),
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
        reason:
          result.note ?? (hasSuiteError(test) ? 'a hook or the file failed before the test' : NO_REASON),
      };
    case 'pending':
      return { ...common, state: 'skipped', reason: 'the run ended before the test' };
  }
}

function hasSuiteError(test: TestCase): boolean {
  const { parent } = test;
  return test.module.errors().length > 0 || (parent.type === 'suite' && parent.errors().length > 0);
}

/** Appends a number to a title that is repeated in a file. */
function makeTitlesUnique(tests: TestReport[]): TestReport[] {
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
  const violations = failed.filter(({ failure }) => failure?.kind === 'contract').length;
  return {
    ...noCounts,
    passed: passed.length,
    documented: hasEvidence ? passed.length - assumed : 0,
    assumed,
    failed: violations,
    skipped: inState('skipped').length,
    observed: inState('observed').length,
    errors: failed.length - violations + errorsOutside,
  };
}

/** The errors of files that cannot be loaded and of hooks that throw, which no test reports. */
function errorsOutsideTests(module: TestModule): Failure[] {
  const file = resolveFile(module);
  const inHooks = [...module.children.allSuites()].flatMap((suite) => suite.errors());
  return [
    ...module.errors().map((error) => asSuiteError(error, file)),
    ...inHooks.map((error) => asSuiteError(error, file)),
  ];
}

function asSuiteError(error: RunError, file?: string): Failure {
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

function roundToMilliseconds(seconds: number): number {
  return Math.round(seconds * 1000) / 1000;
}
