// The declarations below extend this module.
import type {} from 'vitest';
import type { TestCase } from 'vitest/node';
import type { AccessValue, Actor, Contract } from '../contract/contract.ts';
import { ACTORS } from '../contract/contract.ts';

/** The expected access of an actor in an operation, and the actual access in a run. */
export interface AccessObservation {
  operation: string;
  actor: Actor;
  expected: AccessValue[];
  /** Undefined if nothing was observed. */
  observed?: AccessValue[];
}

declare module 'vitest' {
  interface TaskMeta {
    /** The permission that the test checks. */
    access?: AccessObservation;
  }
}

/** The permission matrix as a run observed it, without permissions that the run did not check. */
export interface AccessReport {
  /** In the order of the contract document. */
  operations: string[];
  actors: readonly Actor[];
  permissions: AccessObservation[];
}

/** Collects the permissions that the tests of a run recorded. */
export function gatherAccess(tests: Iterable<TestCase>, contract: Contract): AccessReport {
  // A skipped test may have recorded an incomplete permission.
  const finished = [...tests].filter((test) => test.result().state !== 'skipped');
  const permissions = finished.flatMap((test) => test.meta().access ?? []);
  // A proposed operation cannot be checked.
  const operations = contract.operations.filter(({ isProposed }) => !isProposed);
  return { operations: operations.map(({ id }) => id), actors: ACTORS, permissions };
}

/** `344 of 344 role x operation permissions checked, 2 of them differ`. */
export function accessLine({ operations, actors, permissions }: AccessReport): string {
  const differing = permissions.filter(isDifferent).length;
  const result = differing > 0 ? `, ${differing} of them ${differing === 1 ? 'differs' : 'differ'}` : '';
  return `${permissions.length} of ${operations.length * actors.length} role x operation permissions checked${result}`;
}

/** Whether the actual access differs from the expected one; no observed access counts as a difference. */
export function isDifferent({ expected, observed }: AccessObservation): boolean {
  return observed === undefined || [...expected].sort().join() !== [...observed].sort().join();
}
