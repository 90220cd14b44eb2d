interface Window {
  /** Whole seconds on the workspace's clock. */
  startsAt: number;
  used: number;
}

/** How many requests a window allows, and its length. */
export interface WindowLimit {
  limit: number;
  windowSeconds: number;
}

/** The remaining requests of a user/client pair, as in the rate-limit headers. */
export interface WindowState {
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
 * Fixed windows per user/client pair, counted from the first request in each
 * (article; that the window starts with its first request is a guess). A rejected request is not counted.
 * Time is in whole seconds, as in the headers, so that the wait and the reset always agree.
 */
export class RateWindows {
  #windows = new Map<string, Window>();
  #sweptAt = 0;

  /** Counts one request of `key` at second `now`, and returns the state of the window. */
  count(key: string, { limit, windowSeconds }: WindowLimit, now: number): WindowState {
    const window = this.#open(key, windowSeconds, now);
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    const resetsAt = window.startsAt + windowSeconds;
    const remaining = Math.max(0, limit - window.used);
    return { limit, remaining, allowed, resetsAt, wait: resetsAt - now };
  }

  /** Sets the remaining requests of the pair in its present window. */
  setRemaining(key: string, remaining: number, { limit, windowSeconds }: WindowLimit, now: number): void {
    this.#open(key, windowSeconds, now).used = limit - remaining;
  }

  #open(key: string, length: number, now: number): Window {
    if (!holds(this.#sweptAt, length, now)) this.#sweep(length, now);
    const current = this.#windows.get(key);
    if (current && holds(current.startsAt, length, now)) return current;
    const window = { startsAt: now, used: 0 };
    this.#windows.set(key, window);
    return window;
  }

  /** Deletes windows that have ended. Runs once per window, so its cost per request is negligible. */
  #sweep(length: number, now: number): void {
    const open = new Map<string, Window>();
    for (const [key, window] of this.#windows) {
      if (holds(window.startsAt, length, now)) open.set(key, window);
    }
    this.#windows = open;
    this.#sweptAt = now;
  }
}

/** False before the start as well: after the clock was turned back nobody waits longer than a window. */
function holds(startsAt: number, length: number, now: number): boolean {
  return startsAt <= now && now < startsAt + length;
}
