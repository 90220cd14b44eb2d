const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/**
 * On a terminal, npm forwards a Ctrl-C that this process has also received: a second signal within this time is
 * ignored.
 */
const DUPLICATE_SIGNAL_MS = 500;

/** Handles Ctrl-C and similar signals during a live run; the second one ends the clean-up at once. */
export class Interrupts {
  #count = 0;
  #last = Number.NEGATIVE_INFINITY;
  readonly #first = new AbortController();
  readonly #second = new AbortController();
  #report: () => void = () => undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#hear);
  }

  /** Whether the user has interrupted the run. */
  get heard(): boolean {
    return this.#count > 0;
  }

  /** Aborted by the first interrupt. */
  get first(): AbortSignal {
    return this.#first.signal;
  }

  /** Aborted by the second interrupt. */
  get atOnce(): AbortSignal {
    return this.#second.signal;
  }

  /** Sets the function that the first interrupt calls. */
  set onFirst(report: () => void) {
    this.#report = report;
  }

  close(): void {
    for (const signal of SIGNALS) process.off(signal, this.#hear);
  }

  readonly #hear = (): void => {
    const now = performance.now();
    const isSame = now - this.#last < DUPLICATE_SIGNAL_MS;
    this.#last = now;
    if (isSame) return;
    this.#count += 1;
    if (this.#count === 1) {
      this.#first.abort();
      this.#report();
    } else this.#second.abort();
  };
}
