/** Policy: which days are locked for tracked time. */
export interface Locking {
  /** `date` and `lockedUntil` as `2026-03-02`; null disables locking. */
  isLockedDay(date: string, lockedUntil: string | null): boolean;
}

/** Locks the last locked day and all days before it (source: help-lock). */
export const locking: Locking = {
  isLockedDay: (date, lockedUntil) => lockedUntil !== null && date <= lockedUntil,
};
