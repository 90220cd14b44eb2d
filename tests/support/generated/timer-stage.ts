import { type Answer, expectSame } from '../answer.ts';
import { refusedWith, succeeded } from '../refusals.ts';
import { aPhase, aPlace, aTimer, type Place } from '../scenarios.ts';
import { newWorld, type World } from '../world.ts';
import { type ModelTimer, type Step, TimerModel } from './timer-model.ts';

const DAY = 86_400_000;
const TEN_MINUTES = 600_000;

/** An owner without timers, ten minutes before midnight, and an admin whose timer runs all the time. */
export async function setStage(): Promise<Stage> {
  const world = await newWorld();
  const owner = world.as('owner');
  const { now } = await world.control<{ now: string }>('GET', 'clock');
  const start = (Math.floor(Date.parse(now) / DAY) + 2) * DAY - TEN_MINUTES;
  await world.control('PATCH', 'clock', { now: new Date(start).toISOString() });
  for (const { timer_id } of succeeded(await owner.call('listTimers')).data) {
    succeeded(await owner.call('deleteTimer', { ids: [timer_id] }));
  }
  const here = await aPlace(owner);
  const places = [here, { ...here, phase_id: await aPhase(owner, here.project_id) }, await aPlace(owner)];
  const entries = succeeded(await owner.call('listEntries', { query: { per_page: 1 } })).meta.total;
  const beside = await aTimer(world.as('admin'));
  return new Stage(world, places, { start, entries, beside });
}

/** The timers of an owner beside what they should be. */
export class Stage {
  readonly #model = new TimerModel();
  readonly #owner;
  #now: number;
  #stops = 0;

  constructor(
    private readonly world: World,
    private readonly places: Place[],
    private readonly before: { start: number; entries: number; beside: number },
  ) {
    this.#owner = world.as('owner');
    this.#now = before.start;
  }

  async pass(seconds: number): Promise<void> {
    await this.world.advance(seconds);
    this.#now += seconds * 1000;
    this.#model.pass(seconds);
  }

  async does({ act, which, place }: Step): Promise<void> {
    const timer = this.#model.timers[which % this.#model.timers.length];
    if (act === 'create' || !timer) return this.#create(place);
    const ids = [timer.timer_id];
    switch (act) {
      case 'pause':
      case 'resume':
        return this.#turn(act, timer);
      case 'move':
        timer.place = (timer.place + place) % this.places.length;
        succeeded(await this.#owner.call('updateTimer', { ids, body: this.#place(timer.place) }));
        return;
      case 'note':
        timer.notes = `At ${this.#now}`;
        succeeded(await this.#owner.call('updateTimer', { ids, body: { notes: timer.notes } }));
        return;
      case 'stop':
        return this.#stop(timer);
      case 'delete':
        succeeded(await this.#owner.call('deleteTimer', { ids }));
        this.#model.remove(timer);
    }
  }

  async showsTimers(): Promise<void> {
    const answer = await this.#owner.call('listTimers', { query: { per_page: 100 } });
    const shown = succeeded(answer).data.map(({ timer_id, status, seconds, timer_date, notes, ...place }) => {
      const { project_id, phase_id } = place;
      return { timer_id, status, seconds, timer_date, notes, project_id, phase_id };
    });
    const expected = this.#model.timers.map(({ place, ...timer }) => ({ ...timer, ...this.#place(place) }));
    expectSame(answer as Answer, 'each timer has counted the time that it ran', expected, shown);
  }

  /** Each timer that is left becomes an entry; no other came of all that, and the timer of the other user went on. */
  async showsTheRest(): Promise<void> {
    for (const timer of [...this.#model.timers]) await this.#stop(timer);
    const { start, entries, beside } = this.before;
    const list = await this.#owner.call('listEntries', { query: { per_page: 1 } });
    expectSame(list, 'an entry comes of each stop alone', entries + this.#stops, succeeded(list).meta.total);
    const timers = await this.world.as('admin').call('listTimers', { query: { status: 'running' } });
    const running = succeeded(timers).data.map(({ timer_id, seconds }) => [timer_id, seconds]);
    const expected = [[beside, (this.#now - start) / 1000]];
    expectSame(timers as Answer, 'the timer of somebody else runs on', expected, running);
  }

  async #create(place: number): Promise<void> {
    if (this.#model.isFull) return;
    const answer = await this.#owner.call('createTimer', { body: this.#place(place) });
    const { timer_id } = succeeded(answer).data;
    this.#model.start({ timer_id, place, timer_date: this.#today });
  }

  async #turn(act: 'pause' | 'resume', timer: ModelTimer): Promise<void> {
    const answer = await this.#owner.call(`${act}Timer`, { ids: [timer.timer_id] });
    const isSo = timer.status === (act === 'pause' ? 'paused' : 'running');
    if (isSo) return refusedWith(answer, 422, ['status']);
    if (act === 'pause') timer.status = 'paused';
    else this.#model.resume(timer);
    const { status, seconds } = succeeded(answer).data;
    expectSame(answer, `${act} tells what was counted`, [timer.status, timer.seconds], [status, seconds]);
  }

  async #stop(timer: ModelTimer): Promise<void> {
    const answer = await this.#owner.call('stopTimer', { ids: [timer.timer_id] });
    const { entry_minutes, entry_date, notes, project_id, phase_id } = succeeded(answer).data;
    const expected = {
      entry_minutes: Math.floor(timer.seconds / 60),
      entry_date: timer.timer_date,
      notes: timer.notes,
      ...this.#place(timer.place),
    };
    const saved = { entry_minutes, entry_date, notes, project_id, phase_id };
    expectSame(answer, 'the entry has the time of the timer', expected, saved);
    this.#model.remove(timer);
    this.#stops += 1;
  }

  #place(number: number): Place {
    return this.places[number] as Place;
  }

  get #today(): string {
    return new Date(this.#now).toISOString().slice(0, 10);
  }
}
