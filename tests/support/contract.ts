import { inject } from 'vitest';
import { type Contract, type Operation, readContract } from '../../scripts/spec/contract.ts';
import { OPERATIONS } from '../../scripts/spec/operations.ts';
import { leaveOut } from './leave-out.ts';

export type { Actor, Cell, Cells, Operation, Parameter, Schema } from '../../scripts/spec/contract.ts';
export { ACTORS } from '../../scripts/spec/contract.ts';

const whole = readContract();

/** Every operation of the contract document, those included that nobody has looked at yet. */
export const everyOperation: Operation[] = whole.operations;

/** The contract document that the target is held to. Its operations are those whose access somebody has looked at. */
export const contract: Contract = {
  ...whole,
  operations: everyOperation.filter(({ isProposed }) => !isProposed),
};

/** The seven actors who have a token. */
export const SIGNED_IN = [
  'owner',
  'admin',
  'group-manager',
  'project-manager',
  'direct-manager',
  'member',
  'other-member',
] as const;
export type SignedIn = (typeof SIGNED_IN)[number];

/** An operation by our own name of it; one that the document does not have cannot be called. */
export function operationNamed(id: string): Operation {
  return contract.byId.get(id) ?? absentOperation(id);
}

/** Skips the running test when the document does not have the operation. */
export function mustBeThere({ id }: Operation): void {
  if (!contract.byId.has(id)) leaveOut('not in the contract document');
}

/** The operations that the mock serves from their examples, though it once kept their state; none on live. */
export const servedFromExample: ReadonlySet<string> = new Set(
  (inject('servedFromExample') ?? []).filter((each) => each.hasHandler).map(({ operation }) => operation),
);

/** Skips the running test when the target serves the operation from its example. */
export function mustKeepState({ id }: Operation): void {
  if (servedFromExample.has(id)) leaveOut('the mock serves it from its example');
}

/** What stands in for an operation that a test names and the document does not have, until the test calls it. */
function absentOperation(id: string): Operation {
  const [, method, path] = OPERATIONS.find(([known]) => known === id) ?? [];
  if (method === undefined || path === undefined) throw new Error(`${id} is no operation that we know`);
  return {
    id,
    method,
    path,
    tag: '',
    summary: '',
    source: 'guess: not in the contract document',
    pathParameters: [],
    queryParameters: [],
    success: { status: 200, schema: {}, schemaName: '', example: undefined },
    responses: {},
    access: {} as Operation['access'],
    isProposed: false,
  };
}
