import * as fc from 'fast-check';

/** What is done to the timers of a user, some seconds after what was done before. */
export interface Step {
  after: number;
  act: keyof typeof ACTS;
  /** Which of the timers it is done to; without any, one is created. */
  which: number;
  /** Where it is started, or how many places on it is moved. */
  place: number;
}

/** A timer as it should be. */
export interface ModelTimer {
  timer_id: number;
  status: 'running' | 'paused';
  seconds: number;
  place: number;
  notes: string | null;
  timer_date: string;
}

const MOST_TIMERS = 3;
const PLACES = 3;

const ACTS = { create: 2, pause: 2, resume: 2, move: 3, note: 1, stop: 1, delete: 1 };

/** Steps over two days or so: many close together, some minutes or hours apart. */
export function timerSteps(): fc.Arbitrary<Step[]> {
  const after = fc.oneof(
    fc.constantFrom(0, 1, 59, 60, 61),
    fc.integer({ min: 1, max: 600 }),
    fc.integer({ min: 3600, max: 40_000 }),
  );
  const acts = Object.keys(ACTS) as (keyof typeof ACTS)[];
  const act = fc.constantFrom(...acts.flatMap((each) => Array(ACTS[each]).fill(each) as typeof acts));
  const step = fc.record({
    after,
    act,
    which: fc.nat({ max: MOST_TIMERS - 1 }),
    place: fc.integer({ min: 1, max: PLACES - 1 }),
  });
  return fc.array(step, { minLength: 12, maxLength: 24, size: 'max' });
}

/** The timers of one user, as the contract has them: at most one runs, and only that one counts. */
export class TimerModel {
  readonly timers: ModelTimer[] = [];

  get isFull(): boolean {
    return this.timers.length === MOST_TIMERS;
  }

  pass(seconds: number): void {
    for (const timer of this.timers) if (timer.status === 'running') timer.seconds += seconds;
  }

  start(timer: Pick<ModelTimer, 'timer_id' | 'place' | 'timer_date'>): void {
    this.#pauseAll();
    this.timers.push({ ...timer, status: 'running', seconds: 0, notes: null });
  }

  resume(timer: ModelTimer): void {
    this.#pauseAll();
    timer.status = 'running';
  }

  remove(timer: ModelTimer): void {
    this.timers.splice(this.timers.indexOf(timer), 1);
  }

  #pauseAll(): void {
    for (const timer of this.timers) timer.status = 'paused';
  }
}
