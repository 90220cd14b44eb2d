import { SIGNED_IN } from '../contract.ts';
import { succeeded } from '../refusals.ts';
import { aPlace, aTodo, type Place } from '../scenarios.ts';
import type { World } from '../world.ts';

/** A public project with a todo, which no call can make, and two phases; without rate and client. */
export async function placeOfTodo(world: World) {
  const owner = world.as('owner');
  const todo_id = await aTodo(owner);
  const { project_id } = succeeded(await owner.call('getTodo', { ids: [todo_id] })).data;
  const body = {
    hourly_rate: null,
    client_id: null,
    is_public: 1,
    is_active: 1,
    billing_type: 'time_and_material',
  } as const;
  succeeded(await owner.call('updateProject', { ids: [project_id], body }));
  const phases = [];
  for (const name of ['One', 'Another']) {
    const known = succeeded(
      await owner.call('listPhases', { ids: [project_id], query: { search: name } }),
    ).data;
    const made =
      known[0] ?? succeeded(await owner.call('createPhase', { ids: [project_id], body: { name } })).data;
    phases.push(made.phase_id);
  }
  const [phase_id = 0, otherPhase = 0] = phases;
  return { project_id, phase_id, otherPhase, todo_id };
}

/** A project that everyone sees, and a phase of it. */
export async function publicPlace(world: World): Promise<Place> {
  const owner = world.as('owner');
  const place = await aPlace(owner);
  succeeded(await owner.call('updateProject', { ids: [place.project_id], body: { is_public: 1 } }));
  return place;
}

/** As far as it is needed here; a document without todos has no type of them. */
type Todo = { todo_id: number; project_id: number; phase_id: number | null };

/** A phase to which a todo belongs, freed of all time. */
export async function phaseOfTodo(world: World) {
  const owner = world.as('owner');
  const todos: Todo[] = succeeded(await owner.call('listTodos')).data;
  const todo = todos.find(({ phase_id }) => phase_id !== null);
  if (!todo) throw new Error('nothing to see: no todo belongs to a phase');
  const { todo_id, project_id, phase_id } = { ...todo, phase_id: todo.phase_id ?? 0 };
  const query = { 'phase_ids[]': [phase_id], per_page: 100 };
  for (const { entry_id } of succeeded(await owner.call('listEntries', { query })).data) {
    succeeded(await owner.call('deleteEntry', { ids: [entry_id] }));
  }
  for (const actor of SIGNED_IN) {
    for (const timer of succeeded(await world.as(actor).call('listTimers')).data) {
      const ids = [timer.timer_id];
      if (timer.phase_id === phase_id) succeeded(await world.as(actor).call('deleteTimer', { ids }));
    }
  }
  return { todo_id, project_id, phase_id };
}
