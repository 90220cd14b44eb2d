import type { Contract, Operation } from '../../spec/contract.ts';
import { point } from '../faults/point.ts';
import type { ResourceName, Row } from '../store/rows.ts';
import type { Caller } from './caller.ts';
import { reaches } from './reach.ts';

/** The operations that read such a record: the reach of the first that there is, is the caller's view. */
const VIEWED_BY: Record<ResourceName, string[]> = {
  member: ['getMember', 'listMembers'],
  client: ['getClient', 'listClients'],
  group: ['getGroup', 'listGroups'],
  project: ['getProject', 'listProjects'],
  phase: ['getPhase', 'listPhases'],
  phaseCategory: ['listPhaseCategories'],
  entry: ['getEntry', 'listEntries'],
  timer: ['listTimers'],
  todo: ['getTodo', 'listTodos'],
};

/**
 * True when the record is in the caller's view: the reach of the operation that reads such a record
 * ("only data visible to that user is returned", article). What is not is 404, as if it did not exist.
 */
export const sees = point(function sees(
  contract: Contract,
  caller: Caller,
  name: ResourceName,
  row: Row,
): boolean {
  const operation = readingOperation(contract, name);
  // Of what no operation reads, nothing says that it is out of somebody's view.
  return operation === undefined || reaches(caller, operation.access, name, row);
});

/** The operation whose reach is the view of such records; undefined when the document has none. */
export function readingOperation({ byId }: Contract, name: ResourceName): Operation | undefined {
  const [id] = VIEWED_BY[name].filter((each) => byId.has(each));
  return id === undefined ? undefined : byId.get(id);
}

/** The record with that id, if the caller sees it. */
export const findVisible = point(function findVisible(
  contract: Contract,
  caller: Caller,
  name: ResourceName,
  id: number,
): Row | undefined {
  const row = caller.workspace.store.table(name).get(id);
  return row && sees(contract, caller, name, row) ? row : undefined;
});
