import { timestamp } from '../../clock.ts';
import { Problem } from '../../problems.ts';
import type { Verb } from '../../resources/resource.ts';
import { pauseOthers, secondsOf } from '../../resources/timers.ts';
import { handle } from '../../steps/handle.ts';
import type { Row, TimerRow } from '../../store/rows.ts';
import { at, fault, type Weaving } from '../fault.ts';

const LIFE = 'help-timers: timers run, pause and resume';
const ONE = 'contract: one timer of a user runs at a time (guess)';
const SAVED = 'old-api: a stopped timer is saved as an entry';
const TIMER = 'state/timer-life';
const ENTRY = 'state/timer-entry';

type Handling = Parameters<typeof handle>[0];
type Outcome = { resource: 'timer' | 'entry'; row: Row };

/** Does something else when a timer is told to do this. */
function when(verb: Verb, act: (handling: Handling, go: () => Outcome) => Outcome): Weaving {
  return at(handle, (sound) => (handling) => {
    return handling.verb === verb ? act(handling, () => sound(handling) as Outcome) : sound(handling);
  });
}

/** Keeps another record than the one that comes of it. */
const keeping = (verb: Verb, change: (row: Row, handling: Handling) => Row) =>
  when(verb, (handling, go) => {
    const { resource, row } = go();
    return { resource, row: handling.context.store.table(resource).replace(change(row, handling)) };
  });

/** Lets a call pass that would change nothing. */
const idle = (verb: Verb) =>
  when(verb, ({ target }, go) => {
    try {
      return go();
    } catch (error) {
      if (error instanceof Problem && target.record) return { resource: 'timer', row: target.record };
      throw error;
    }
  });

export const timers = [
  fault('two-timers-run', {
    sentence: 'A timer that starts leaves the others running.',
    breaks: ONE,
    caughtBy: TIMER,
    weave: at(pauseOthers, () => () => undefined),
  }),
  fault('timer-pauses-everybody', {
    sentence: 'A timer that starts pauses those of all users.',
    breaks: ONE,
    caughtBy: TIMER,
    weave: at(pauseOthers, (sound) => (row, context) => {
      for (const { user_id } of context.store.tables.member.all()) sound({ ...row, user_id }, context);
    }),
  }),
  fault('paused-timer-counts', {
    sentence: 'A paused timer goes on counting.',
    breaks: LIFE,
    caughtBy: TIMER,
    weave: at(secondsOf, (sound) => (row, now) => {
      return sound({ ...row, running_since: row.running_since ?? Date.parse(row.updated_date) }, now);
    }),
  }),
  fault('timer-stands-still', {
    sentence: 'A running timer shows the seconds that it had when it was started.',
    breaks: LIFE,
    caughtBy: TIMER,
    weave: at(
      secondsOf,
      () =>
        ({ gathered_seconds }) =>
          gathered_seconds,
    ),
  }),
  fault('timer-counts-minutes', {
    sentence: 'The seconds of a timer are whole minutes.',
    breaks: LIFE,
    caughtBy: TIMER,
    weave: at(secondsOf, (sound) => (row, now) => Math.floor(sound(row, now) / 60) * 60),
  }),
  fault('resume-starts-from-zero', {
    sentence: 'A resumed timer has lost what it had counted.',
    breaks: LIFE,
    caughtBy: TIMER,
    weave: keeping('resume', (row) => ({ ...row, gathered_seconds: 0 })),
  }),
  fault('pause-loses-the-run', {
    sentence: 'A pause drops what was counted since the timer ran.',
    breaks: LIFE,
    caughtBy: TIMER,
    weave: keeping('pause', (row, { target }) => {
      return { ...row, gathered_seconds: (target.record as unknown as TimerRow).gathered_seconds };
    }),
  }),
  fault('pause-twice', {
    sentence: 'A paused timer can be paused again.',
    breaks: 'contract: what is so already is refused (guess)',
    caughtBy: TIMER,
    weave: idle('pause'),
  }),
  fault('resume-twice', {
    sentence: 'A running timer can be resumed.',
    breaks: 'contract: what is so already is refused (guess)',
    caughtBy: TIMER,
    weave: idle('resume'),
  }),
  fault('stop-keeps-the-timer', {
    sentence: 'A stopped timer stays in the list of timers.',
    breaks: SAVED,
    caughtBy: ENTRY,
    weave: when('stop', ({ target, context }, go) => {
      const entry = go();
      if (target.record) context.store.table('timer').replace(target.record);
      return entry;
    }),
  }),
  fault('stop-makes-no-entry', {
    sentence: 'A stopped timer is answered as an entry that is stored nowhere.',
    breaks: SAVED,
    caughtBy: ENTRY,
    weave: when('stop', ({ context }, go) => {
      const entry = go();
      context.store.tables.entry.delete(entry.row.entry_id as number);
      return entry;
    }),
  }),
  fault('stop-rounds-up', {
    sentence: 'Minutes that were begun count whole in the entry of a timer.',
    breaks: 'contract: the entry of a timer has its whole minutes (guess)',
    caughtBy: ENTRY,
    weave: keeping('stop', (row, { target, context }) => {
      const seconds = secondsOf(target.record as unknown as TimerRow, context.now);
      return { ...row, entry_minutes: Math.ceil(seconds / 60) };
    }),
  }),
  fault('stop-loses-the-notes', {
    sentence: 'The entry of a timer is without its notes.',
    breaks: SAVED,
    caughtBy: ENTRY,
    weave: keeping('stop', (row) => ({ ...row, notes: null })),
  }),
  fault('stop-dates-the-entry-anew', {
    sentence: 'The entry of a timer is of the day on which it was stopped.',
    breaks: 'contract: the entry of a timer is of the day on which it was started (guess)',
    caughtBy: ENTRY,
    weave: keeping('stop', (row, { context }) => ({
      ...row,
      entry_date: timestamp(context.now).slice(0, 10),
    })),
  }),
];
