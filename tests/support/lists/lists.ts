import { ContractFailure } from '../answer.ts';
import type { Operation, SignedIn } from '../contract.ts';
import { present } from '../present.ts';
import { crowdedWorld } from './crowd.ts';
import { type Ask, type Fields, walk } from './walk.ts';

/** The id field of the records of each list. */
const ID_FIELDS: Record<string, string> = {
  listMembers: 'user_id',
  listClients: 'client_id',
  listGroups: 'group_id',
  listProjects: 'project_id',
  listPhases: 'phase_id',
  listPhaseCategories: 'phase_category_id',
  listEntries: 'entry_id',
  listTimers: 'timer_id',
  listTodos: 'todo_id',
};

/** The field that holds the id of the records of a list. */
export function idFieldOf({ id }: Operation): string {
  const field = ID_FIELDS[id];
  if (!field) throw new Error(`missing contract test: ${id} (what is the id of its records?)`);
  return field;
}

export function idOf(operation: Operation, record: Fields): number {
  const field = idFieldOf(operation);
  return present(record[field] as number | undefined, field);
}

export function idsOf(operation: Operation, records: Fields[]): number[] {
  return records.map((record) => idOf(operation, record));
}

/** A list of the crowded workspace, as an actor asks for it. */
export async function listAs(operation: Operation, actor: SignedIn): Promise<Ask> {
  const { world, project } = await crowdedWorld();
  const ids = operation.pathParameters.map(() => project);
  return { client: world.as(actor), operation, ids };
}

const full = new Map<string, Promise<Fields[]>>();

/** All that the actor sees of a list, in its order: what the other ways to ask for it are held to. */
export function allOf(operation: Operation, actor: SignedIn): Promise<Fields[]> {
  const key = `${operation.id} ${actor}`;
  const known = full.get(key) ?? readAll(operation, actor);
  full.set(key, known);
  return known;
}

async function readAll(operation: Operation, actor: SignedIn): Promise<Fields[]> {
  const ask = await listAs(operation, actor);
  const { records, last } = await walk({ ...ask, query: [['per_page', 100]] });
  if (records.length > 0) return records;
  throw new ContractFailure(last, 'nothing to see', 'some records', 'none');
}
