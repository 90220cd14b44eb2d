import { SIGNED_IN } from '../../contract/access.ts';
import type { AccessValue, Actor, Contract, Operation, Permission } from '../../contract/contract.ts';
import { changeAccess, changeAccessWhenLocked } from '../catalog/contract-edits.ts';
import { findResourceName, operationEffect } from './effect.ts';
import type { Mutation } from './mutation.ts';

const ACCESSES = ['none', 'own', 'managed', 'assigned', 'own+managed', 'managed+assigned', 'all'];
/** Every permission of the matrix, with every other access that has an effect. */
export function accessMutations(contract: Contract): Mutation[] {
  return contract.operations.flatMap((operation) => [
    ...permissions('access', contract, operation, operation.access, changeAccess),
    ...(operation.accessWhenLocked
      ? permissions(
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

function permissions(
  kind: string,
  contract: Contract,
  operation: Operation,
  table: PermissionByActor,
  edit: PermissionEdit,
): Mutation[] {
  return SIGNED_IN.flatMap((actor) => {
    const { access: values } = table[actor];
    const isLocked = kind !== 'access';
    // Callers who may not use the operation at all are rejected before the day is checked.
    if (isLocked && operation.access[actor].access.includes('none')) return [];
    return otherAccesses(contract, operation, actor, values, isLocked).map((other) => ({
      kind,
      name: `${kind} ${operation.id} ${actor}: ${values.join('+')} -> ${other}`,
      detectedBy:
        kind === 'access' ? detectingFiles(operation, values, other) : ['authorization/locked-period'],
      change: edit(operation.id, [actor], other),
    }));
  });
}

function otherAccesses(
  contract: Contract,
  operation: Operation,
  actor: Actor,
  values: AccessValue[],
  isLocked: boolean,
): string[] {
  const effect = (access: AccessValue[]) => {
    const found = operationEffect(contract, operation, actor, access);
    // Locked records are the same to a caller whose access is narrower or none.
    return isLocked && found === '-' ? '' : found;
  };
  const before = effect(values);
  return ACCESSES.filter(
    (other) => isJudged(operation, other) && effect(other.split('+') as AccessValue[]) !== before,
  );
}

/** A new record is the caller's own if the body cannot say otherwise; a profile always is. */
function isJudged({ id }: Operation, access: string): boolean {
  if (id === 'getMe' || id === 'createTimer') return access === 'none';
  return id !== 'createProject' || access === 'none' || access === 'all';
}

function detectingFiles(operation: Operation, values: AccessValue[], other: string): string[] {
  const matrix = (file: string) => `authorization/matrix/${file}`;
  if (values.includes('none')) return [matrix('rejected')];
  const isRead = operation.method === 'get';
  const file = operation.id.startsWith('list') ? 'lists' : isRead ? 'reads' : 'writes';
  return findResourceName(operation) === 'entry' && other === 'none'
    ? [matrix(file), 'authorization/parts-of-operations']
    : [matrix(file)];
}
