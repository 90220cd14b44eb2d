import { succeeded } from '../refusals.ts';
import { addressOf } from '../scenarios.ts';
import { lastingWorld, type World } from '../world.ts';

/** A workspace with long lists. */
interface Crowd {
  world: World;
  /** A project with many phases, which member and owner see. */
  project: number;
}

/** Names in no order; at the end some that a search must not take for patterns. */
const NAMES = [
  ...['Pear', 'Kiwi', 'Fig', 'Plum', 'Lime', 'Date', 'Nut', 'Sloe', 'Mango', 'Olive', 'Apple', 'Quince'],
  ...['Cherry', 'Banana (C++ [1.0])', "Apple pie, O'Neill's", '100% fruit', 'snake_case \\ $x', 'Ærø Æble'],
];

let crowd: Promise<Crowd> | undefined;

/** More records of each kind than a page holds by default; tests read them and none changes them. */
export function crowdedWorld(): Promise<Crowd> {
  crowd ??= fill();
  return crowd;
}

async function fill(): Promise<Crowd> {
  const world = await lastingWorld();
  const [shared] = succeeded(await world.as('member').call('listProjects')).data;
  if (!shared) throw new Error('nothing to see: the member is on no project');
  const project = shared.project_id;
  const changes: (() => Promise<void>)[] = [];
  for (const [i, name] of NAMES.entries()) {
    // Every three records share a second, so that dates have ties.
    if (i % 3 === 0) await world.advance(60);
    const projectId = await addNamed(world, project, name, i);
    await addTime(world, project, i);
    if (i % 4 === 0) changes.unshift(() => rename(world, projectId, name));
  }
  // In another order than they were made in.
  for (const change of changes) {
    await world.advance(60);
    await change();
  }
  return { world, project };
}

/** One of each kind that has a name; answers the project. */
async function addNamed(world: World, shared: number, name: string, i: number): Promise<number> {
  const owner = world.as('owner');
  const flag = i % 4 === 0 ? 0 : 1;
  const client = succeeded(await owner.call('createClient', { body: { name, is_active: flag } })).data;
  const category = succeeded(await owner.call('createPhaseCategory', { body: { name } })).data;
  succeeded(await owner.call('createGroup', { body: { name } }));
  succeeded(await owner.call('createMember', { body: { name, email: addressOf(`guest ${world.id} ${i}`) } }));
  succeeded(await owner.call('createPhase', { ids: [shared], body: { name, is_open: flag } }));
  const user_id = world.userId((['member', 'other-member'] as const)[i % 2] ?? 'member');
  const body = {
    name,
    client_id: i % 3 === 0 ? null : client.client_id,
    members: [{ user_id }],
    phases: [{ name, phase_category_id: category.phase_category_id }],
  };
  return succeeded(await owner.call('createProject', { body })).data.project_id;
}

/** A timer each for owner and member, and an entry that is marked in another way than the others. */
async function addTime(world: World, project_id: number, i: number): Promise<void> {
  const owner = world.as('owner');
  const [phase] = succeeded(await owner.call('listPhases', { ids: [project_id] })).data;
  if (!phase) throw new Error('nothing to see: the project has no phase');
  const place = { project_id, phase_id: phase.phase_id };
  for (const actor of ['owner', 'member'] as const) {
    succeeded(await world.as(actor).call('createTimer', { body: place }));
  }
  const billed = ([0, 1, 2] as const)[i % 3] ?? 0;
  succeeded(await owner.call('createEntry', { body: { ...place, minutes: 10 * (i % 5), billed } }));
}

async function rename(world: World, projectId: number, name: string): Promise<void> {
  const owner = world.as('owner');
  const query = { search: name };
  const [client] = succeeded(await owner.call('listClients', { query })).data;
  const [timer] = succeeded(await owner.call('listTimers', { query: { status: 'paused' } })).data;
  const [entry] = succeeded(await owner.call('listEntries', { query: { billed: 2 } })).data;
  const notes = `Changed with ${name}`;
  succeeded(
    await owner.call('updateProject', { ids: [projectId], body: { color: '#123456', is_active: 0 } }),
  );
  if (client)
    succeeded(await owner.call('updateClient', { ids: [client.client_id], body: { color: '#123456' } }));
  if (timer) succeeded(await owner.call('updateTimer', { ids: [timer.timer_id], body: { notes } }));
  if (entry) succeeded(await owner.call('updateEntry', { ids: [entry.entry_id], body: { notes } }));
}
