const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** On a terminal npm passes Ctrl-C on to a process that already got it: one that follows so soon is the same one. */
const ONE_INTERRUPT_MS = 500;

/** Handles Ctrl-C and similar signals during a clean-up; the second one ends it at once. */
export class Interrupts {
  #count = 0;
  #last = Number.NEGATIVE_INFINITY;
  readonly #first = new AbortController();
  readonly #second = new AbortController();
  #report: () => void = () => undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#hear);
  }

  /** Whether there was an interrupt. */
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

  /** The message printed at the first interrupt. */
  set onFirst(report: () => void) {
    this.#report = report;
  }

  close(): void {
    for (const signal of SIGNALS) process.off(signal, this.#hear);
  }

  readonly #hear = (): void => {
    const now = performance.now();
    const isSame = now - this.#last < ONE_INTERRUPT_MS;
    this.#last = now;
    if (isSame) return;
    this.#count += 1;
    if (this.#count === 1) {
      this.#first.abort();
      this.#report();
    } else this.#second.abort();
  };
}
