const SECOND = 1000;

/**
 * A workspace's time. It controls token lifetimes and the rate limit window together. A running clock follows the
 * machine's clock; a frozen clock changes only when it is advanced, so that tests can hit a boundary to the second.
 */
export class Clock {
  #offset = 0;
  #frozenAt: number | undefined;
  readonly #startsRunning: boolean;
  readonly #startsAt = floorToSecond(machineTime());

  constructor(running: boolean) {
    this.#startsRunning = running;
    this.reset();
  }

  /** Resets the clock to the machine's time, or freezes it again at its initial time. */
  reset(): void {
    this.#offset = 0;
    this.#frozenAt = this.#startsRunning ? undefined : this.#startsAt;
  }

  /** Milliseconds since the epoch. */
  now(): number {
    return this.#frozenAt ?? machineTime() + this.#offset;
  }

  /** Whole seconds since the epoch. */
  seconds(): number {
    return Math.floor(this.now() / SECOND);
  }

  get running(): boolean {
    return this.#frozenAt === undefined;
  }

  advance(seconds: number): void {
    this.set(this.now() + seconds * SECOND);
  }

  /** Sets the time in milliseconds since the epoch; a running clock continues from there. */
  set(milliseconds: number): void {
    if (this.running) this.#offset = milliseconds - machineTime();
    else this.#frozenAt = milliseconds;
  }

  freeze(): void {
    this.#frozenAt = floorToSecond(this.now());
  }

  run(): void {
    this.#offset = this.now() - machineTime();
    this.#frozenAt = undefined;
  }
}

function machineTime(): number {
  return Date.now();
}

function floorToSecond(milliseconds: number): number {
  return Math.floor(milliseconds / SECOND) * SECOND;
}

/** `2026-03-02T09:00:00Z`, the format of every timestamp in the contract document. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}

/** `2026-03-02`, the day in UTC. */
export function day(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
