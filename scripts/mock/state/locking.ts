/** Policy: which days are locked for tracked time. */
export interface Locking {
  /** `date` and `lockedUntil` as `2026-03-02`; null disables locking. */
  isLockedDay(date: string, lockedUntil: string | null): boolean;
}

/** Time on and before the last locked day is locked (help-lock). */
export const locking: Locking = {
  isLockedDay: (date, lockedUntil) => lockedUntil !== null && date <= lockedUntil,
};
