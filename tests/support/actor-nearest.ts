import type { SignedIn } from './contract.ts';
import type { Kind } from './oracle-facts.ts';
import { succeeded } from './refusals.ts';
import { aClient, freshName } from './scenarios.ts';
import { Surroundings } from './surroundings.ts';
import { lastingWorld, type World } from './world.ts';

/**
 * The records that are nearest to an actor: what he manages, or else what he belongs to. If he may not touch these,
 * he may not touch any. Path parameters by kind, in a workspace that stays as it is.
 */
interface Nearest {
  world: World;
  ids: Partial<Record<Kind, number[]>>;
}

const known = new Map<SignedIn, Promise<Nearest>>();

export function nearestTo(actor: SignedIn): Promise<Nearest> {
  const nearest = known.get(actor) ?? find(actor);
  known.set(actor, nearest);
  return nearest;
}

async function find(actor: SignedIn): Promise<Nearest> {
  const world = await lastingWorld();
  const around = new Surroundings(world, actor);
  const client_id = await aClient(around.owner);
  const place = await (around.isManager
    ? around.managedPlace({ client_id })
    : around.assignedPlace({ client_id }));
  return {
    world,
    ids: {
      member: [around.isManager ? around.colleagueId : around.myId],
      client: [client_id],
      group: [await groupOf(around)],
      project: [place.project_id],
      phase: [place.project_id, place.phase_id],
    },
  };
}

/** A group that he manages, or else one that he is in. */
async function groupOf({ owner, actor, myId }: Surroundings): Promise<number> {
  const his = actor === 'group-manager' ? { manager_ids: [myId] } : { member_ids: [myId] };
  const body = { name: freshName('group'), ...his };
  return succeeded(await owner.call('createGroup', { body })).data.group_id;
}
