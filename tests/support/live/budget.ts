import { contract } from '../contract.ts';
import { leaveOpen } from '../leave-out.ts';
import { actorOf, live } from './settings.ts';

/** The part of a window that a run may take, so that the token's other uses go on. */
const SHARE = 0.2;
/** The smallest limit that a source names, for an API that names none. */
const UNSAID_LIMIT = contract.rateLimits.plans.free.limit;

/** What a token may still spend in this run. */
class Allowance {
  #limit = UNSAID_LIMIT;
  #spent = 0;
  #closed: string | undefined;

  constructor(private readonly actor: string) {}

  /** Ends the test as inconclusive when the request would be one too many. */
  take(): void {
    const allowed = live?.budget ?? Math.floor(this.#limit * SHARE);
    if (this.#spent >= allowed) {
      this.#closed ??= `the budget of ${this.actor} is spent: ${allowed} requests (--budget N allows more)`;
    }
    if (this.#closed !== undefined) leaveOpen(this.#closed);
    this.#spent += 1;
  }

  /** Reads from the answer how large the window is, and whether others have emptied it. */
  note(headers: Headers): void {
    const [limit, remaining] = ['limit', 'remaining'].map((name) => headers.get(`x-ratelimit-${name}`));
    if (/^[1-9]\d*$/.test(limit ?? '')) this.#limit = Number(limit);
    if (remaining === '0') this.close('the rate limit is spent: run again in five minutes');
  }

  close(reason: string): void {
    this.#closed ??= reason;
  }
}

const allowances = new Map<string | undefined, Allowance>();

/** The allowance of a token, whoever calls with it; calls without one have an allowance of their own. */
export function allowanceOf(token: string | undefined): Allowance {
  let allowance = allowances.get(token);
  if (!allowance) {
    allowance = new Allowance(actorOf(token));
    allowances.set(token, allowance);
  }
  return allowance;
}
