import type { Input } from '../client.ts';
import type { SignedIn } from '../contract.ts';
import { succeeded } from '../refusals.ts';
import type { World } from '../world.ts';
import type { Things } from './things.ts';

/** Changes a member. */
export async function setMember(
  world: World,
  user_id: number,
  body: Input<'updateMember'>['body'],
): Promise<void> {
  succeeded(await world.as('owner').call('updateMember', { ids: [user_id], body }));
}

/** Changes the things' group. */
export async function setGroup(
  world: World,
  things: Things,
  body: Input<'updateGroup'>['body'],
): Promise<void> {
  succeeded(await world.as('owner').call('updateGroup', { ids: [things.group], body }));
}

/** Changes the things' project. */
export async function setProject(
  world: World,
  things: Things,
  body: Input<'updateProject'>['body'],
): Promise<void> {
  succeeded(await world.as('owner').call('updateProject', { ids: [things.project], body }));
}

/** Each of them the direct manager of the next. */
export async function chain(world: World, people: number[]): Promise<void> {
  for (const [i, user_id] of people.slice(1).entries()) {
    await setMember(world, user_id, { manager_id: people[i] ?? null });
  }
}

/** Gives the actor the relation by which he manages the things; there may be other managers before him. */
export async function bind(
  world: World,
  actor: SignedIn,
  things: Things,
  others: number[] = [],
): Promise<void> {
  const managers = [...others, world.userId(actor)];
  const { member, project } = things;
  if (actor === 'direct-manager') await chain(world, [...managers, member]);
  else if (actor === 'group-manager') {
    await setGroup(world, things, { manager_ids: managers, member_ids: [member], project_ids: [project] });
  } else {
    const members = [...managers.map((user_id) => ({ user_id, is_pm: 1 as const })), { user_id: member }];
    await setProject(world, things, { members });
  }
}
