// The declarations below add to this module.
import type {} from 'vitest';
import type { TestCase } from 'vitest/node';
import type { AccessValue, Actor, Contract } from '../contract/contract.ts';
import { ACTORS } from '../contract/contract.ts';

/** How far one actor should reach in one operation, and how far he came in a run. */
export interface AccessObservation {
  operation: string;
  actor: Actor;
  expected: AccessValue[];
  /** Undefined when nothing was seen. */
  observed?: AccessValue[];
}

declare module 'vitest' {
  interface TaskMeta {
    /** The cell of the access matrix that the test tries. */
    access?: AccessObservation;
  }
}

/** The access matrix as a run saw it. A cell that the run did not try is not among them. */
export interface AccessReport {
  /** In the order of the contract document. */
  operations: string[];
  actors: readonly Actor[];
  permissions: AccessObservation[];
}

/** Gathers what the tests of a run told of their cells. */
export function gatherAccess(tests: Iterable<TestCase>, contract: Contract): AccessReport {
  const permissions = [...tests].flatMap((test) => test.meta().access ?? []);
  // A row that was only proposed says nothing that could be tried.
  const operations = contract.operations.filter(({ isProposed }) => !isProposed);
  return { operations: operations.map(({ id }) => id), actors: ACTORS, permissions };
}

/** `344 of 344 role x operation permissions checked, 2 of them differ`. */
export function accessLine({ operations, actors, permissions }: AccessReport): string {
  const differing = permissions.filter(differs).length;
  const result = differing > 0 ? `, ${differing} of them ${differing === 1 ? 'differs' : 'differ'}` : '';
  return `${permissions.length} of ${operations.length * actors.length} role x operation permissions checked${result}`;
}

/** Whether the actor came elsewhere than he should; not having come anywhere counts as well. */
export function differs({ expected, observed }: AccessObservation): boolean {
  return observed === undefined || [...expected].sort().join() !== [...observed].sort().join();
}
