import { succeeded } from '../refusals.ts';
import { aMember } from '../scenarios.ts';
import type { World } from '../world.ts';
import { type Change, type Fields, set, type Update } from './change.ts';
import { placeOfTodo, publicPlace } from './places.ts';

const DAY = 86_400_000;

/** An entry of a user without rates in a project without one, so that no change of it changes an amount. */
export async function updateEntry(world: World): Promise<Update> {
  const owner = world.as('owner');
  const [user_id, another] = [await aMember(owner), await aMember(owner)];
  const { project_id, phase_id, otherPhase, todo_id } = await placeOfTodo(world);
  const body = { project_id, phase_id, minutes: 30, user_id };
  const { data } = succeeded(await owner.call('createEntry', { body }));
  const { now } = await world.control<{ now: string }>('GET', 'clock');
  return {
    ids: [data.entry_id],
    changes: {
      ...places({ project_id, phase_id, otherPhase, todo_id }, await publicPlace(world)),
      minutes: [minutes(75), minutes(0), minutes(1440)],
      date: [date(now, -1), date(now, 0), date(now, 1)],
      notes: set('notes', 'Written anew', 'Written again', '', null),
      user_id: set('user_id', another, user_id),
      billed: set('billed', 1, 2, 0),
    },
  };
}

/** Written as minutes, read as entry_minutes. */
function minutes(count: number): Change {
  return { body: { minutes: count }, reads: { entry_minutes: count } };
}

/** Written as date, read as entry_date. */
function date(now: string, days: number): Change {
  const day = new Date(Date.parse(now) + days * DAY).toISOString().slice(0, 10);
  return { body: { date: day }, reads: { entry_date: day } };
}

/** A paused timer, whose seconds stand still. */
export async function updateTimer(world: World): Promise<Update> {
  const owner = world.as('owner');
  const here = await placeOfTodo(world);
  const body = { project_id: here.project_id, phase_id: here.phase_id };
  const { data } = succeeded(await owner.call('createTimer', { body }));
  succeeded(await owner.call('pauseTimer', { ids: [data.timer_id] }));
  return {
    ids: [data.timer_id],
    changes: {
      ...places(here, await publicPlace(world)),
      notes: set('notes', 'Written anew', 'Written again', '', null),
    },
  };
}

/** A phase and a todo go with their project, so those move together; first all stay in the project. */
function places({ project_id, phase_id, otherPhase, todo_id }: Here, elsewhere: Fields): Update['changes'] {
  const moved = { ...elsewhere, todo_id: null };
  return {
    project_id: [...set('project_id', project_id), { body: moved, reads: moved }],
    phase_id: set('phase_id', otherPhase, phase_id),
    todo_id: set('todo_id', todo_id, null),
  };
}

type Here = Awaited<ReturnType<typeof placeOfTodo>>;
