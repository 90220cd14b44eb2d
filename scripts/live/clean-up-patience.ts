import { setTimeout as sleep } from 'node:timers/promises';
import { TransportFailure } from './failures.ts';
import { parseRetryAfter } from './retry-after.ts';
import { type OutgoingRequest, RESPONSE_TIMEOUT_MS, type Received, send } from './send.ts';

const MAX_FAILURES_IN_A_ROW = 3;
const MAX_LOST_MS = 20_000;
/** The time of a slower response counts as lost, since a server can send a response byte by byte. */
const SLOW_RESPONSE_MS = 1000;

/** Ends the clean-up; the message is the reason. */
export class CleanUpStopped extends Error {
  override readonly name = 'CleanUpStopped';
}

/**
 * Sends the requests of a clean-up: gives up after 3 failures in a row, after 20 s of waiting, or when interrupted, so
 * that nobody waits for a server that does not respond.
 */
export class CleanUpSender {
  #failures = 0;
  #lostMs = 0;
  #reason: string | undefined;

  constructor(
    /** Aborted when the user interrupts a second time. */
    private readonly stop = new AbortController().signal,
    private readonly maxLostMs = MAX_LOST_MS,
  ) {}

  /** Returns the response; undefined if it is not usable. Throws CleanUpStopped. */
  async send(sending: OutgoingRequest): Promise<Received | undefined> {
    for (;;) {
      const received = await this.#attempt(sending);
      const failure = received instanceof TransportFailure ? received.message : findGeneralFailure(received);
      if (failure === undefined) {
        this.#failures = 0;
        return received as Received;
      }
      this.#failures += 1;
      if (this.#failures >= MAX_FAILURES_IN_A_ROW)
        this.#giveUp(`${failure}, ${MAX_FAILURES_IN_A_ROW} times in a row`);
      if (received instanceof TransportFailure || received.status !== 429) return undefined;
      await this.#wait(parseRetryAfter(received.headers), failure);
    }
  }

  async #attempt(sending: OutgoingRequest): Promise<Received | TransportFailure> {
    if (this.stop.aborted) this.#giveUp('interrupted');
    const remainingMs = this.maxLostMs - this.#lostMs;
    if (this.#reason !== undefined || remainingMs <= 0) {
      this.#giveUp(`${this.maxLostMs / 1000} seconds were lost waiting for the server`);
    }
    const started = performance.now();
    const received = await send(
      sending,
      Math.ceil(Math.min(RESPONSE_TIMEOUT_MS, remainingMs)),
      this.stop,
    ).catch((error: unknown) => {
      if (error instanceof TransportFailure) return error;
      throw error;
    });
    if (this.stop.aborted) this.#giveUp('interrupted');
    const spent = performance.now() - started;
    if (received instanceof TransportFailure || spent > SLOW_RESPONSE_MS) this.#lostMs += spent;
    return received;
  }

  /** Waits for the time in the Retry-After header; gives up if it is too long. */
  async #wait(seconds: number | undefined, failure: string): Promise<void> {
    const ms = (seconds ?? Number.POSITIVE_INFINITY) * 1000;
    if (ms > this.maxLostMs - this.#lostMs) this.#giveUp(failure);
    this.#lostMs += ms;
    await sleep(ms, undefined, { signal: this.stop }).catch(() => this.#giveUp('interrupted'));
  }

  #giveUp(reason: string): never {
    this.#reason ??= reason;
    throw new CleanUpStopped(this.#reason);
  }
}

/** Why every other request would fail like this one; undefined if the response concerns only its record. */
function findGeneralFailure({ status }: Received): string | undefined {
  if (status === 429) return 'the rate limit is exhausted (429)';
  if (status === 401) return 'the token is not accepted any more (401)';
  return status >= 500 ? `the server responds with ${status}` : undefined;
}
