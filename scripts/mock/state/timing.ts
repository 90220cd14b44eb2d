import { timestamp } from '../clock.ts';
import type { TimerRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

/** Policy: how timers count, and how many timers of a user may run at once. `now` is in milliseconds. */
export interface Timing {
  /** Whole seconds that the timer has counted. */
  seconds(row: TimerRow, now: number): number;
  /** Returns the paused timer. */
  paused(row: TimerRow, now: number): TimerRow;
  /** Pauses the user's other timers: at most one timer of a user runs [guess]. */
  pauseOtherTimers(row: TimerRow, store: Store, now: number): void;
}

export const timing: Timing = {
  seconds: countSeconds,
  paused,
  pauseOtherTimers(row, store, now) {
    for (const other of store.tables.timer.all()) {
      const runs =
        other.status === 'running' && other.user_id === row.user_id && other.timer_id !== row.timer_id;
      if (runs) store.tables.timer.replace(paused(other, now));
    }
  },
};

function countSeconds(row: TimerRow, now: number): number {
  const running = row.running_since === null ? 0 : Math.floor((now - row.running_since) / 1000);
  return row.gathered_seconds + Math.max(0, running);
}

function paused(row: TimerRow, now: number): TimerRow {
  return {
    ...row,
    status: 'paused',
    gathered_seconds: countSeconds(row, now),
    running_since: null,
    updated_date: timestamp(now),
  };
}
