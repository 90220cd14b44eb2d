import { aMember, aPlace } from '../scenarios.ts';
import type { World } from '../world.ts';
import type { Create, Today } from './create.ts';
import { placeOfTodo } from './places.ts';

/** The user of the fuller one has no rates, and neither has the project. */
export async function createEntry(world: World, { now, today }: Today): Promise<Create> {
  const owner = world.as('owner');
  const shown = { client_id: null, is_locked: 0, source_url: null, source_text: null };
  const dates = { created_date: now, updated_date: now };
  const place = await aPlace(owner);
  const { otherPhase, ...here } = await placeOfTodo(world);
  const user_id = await aMember(owner);
  const chosen = { ...here, user_id, notes: 'Written down', billed: 1 };
  const nothing = { user_id: world.userId('owner'), todo_id: null, notes: null, billed: 0 };
  return {
    least: {
      body: { ...place, minutes: 30 },
      reads: { ...place, entry_minutes: 30, entry_date: today, ...nothing, ...shown, ...dates },
    },
    most: {
      body: { ...chosen, minutes: 75, date: today },
      reads: { ...chosen, entry_minutes: 75, entry_date: today, ...shown, ...dates },
    },
  };
}

export async function createTimer(world: World, { now, today }: Today): Promise<Create> {
  const started = {
    user_id: world.userId('owner'),
    status: 'running',
    seconds: 0,
    timer_date: today,
    created_date: now,
    updated_date: now,
  };
  const place = await aPlace(world.as('owner'));
  const { otherPhase, ...here } = await placeOfTodo(world);
  const chosen = { ...here, notes: 'Written down' };
  return {
    least: { body: place, reads: { ...place, todo_id: null, notes: null, ...started } },
    most: { body: chosen, reads: { ...chosen, ...started } },
  };
}
