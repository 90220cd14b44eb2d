import { setTimeout as sleep } from 'node:timers/promises';
import { TransportFailure } from './failures.ts';
import { secondsToWait } from './retry-after.ts';
import { type OutgoingRequest, PATIENCE_MS, type Received, send } from './send.ts';

const IN_A_ROW = 3;
const LONGEST_LOSS_MS = 20_000;
/** Slower responses count as lost time: a server can send one byte by byte. */
const QUICK_MS = 1000;

/** The clean-up stops; the message has the reason. */
export class CleanUpStopped extends Error {
  override readonly name = 'CleanUpStopped';
}

/**
 * Sends the requests of a clean-up: gives up after 3 failures in a row, after 20 s of waiting, or when interrupted, so
 * that nobody waits for a server that does not respond.
 */
export class CleanUpPatience {
  #failures = 0;
  #lostMs = 0;
  #reason: string | undefined;

  constructor(
    /** Aborted when the user interrupts a second time. */
    private readonly stop = new AbortController().signal,
    private readonly longestMs = LONGEST_LOSS_MS,
  ) {}

  /** The response; undefined without a usable one. Throws CleanUpStopped. */
  async send(sending: OutgoingRequest): Promise<Received | undefined> {
    for (;;) {
      const received = await this.#attempt(sending);
      const failure = received instanceof TransportFailure ? received.message : cleanUpTrouble(received);
      if (failure === undefined) {
        this.#failures = 0;
        return received as Received;
      }
      this.#failures += 1;
      if (this.#failures >= IN_A_ROW) this.#giveUp(`${failure}, ${IN_A_ROW} times in a row`);
      if (received instanceof TransportFailure || received.status !== 429) return undefined;
      await this.#wait(secondsToWait(received.headers), failure);
    }
  }

  async #attempt(sending: OutgoingRequest): Promise<Received | TransportFailure> {
    if (this.stop.aborted) this.#giveUp('interrupted');
    const remainingMs = this.longestMs - this.#lostMs;
    if (this.#reason !== undefined || remainingMs <= 0) {
      this.#giveUp(`${this.longestMs / 1000} seconds were lost in waiting for the server`);
    }
    const started = performance.now();
    const received = await send(sending, Math.ceil(Math.min(PATIENCE_MS, remainingMs)), this.stop).catch(
      (error: unknown) => {
        if (error instanceof TransportFailure) return error;
        throw error;
      },
    );
    if (this.stop.aborted) this.#giveUp('interrupted');
    const spent = performance.now() - started;
    if (received instanceof TransportFailure || spent > QUICK_MS) this.#lostMs += spent;
    return received;
  }

  /** Waits as long as the server's Retry-After says, if that is acceptable. */
  async #wait(seconds: number | undefined, failure: string): Promise<void> {
    const ms = (seconds ?? Number.POSITIVE_INFINITY) * 1000;
    if (ms > this.longestMs - this.#lostMs) this.#giveUp(failure);
    this.#lostMs += ms;
    await sleep(ms, undefined, { signal: this.stop }).catch(() => this.#giveUp('interrupted'));
  }

  #giveUp(reason: string): never {
    this.#reason ??= reason;
    throw new CleanUpStopped(this.#reason);
  }
}

/** Why a response is not about the record: all other requests would get the same one. */
function cleanUpTrouble({ status }: Received): string | undefined {
  if (status === 429) return 'the rate limit is spent (429)';
  if (status === 401) return 'the token is not accepted any more (401)';
  return status >= 500 ? `the server responds with ${status}` : undefined;
}
