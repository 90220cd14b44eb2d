interface Window {
  /** Milliseconds on the workspace's clock. */
  endsAt: number;
  used: number;
}

/** What a couple of user and application has left, as the rate headers tell it. */
export interface Budget {
  limit: number;
  remaining: number;
  /** False when the request is over the limit. */
  allowed: boolean;
  /** When the window ends, in milliseconds on the workspace's clock. */
  resetsAt: number;
}

/**
 * Fixed windows per couple of user and application, counted from the first request in each
 * (article; that the window starts with its first request is a guess). A refused request is not counted.
 */
export class RateWindows {
  readonly #windows = new Map<string, Window>();
  #sweepAt = 1024;

  /** Counts one request of `couple` at `now` and says what is left. */
  count(couple: string, limit: number, windowMs: number, now: number): Budget {
    const window = this.#open(couple, windowMs, now);
    const allowed = window.used < limit;
    if (allowed) window.used += 1;
    return { limit, remaining: Math.max(0, limit - window.used), allowed, resetsAt: window.endsAt };
  }

  /** Sets what the couple may still send in its present window. */
  setRemaining(couple: string, remaining: number, limit: number, windowMs: number, now: number): void {
    this.#open(couple, windowMs, now).used = limit - remaining;
  }

  #open(couple: string, windowMs: number, now: number): Window {
    const known = this.#windows.get(couple);
    if (known && now < known.endsAt) return known;
    const window = { endsAt: now + windowMs, used: 0 };
    this.#windows.set(couple, window);
    if (this.#windows.size >= this.#sweepAt) this.#sweep(now);
    return window;
  }

  /** Forgets the windows that have passed; run each time their number has doubled. */
  #sweep(now: number): void {
    for (const [couple, window] of this.#windows) if (now >= window.endsAt) this.#windows.delete(couple);
    this.#sweepAt = Math.max(1024, this.#windows.size * 2);
  }
}
