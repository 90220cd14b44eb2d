import { type Answer, expectSame } from '../answer.ts';
import { succeeded } from '../refusals.ts';
import { aPlace } from '../scenarios.ts';
import { newWorld, type World } from '../world.ts';
import { placeOfTodo } from './places.ts';
import { runningTimer } from './writes-of-time.ts';

/** What a timer has counted: its status, its seconds and the day that they are of. */
export type Counted = [status: 'running' | 'paused', seconds: number, day: string];

/** The timer shows in the list of its user how it is and what it has counted. */
export async function showsSeconds(
  world: World,
  id: number,
  status: Counted[0],
  seconds: number,
  actor: 'owner' | 'admin' = 'owner',
): Promise<void> {
  const [answer, timer] = await listed(world, id, actor);
  expectSame(answer, `timer ${id} has counted its seconds`, [status, seconds], timer?.slice(0, 2));
}

/** The owner's timer shows in the list what it has counted, and for which day. */
export async function showsTimer(world: World, id: number, counted: Counted): Promise<void> {
  const [answer, timer] = await listed(world, id, 'owner');
  expectSame(answer, `timer ${id} has counted its seconds`, counted, timer);
}

/** A timer that was started just now with a todo, and a change of one of its fields. */
export async function timerToChange(field: 'notes' | 'todo_id' | 'phase_id' | 'project_id') {
  const world = await newWorld();
  const owner = world.as('owner');
  const { otherPhase, ...here } = await placeOfTodo(world);
  const changes = {
    notes: { notes: 'Meanwhile' },
    todo_id: { todo_id: null },
    phase_id: { phase_id: otherPhase },
    // A phase and a todo go with their project.
    project_id: { ...(await aPlace(owner)), todo_id: null },
  };
  const id = await runningTimer(owner, here);
  const { now } = await world.control<{ now: string }>('GET', 'clock');
  const change = async (counted: Counted) => {
    const answer = await owner.call('updateTimer', { ids: [id], body: changes[field] });
    expectSame(answer, 'it has counted what it had', counted, countedBy(succeeded(answer).data));
  };
  return { world, id, day: now.slice(0, 10), change };
}

/** What a timer that was read has counted. */
export function countedBy({
  status,
  seconds,
  timer_date,
}: {
  status: string;
  seconds: number;
  timer_date: string;
}) {
  return [status, seconds, timer_date];
}

async function listed(
  world: World,
  id: number,
  actor: 'owner' | 'admin',
): Promise<[Answer, unknown[] | undefined]> {
  const answer = await world.as(actor).call('listTimers', { query: { per_page: 100 } });
  const timer = succeeded(answer).data.find(({ timer_id }) => timer_id === id);
  return [answer as Answer, timer && countedBy(timer)];
}
