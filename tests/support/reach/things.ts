import type { Client } from '../client.ts';
import type { SignedIn } from '../contract.ts';
import { succeeded } from '../refusals.ts';
import { aClient, aGroup, aMember, aPhase } from '../scenarios.ts';
import type { World } from '../world.ts';

/** Records that hang together, one of each kind: somebody works on a project that is done for a client. */
export interface Things {
  member: number;
  client: number;
  group: number;
  project: number;
  phase: number;
  /** A phase without time. */
  sparePhase: number;
  entry: number;
  todo: number;
}

/** Makes them in a project of which the actor knows nothing, who from now on manages nothing at all. */
export async function layOut(world: World, actor: SignedIn): Promise<Things> {
  const owner = world.as('owner');
  // The project that has the todo has time of long ago as well, which would keep it from being deleted.
  await world.set({ locked_until: null });
  await managesNothing(owner, world.userId(actor));
  const { todo_id, project_id } = await unseenTodo(owner, world.as(actor));
  const [member, client, group] = [await aMember(owner), await aClient(owner), await aGroup(owner)];
  const body = { client_id: client, members: [{ user_id: member }] };
  succeeded(await owner.call('updateProject', { ids: [project_id], body }));
  const [phase, sparePhase] = [await aPhase(owner, project_id), await aPhase(owner, project_id)];
  const time = { project_id, phase_id: phase, minutes: 30, user_id: member };
  const entry = succeeded(await owner.call('createEntry', { body: time })).data.entry_id;
  return { member, client, group, project: project_id, phase, sparePhase, entry, todo: todo_id };
}

/** Takes away all that somebody manages, so that what he is given alone makes him a manager. */
async function managesNothing(owner: Client, userId: number): Promise<void> {
  const all = { per_page: 100 };
  const members = succeeded(await owner.call('listMembers', { query: all })).data;
  for (const { user_id } of members.filter(({ manager_id }) => manager_id === userId)) {
    succeeded(await owner.call('updateMember', { ids: [user_id], body: { manager_id: null } }));
  }
  const groups = succeeded(await owner.call('listGroups', { query: all })).data;
  for (const { group_id, manager_ids } of groups.filter((each) => each.manager_ids.includes(userId))) {
    const others = manager_ids.filter((id) => id !== userId);
    // A group has one manager at least: the owner, who manages it anyway.
    const body = { manager_ids: others.length > 0 ? others : [await ownId(owner)] };
    succeeded(await owner.call('updateGroup', { ids: [group_id], body }));
  }
  const query = { ...all, 'load[]': ['members' as const] };
  for (const { project_id, members = [] } of succeeded(await owner.call('listProjects', { query })).data) {
    if (!members.some(({ user_id, is_pm }) => user_id === userId && is_pm === 1)) continue;
    const body = { members: members.map((each) => ({ ...each, is_pm: 0 as const })) };
    succeeded(await owner.call('updateProject', { ids: [project_id], body }));
  }
}

async function ownId(client: Client): Promise<number> {
  return succeeded(await client.call('getMe')).data.user_id;
}

type Todo = { todo_id: number; project_id: number };

/** Todos cannot be made, so one of those that are there. */
async function unseenTodo(owner: Client, me: Client): Promise<Todo> {
  const query = { per_page: 100 };
  const seen = succeeded(await me.call('listTodos', { query })).data.map(({ todo_id }: Todo) => todo_id);
  const todos: Todo[] = succeeded(await owner.call('listTodos', { query })).data;
  const unseen = todos.find(({ todo_id }) => !seen.includes(todo_id));
  if (!unseen) throw new Error('nothing to see: there is no todo that the actor does not see');
  return unseen;
}
