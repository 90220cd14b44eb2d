import type { ReachWord } from '../../../scripts/contract/contract.ts';
import { type Actor, type Cell, contract, type Operation } from '../../fixtures/contract.ts';
import type { Kind } from '../../fixtures/oracle-facts.ts';
import { DOINGS, rowOf } from './fact-sheet.ts';
import { DOING, type Doing } from './operations.ts';

/** One cell of the matrix: an operation, an actor and how far he should reach. */
export interface MatrixCell {
  operation: Operation;
  doing: Doing;
  actor: Actor;
  reach: ReachWord[];
  /** Where it says so. */
  source: string;
}

/** The cell as the fact sheet has it, or else the contract document. */
export function cellOf(operationId: string, actor: Actor): Cell {
  const row = DOING[operationId]?.row;
  const operation = contract.byId.get(operationId);
  const cell = row === undefined ? operation?.access[actor] : rowOf(DOINGS, row).cells[actor];
  if (!cell) throw new Error(`nothing says whether ${actor} may call ${operationId}`);
  return cell;
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

/** Which records of a kind an actor sees: the reach of the operation that reads such records. */
export function viewOf(kind: Kind, actor: Actor): ReachWord[] {
  return cellOf(VIEWED_BY[kind], actor).reach;
}

/** The cells of these actors for the operations that the suite looks at in one way. */
export function cellsOf(ways: Doing['way'][], actors: readonly Actor[]): MatrixCell[] {
  return contract.operations.flatMap((operation) => {
    const doing = DOING[operation.id];
    if (!doing || !ways.includes(doing.way)) return [];
    return actors.map((actor) => ({ operation, doing, actor, ...cellOf(operation.id, actor) }));
  });
}

/** Whether a cell refuses the call itself. */
export function isRefused({ reach }: { reach: ReachWord[] }): boolean {
  return reach.includes('none');
}
