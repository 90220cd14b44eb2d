interface Window {
  /** Whole seconds on the workspace's clock. */
  startsAt: number;
  used: number;
}

/** The number of requests that a window allows, and its length. */
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
  /** The end of the window, in whole seconds on the workspace's clock. */
  resetsAt: number;
  /** Seconds until the end of the window, at least 1. */
  wait: number;
}

/**
 * Fixed windows per user/client pair (source: article), each starting with its first request [guess]. Requests over the
 * limit are not counted.
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

  /** Sets the remaining requests of the pair in its current window. */
  setRemaining(key: string, remaining: number, { limit, windowSeconds }: WindowLimit, now: number): void {
    this.#open(key, windowSeconds, now).used = limit - remaining;
  }

  #open(key: string, length: number, now: number): Window {
    if (!isCurrent(this.#sweptAt, length, now)) this.#sweep(length, now);
    const current = this.#windows.get(key);
    if (current && isCurrent(current.startsAt, length, now)) return current;
    const window = { startsAt: now, used: 0 };
    this.#windows.set(key, window);
    return window;
  }

  /** Deletes windows that have ended. Runs once per window, so its cost per request is negligible. */
  #sweep(length: number, now: number): void {
    const open = new Map<string, Window>();
    for (const [key, window] of this.#windows) {
      if (isCurrent(window.startsAt, length, now)) open.set(key, window);
    }
    this.#windows = open;
    this.#sweptAt = now;
  }
}

/**
 * Whether a window is current. If the clock is turned back before its start, it is not, so no wait exceeds a window.
 */
function isCurrent(startsAt: number, length: number, now: number): boolean {
  return startsAt <= now && now < startsAt + length;
}
