import { SIGNED_IN } from '../../contract/access.ts';
import type { AccessValue, Actor, Contract, Operation, Permission } from '../../contract/contract.ts';
import { changeAccess, changeAccessWhenLocked } from '../catalog/contract-edits.ts';
import { computeOperationEffect, findResourceName } from './effect.ts';
import type { Mutation } from './mutation.ts';

const ACCESS_OPTIONS = ['none', 'own', 'managed', 'assigned', 'own+managed', 'managed+assigned', 'all'];
/** One mutation for each permission of the matrix and each other access that has an effect. */
export function listAccessMutations(contract: Contract): Mutation[] {
  return contract.operations.flatMap((operation) => [
    ...listPermissionMutations('access', contract, operation, operation.access, changeAccess),
    ...(operation.accessWhenLocked
      ? listPermissionMutations(
          'access when locked',
          contract,
          operation,
          operation.accessWhenLocked,
          changeAccessWhenLocked,
        )
      : []),
  ]);
}

type PermissionByActor = Record<Actor, Permission>;
type PermissionEdit = (id: string, actors: Actor[], access: string) => Mutation['change'];

function listPermissionMutations(
  kind: string,
  contract: Contract,
  operation: Operation,
  table: PermissionByActor,
  edit: PermissionEdit,
): Mutation[] {
  return SIGNED_IN.flatMap((actor) => {
    const { access: values } = table[actor];
    const isLocked = kind !== 'access';
    // A role without access to the operation is rejected before the day is checked.
    if (isLocked && operation.access[actor].access.includes('none')) return [];
    return listOtherAccesses(contract, operation, actor, values, isLocked).map((other) => ({
      kind,
      name: `${kind} ${operation.id} ${actor}: ${values.join('+')} -> ${other}`,
      detectedBy:
        kind === 'access' ? listDetectingFiles(operation, values, other) : ['authorization/locked-period'],
      change: edit(operation.id, [actor], other),
    }));
  });
}

function listOtherAccesses(
  contract: Contract,
  operation: Operation,
  actor: Actor,
  values: AccessValue[],
  isLocked: boolean,
): string[] {
  const effect = (access: AccessValue[]) => {
    const found = computeOperationEffect(contract, operation, actor, access);
    // For locked records, "rejected" and "no records" have the same effect.
    return isLocked && found === '-' ? '' : found;
  };
  const before = effect(values);
  return ACCESS_OPTIONS.filter(
    (other) => isDetectable(operation, other) && effect(other.split('+') as AccessValue[]) !== before,
  );
}

/** Whether tests can detect the access: a new timer, and a profile, always belong to the caller. */
function isDetectable({ id }: Operation, access: string): boolean {
  if (id === 'getMe' || id === 'createTimer') return access === 'none';
  return id !== 'createProject' || access === 'none' || access === 'all';
}

function listDetectingFiles(operation: Operation, values: AccessValue[], other: string): string[] {
  const matrix = (file: string) => `authorization/matrix/${file}`;
  if (values.includes('none')) return [matrix('rejected')];
  const isRead = operation.method === 'get';
  const file = operation.id.startsWith('list') ? 'lists' : isRead ? 'reads' : 'writes';
  return findResourceName(operation) === 'entry' && other === 'none'
    ? [matrix(file), 'authorization/parts-of-operations']
    : [matrix(file)];
}
