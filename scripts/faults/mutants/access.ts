import {
  ACTORS,
  type Actor,
  type Cell,
  type Contract,
  type Operation,
  type ReachWord,
} from '../../contract/contract.ts';
import { changeAccess, changeAccessWhenLocked } from '../catalogue/contract-edits.ts';
import { effectOf, resourceOf } from './effect.ts';
import type { Mutation } from './mutation.ts';

const REACHES = ['none', 'own', 'scope', 'assigned', 'own+scope', 'scope+assigned', 'all'];
const SIGNED_IN = ACTORS.filter((actor) => actor !== 'anonymous');

/** Every cell of the matrix, with every other reach that would be felt. */
export function accessMutations(contract: Contract): Mutation[] {
  return contract.operations.flatMap((operation) => [
    ...cells('access', contract, operation, operation.access, changeAccess),
    ...(operation.accessWhenLocked
      ? cells('access when locked', contract, operation, operation.accessWhenLocked, changeAccessWhenLocked)
      : []),
  ]);
}

type Cells = Record<Actor, Cell>;
type Edit = (id: string, actors: Actor[], access: string) => Mutation['change'];

function cells(kind: string, contract: Contract, operation: Operation, table: Cells, edit: Edit): Mutation[] {
  return SIGNED_IN.flatMap((actor) => {
    const { reach: words } = table[actor];
    const isLocked = kind !== 'access';
    return otherReaches(contract, operation, actor, words, isLocked).map((other) => ({
      kind,
      name: `${kind} ${operation.id} ${actor}: ${words.join('+')} -> ${other}`,
      detectedBy: kind === 'access' ? filesFor(operation, words, other) : ['authorization/locked'],
      change: edit(operation.id, [actor], other),
    }));
  });
}

function otherReaches(
  contract: Contract,
  operation: Operation,
  actor: Actor,
  words: ReachWord[],
  isLocked: boolean,
): string[] {
  const effect = (reach: ReachWord[]) => {
    const found = effectOf(contract, operation, actor, reach);
    // What is locked for him is locked, whether he reaches none of it or nothing at all.
    return isLocked && found === '-' ? '' : found;
  };
  const before = effect(words);
  return REACHES.filter(
    (other) => isJudged(operation, other) && effect(other.split('+') as ReachWord[]) !== before,
  );
}

/** The record of a create is one's own from the start where nobody can say otherwise; one's profile always is. */
function isJudged({ id }: Operation, words: string): boolean {
  if (id === 'getMe' || id === 'createTimer') return words === 'none';
  return id !== 'createProject' || words === 'none' || words === 'all';
}

function filesFor(operation: Operation, words: ReachWord[], other: string): string[] {
  const matrix = (file: string) => `authorization/matrix/${file}`;
  if (words.includes('none')) return [matrix('refused')];
  const isRead = operation.method === 'get';
  const file = operation.id.startsWith('list') ? 'lists' : isRead ? 'reads' : 'writes';
  return resourceOf(operation) === 'entry' && other === 'none'
    ? [matrix(file), 'authorization/rows']
    : [matrix(file)];
}
