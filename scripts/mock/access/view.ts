import type { Contract } from '../../spec/contract.ts';
import type { ResourceName, Row } from '../store/rows.ts';
import type { Caller } from './caller.ts';
import { reaches } from './reach.ts';

/** The operation that reads such a record; its reach is the caller's view. */
const VIEWED_BY: Record<ResourceName, string> = {
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

/**
 * True when the record is in the caller's view: the reach of the operation that reads such a record
 * ("only data visible to that user is returned", article). What is not is 404, as if it did not exist.
 */
export function sees(contract: Contract, caller: Caller, name: ResourceName, row: Row): boolean {
  const operation = contract.byId.get(VIEWED_BY[name]);
  return operation !== undefined && reaches(caller, operation.access, name, row);
}

/** The record with that id, if the caller sees it. */
export function findVisible(
  contract: Contract,
  caller: Caller,
  name: ResourceName,
  id: number,
): Row | undefined {
  const row = caller.workspace.store.table(name).get(id);
  return row && sees(contract, caller, name, row) ? row : undefined;
}
