import type { AccessValue } from '../../../scripts/contract/contract.ts';
import { type Actor, contract, type Operation, type Permission } from '../../fixtures/contract.ts';
import type { Kind } from '../../fixtures/oracle.ts';
import { documentedAccess } from './documented-access.ts';
import { CALL, type CallKind } from './operations.ts';

/** One permission of the matrix: an operation, an actor and the expected access. */
export interface MatrixEntry {
  operation: Operation;
  call: CallKind;
  actor: Actor;
  access: AccessValue[];
  /** Where it says so. */
  source: string;
}

/** The access as a source documents it, or else as the contract document assumes it. */
export function permissionOf(operationId: string, actor: Actor): Permission {
  const assumed = contract.byId.get(operationId)?.access[actor];
  const permission = documentedAccess(operationId, actor) ?? assumed;
  if (!permission) throw new Error(`nothing says whether ${actor} may call ${operationId}`);
  return permission;
}

const VIEWED_BY: Record<Kind, string> = {
  member: 'getMember',
  client: 'getClient',
  group: 'getGroup',
  project: 'getProject',
  phase: 'getPhase',
  phaseCategory: 'listPhaseCategories',
  entry: 'getEntry',
  timer: 'listTimers',
  todo: 'getTodo',
};

/** Which records of a kind an actor sees: the access of the operation that reads such records. */
export function viewOf(kind: Kind, actor: Actor): AccessValue[] {
  return permissionOf(VIEWED_BY[kind], actor).access;
}

/** The permissions of these actors for the operations that the suite looks at in one way. */
export function permissionsOf(paths: CallKind['path'][], actors: readonly Actor[]): MatrixEntry[] {
  return contract.operations.flatMap((operation) => {
    const call = CALL[operation.id];
    if (!call || !paths.includes(call.path)) return [];
    return actors.map((actor) => ({ operation, call, actor, ...permissionOf(operation.id, actor) }));
  });
}

/** Whether a permission rejects the call itself. */
export function isRejected({ access }: { access: AccessValue[] }): boolean {
  return access.includes('none');
}
