import { day, timestamp } from '../clock.ts';
import { invalid } from '../problems.ts';
import type { EntryRow, Row, TimerRow } from '../store/rows.ts';
import { equals } from './filters.ts';
import { type Context, defineResource } from './resource.ts';

export const timers = defineResource<'timer'>({
  name: 'timer',
  schema: 'Timer',
  operations: {
    listTimers: 'list',
    createTimer: 'create',
    updateTimer: 'update',
    deleteTimer: 'delete',
    pauseTimer: 'pause',
    resumeTimer: 'resume',
    stopTimer: 'stop',
  },
  references: { project_id: 'project', phase_id: 'phase', todo_id: 'todo' },
  filters: { status: equals('status') },
  derived: {
    seconds: (row, { now, policies }) => policies.timing.seconds(row, now),
    running_since: ({ running_since }) => (running_since === null ? null : timestamp(running_since)),
  },
  lockDay: (row) => row.timer_date,
  defaults: ({ caller, now }) => ({
    user_id: caller.id,
    todo_id: null,
    notes: null,
    status: 'running',
    timer_date: day(now),
    created_date: timestamp(now),
    updated_date: timestamp(now),
    gathered_seconds: 0,
    running_since: now,
  }),
  check: (row, before, context) => context.policies.stateRules.checkTimeLocation(row, before, context),
  link: (row, _body, { store, now, policies }) => {
    if (row.status === 'running') policies.timing.pauseOtherTimers(row, store, now);
  },
});

/** The three actions of timers; `stop` saves the timer as an entry and returns the entry (source: old-api). */
export const TIMER_ACTIONS = { pause, resume, stop } as const;

type TimerOutcome = { resource: 'timer' | 'entry'; row: Row };

function pause(row: TimerRow, context: Context): TimerOutcome {
  if (row.status === 'paused') throw invalid({ status: ['The timer is already paused.'] });
  return saveTimer(context.policies.timing.paused(row, context.now), context);
}

/**
 * Pauses the other timers of the user, because at most one may run. A resumed timer tracks new time, so its project,
 * phase and todo must accept new time [guess for both].
 */
function resume(row: TimerRow, context: Context): TimerOutcome {
  if (row.status === 'running') throw invalid({ status: ['The timer is already running.'] });
  const { store, now, policies } = context;
  const errors = policies.stateRules.checkTimeLocation(row, undefined, context);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  policies.timing.pauseOtherTimers(row, store, now);
  return saveTimer({ ...row, status: 'running', running_since: now, updated_date: timestamp(now) }, context);
}

/** Saves the counted time, even if the project or phase is closed by now [guess]. */
function stop(row: TimerRow, { store, now, policies }: Context): TimerOutcome {
  store.tables.timer.delete(row.timer_id);
  const entry: EntryRow = {
    entry_id: 0,
    user_id: row.user_id,
    project_id: row.project_id,
    phase_id: row.phase_id,
    todo_id: row.todo_id,
    entry_date: row.timer_date,
    entry_minutes: Math.floor(policies.timing.seconds(row, now) / 60),
    notes: row.notes,
    billed: 0,
    source_url: null,
    source_text: null,
    created_date: timestamp(now),
    updated_date: timestamp(now),
  };
  return { resource: 'entry', row: store.tables.entry.insert(entry) as unknown as Row };
}

function saveTimer(row: TimerRow, { store }: Context): TimerOutcome {
  return { resource: 'timer', row: store.tables.timer.replace(row) as unknown as Row };
}
