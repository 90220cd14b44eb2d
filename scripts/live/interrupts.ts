const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** On a terminal npm passes Ctrl-C on to a process that has had it already: what comes so soon is the same one. */
const ONE_INTERRUPT_MS = 500;

/** Hears Ctrl-C and its likes for as long as a run has to put things in order; the second one ends that at once. */
export class Interrupts {
  #count = 0;
  #last = Number.NEGATIVE_INFINITY;
  readonly #second = new AbortController();
  #report: () => void = () => undefined;

  constructor() {
    for (const signal of SIGNALS) process.on(signal, this.#hear);
  }

  /** Whether there was one. */
  get heard(): boolean {
    return this.#count > 0;
  }

  /** Aborted by the second one. */
  get atOnce(): AbortSignal {
    return this.#second.signal;
  }

  /** What is told when the first one comes. */
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
    if (this.#count === 1) this.#report();
    else this.#second.abort();
  };
}
