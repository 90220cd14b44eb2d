import { type Contract, type Operation, readContract } from '../../scripts/spec/contract.ts';

export type { Actor, Cell, Cells, Operation, Parameter, Schema } from '../../scripts/spec/contract.ts';
export { ACTORS } from '../../scripts/spec/contract.ts';

/** The contract document that the target is held to. */
export const contract: Contract = readContract();

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

/** An operation by our own name of it. */
export function operationNamed(id: string): Operation {
  const operation = contract.byId.get(id);
  if (!operation) throw new Error(`${id} is not in the contract document`);
  return operation;
}
