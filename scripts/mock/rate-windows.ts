interface Window {
  /** Whole seconds on the workspace's clock. */
  startsAt: number;
  used: number;
}

/** What a couple of user and application has left, as the rate headers tell it. */
export interface Budget {
  limit: number;
  remaining: number;
  /** False when the request is over the limit. */
  allowed: boolean;
  /** When the window ends, in whole seconds on the workspace's clock. */
  resetsAt: number;
  /** Seconds until then, at least 1. */
  wait: number;
}

/**
 * Fixed windows per couple of user and application, counted from the first request in each
 * (article; that the window starts with its first request is a guess). A refused request is not counted.
 * Time is in whole seconds, as in the headers, so that the wait and the reset always agree.
 */
export class RateWindows {
  #windows = new Map<string, Window>();
  #sweptAt = 0;

  /** Counts one request of `couple` at second `now`, in windows of `length` seconds, and says what is left. */
  count(couple: string, limit: number, length: number, now: number): Budget {
    const window = this.#open(couple, length, now);
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    const resetsAt = window.startsAt + length;
    const remaining = Math.max(0, limit - window.used);
    return { limit, remaining, allowed, resetsAt, wait: resetsAt - now };
  }

  /** Sets what the couple may still send in its present window. */
  setRemaining(couple: string, remaining: number, limit: number, length: number, now: number): void {
    this.#open(couple, length, now).used = limit - remaining;
  }

  #open(couple: string, length: number, now: number): Window {
    if (!holds(this.#sweptAt, length, now)) this.#sweep(length, now);
    const known = this.#windows.get(couple);
    if (known && holds(known.startsAt, length, now)) return known;
    const window = { startsAt: now, used: 0 };
    this.#windows.set(couple, window);
    return window;
  }

  /** Forgets the windows that have passed. Run once in each window's length, so it costs a request nothing. */
  #sweep(length: number, now: number): void {
    const open = new Map<string, Window>();
    for (const [couple, window] of this.#windows) {
      if (holds(window.startsAt, length, now)) open.set(couple, window);
    }
    this.#windows = open;
    this.#sweptAt = now;
  }
}

/** False before the start as well: a clock that was turned back makes nobody wait longer than a window. */
function holds(startsAt: number, length: number, now: number): boolean {
  return startsAt <= now && now < startsAt + length;
}
