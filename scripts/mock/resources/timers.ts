import { day, timestamp } from '../clock.ts';
import { point } from '../faults/point.ts';
import { invalid } from '../problems.ts';
import type { EntryRow, Row, TimerRow } from '../store/rows.ts';
import { equals } from './filters.ts';
import { type Context, defineResource } from './resource.ts';
import { checkTimePlace } from './rules.ts';

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
  derived: { seconds: (row, { now }) => secondsOf(row, now) },
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
  check: checkTimePlace,
  link: (row, _body, context) => {
    if (row.status === 'running') pauseOthers(row, context);
  },
});

/** What the three verbs of their own do to a timer; `stop` saves it as an entry and returns that (old-api). */
export const TIMER_VERBS = { pause, resume, stop } as const;

type Outcome = { resource: 'timer' | 'entry'; row: Row };

function pause(row: TimerRow, context: Context): Outcome {
  if (row.status === 'paused') throw invalid({ status: ['The timer is paused already.'] });
  return kept(paused(row, context.now), context);
}

/**
 * At most one timer of a user runs; starting another pauses it. What would go on is new time, which needs a place
 * that takes it [both guess].
 */
function resume(row: TimerRow, context: Context): Outcome {
  if (row.status === 'running') throw invalid({ status: ['The timer is running already.'] });
  const errors = checkTimePlace(row, undefined, context);
  if (Object.keys(errors).length > 0) throw invalid(errors);
  pauseOthers(row, context);
  const { now } = context;
  return kept({ ...row, status: 'running', running_since: now, updated_date: timestamp(now) }, context);
}

/** What was counted is not lost, whatever became of the place [guess]. */
function stop(row: TimerRow, { store, now }: Context): Outcome {
  store.tables.timer.delete(row.timer_id);
  const entry: EntryRow = {
    entry_id: 0,
    user_id: row.user_id,
    project_id: row.project_id,
    phase_id: row.phase_id,
    todo_id: row.todo_id,
    entry_date: row.timer_date,
    entry_minutes: Math.floor(secondsOf(row, now) / 60),
    notes: row.notes,
    billed: 0,
    source_url: null,
    source_text: null,
    created_date: timestamp(now),
    updated_date: timestamp(now),
  };
  return { resource: 'entry', row: store.tables.entry.insert(entry) as unknown as Row };
}

function kept(row: TimerRow, { store }: Context): Outcome {
  return { resource: 'timer', row: store.tables.timer.replace(row) as unknown as Row };
}

function paused(row: TimerRow, now: number): TimerRow {
  return {
    ...row,
    status: 'paused',
    gathered_seconds: secondsOf(row, now),
    running_since: null,
    updated_date: timestamp(now),
  };
}

export const pauseOthers = point(function pauseOthers(row: TimerRow, { store, now }: Context): void {
  for (const other of store.tables.timer.all()) {
    const runs =
      other.status === 'running' && other.user_id === row.user_id && other.timer_id !== row.timer_id;
    if (runs) store.tables.timer.replace(paused(other, now));
  }
});

export const secondsOf = point(function secondsOf(row: TimerRow, now: number): number {
  const running = row.running_since === null ? 0 : Math.floor((now - row.running_since) / 1000);
  return row.gathered_seconds + Math.max(0, running);
});
