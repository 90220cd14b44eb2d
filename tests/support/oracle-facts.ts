import type { Client, LooseInput, Success } from './client.ts';
import { contract, SIGNED_IN } from './contract.ts';
import { leaveOut } from './leave-out.ts';
import { live } from './live/settings.ts';
import { succeeded } from './refusals.ts';
import type { World } from './world.ts';

/** What the owner sees of a workspace, and of the timers what each actor sees, since these are nobody else's. */
export interface Facts {
  member: Success<'getMember'>['data'][];
  client: Success<'getClient'>['data'][];
  group: Success<'getGroup'>['data'][];
  project: Success<'getProject'>['data'][];
  phase: Success<'getPhase'>['data'][];
  phaseCategory: Success<'listPhaseCategories'>['data'];
  entry: Success<'getEntry'>['data'][];
  timer: Success<'listTimers'>['data'];
  todo: Success<'getTodo'>['data'][];
}
export type Kind = keyof Facts;
/** A record of any kind, by field name. */
export type Fields = Record<string, unknown>;

/** The field that holds the id of a record. */
export const ID_OF: Record<Kind, string> = {
  member: 'user_id',
  client: 'client_id',
  group: 'group_id',
  project: 'project_id',
  phase: 'phase_id',
  phaseCategory: 'phase_category_id',
  entry: 'entry_id',
  timer: 'timer_id',
  todo: 'todo_id',
};

const known = new WeakMap<World, Promise<Facts>>();

/** The facts of a workspace that nobody changes, read once. */
export function factsOf(world: World): Promise<Facts> {
  const facts = known.get(world) ?? readFacts(world);
  known.set(world, facts);
  return facts;
}

async function readFacts(world: World): Promise<Facts> {
  const owner = world.as('owner');
  const actors = SIGNED_IN.filter((actor) => world.has(actor));
  const [member, client, group, project, phaseCategory, entry, todo, timers] = await Promise.all([
    wholeList(owner, 'listMembers'),
    wholeList(owner, 'listClients'),
    wholeList(owner, 'listGroups'),
    wholeList(owner, 'listProjects', { query: { 'load[]': ['members'] } }),
    wholeList(owner, 'listPhaseCategories'),
    wholeList(owner, 'listEntries'),
    wholeList(owner, 'listTodos'),
    Promise.all(actors.map((actor) => wholeList(world.as(actor), 'listTimers'))),
  ]);
  const phases = await Promise.all(
    project.map(({ project_id }) => wholeList(owner, 'listPhases', { ids: [project_id as number] })),
  );
  const facts = { member, client, group, project, phase: phases.flat(), phaseCategory, entry, todo };
  return { ...facts, timer: timers.flat() } as unknown as Facts;
}

/** Every record of a list, page by page; of a list that the document does not have there are none to be seen. */
async function wholeList(client: Client, list: string, input: LooseInput = {}): Promise<Fields[]> {
  const records: Fields[] = [];
  if (!contract.byId.has(list)) return records;
  for (let page = 1; ; page += 1) {
    const query = { per_page: 100, page, ...input.query };
    const answer = await client.send(list, { ...input, query });
    const { data, meta } = succeeded(answer) as { data: Fields[]; meta: { last_page: number } };
    if (live && meta.last_page > 1) leaveOut('the workspace is too large to be compared as a whole');
    records.push(...data);
    if (page >= meta.last_page) return records;
  }
}
