import { nearestTo } from '../../fixtures/actor-nearest.ts';
import { callOn } from '../../fixtures/actor-scenarios.ts';
import type { Client, LooseInput } from '../../fixtures/client.ts';
import type { Actor, Operation } from '../../fixtures/contract.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { scenario } from '../../fixtures/scenarios.ts';
import { listBeside } from '../../fixtures/stage.ts';
import { lastingWorld, type World } from '../../fixtures/world.ts';
import { DOING } from './operations.ts';

/** A workspace in which the operation has something to do; nobody does it, since all of these calls are refused. */
interface Occasion {
  world: World;
  input: LooseInput;
}

const occasions = new Map<string, Promise<Occasion>>();

/** The occasion of an operation with a record of the owner's; the first test that asks for it sets it up. */
export function occasionOf(operation: Operation): Promise<Occasion> {
  const known = occasions.get(operation.id) ?? prepare(operation);
  occasions.set(operation.id, known);
  return known;
}

/** The same on the record that is nearest to the actor, where the operation is on a record. */
export async function nearestOccasionOf(operation: Operation, actor: Actor): Promise<Occasion> {
  const { length } = operation.pathParameters;
  if (actor === 'anonymous' || length === 0) return occasionOf(operation);
  const { world, ids } = await nearestTo(actor);
  const path = ids[DOING[operation.id]?.kind ?? 'todo'];
  return path ? { world, input: callOn(operation.id, path.slice(0, length)) } : occasionOf(operation);
}

async function prepare(operation: Operation): Promise<Occasion> {
  const world = await lastingWorld();
  return { world, input: await scenario(operation.id, world.as('owner')) };
}

/** What the owner finds in the list that the operation would change; nothing for one that only reads. */
export async function listed(
  owner: Client,
  operation: Operation,
  { ids = [] }: LooseInput,
): Promise<unknown> {
  const list = operation.method === 'get' ? undefined : listBeside(operation);
  if (!list) return undefined;
  const input = { ids: ids.slice(0, list.pathParameters.length), query: { per_page: 100 } };
  return succeeded(await owner.send(list.id, input));
}
