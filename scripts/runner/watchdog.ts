const LIMIT_SECONDS = 600;

/** Ends a run in which tests no longer end, since they have no time limit. */
export class Watchdog {
  #seconds = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly onHang: (seconds: number) => void,
    private readonly limit = LIMIT_SECONDS,
  ) {}

  start(): void {
    this.#seconds = 0;
    // Counts seconds in which this process ran, so a stopped process does not time out.
    this.#timer ??= setInterval(() => {
      this.#seconds += 1;
      if (this.#seconds === this.limit) this.onHang(this.limit);
    }, 1000).unref();
  }

  progress(): void {
    this.#seconds = 0;
  }

  stop(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
  }
}
