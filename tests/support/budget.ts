import { leaveOpen } from './leave-out.ts';
import { live } from './live/settings.ts';

/** What is asked before each request and told after each answer. */
export interface Budget {
  /** Ends the test as inconclusive when the request would be one too many. */
  take(actor: string): void;
  note(answer: { actor: string; status: number; headers: Headers }): void;
}

/** For tests that spend a limit on purpose. */
export const noBudget: Budget = { take: () => undefined, note: () => undefined };

/** The part of a limit that the suite never touches: it is left to whoever else uses the token. */
const RESERVE = 0.02;

const budgets = new Map<string, Budget>();

/** The one budget of a token, whoever calls with it; calls without a token have no limit. */
export function budgetOf(token: string | undefined): Budget {
  // On live the budget is kept where the requests go out, whoever sends them.
  if (token === undefined || live) return noBudget;
  let budget = budgets.get(token);
  if (!budget) {
    budget = new ReservedBudget(RESERVE);
    budgets.set(token, budget);
  }
  return budget;
}

/** Reads what is left from the rate headers of each answer and keeps a part of it in reserve. */
export class ReservedBudget implements Budget {
  #limit = 0;
  #remaining = Number.POSITIVE_INFINITY;
  #underway = 0;

  constructor(private readonly reserve: number) {}

  take(actor: string): void {
    if (this.#left() <= this.#limit * this.reserve) this.#end(actor);
    this.#underway += 1;
  }

  note({ actor, status, headers }: Parameters<Budget['note']>[0]): void {
    this.#underway -= 1;
    const remaining = headers.get('x-ratelimit-remaining');
    if (remaining !== null) {
      this.#limit = Number(headers.get('x-ratelimit-limit'));
      // Answers to requests sent side by side may come in any order.
      this.#remaining = this.#underway > 0 ? Math.min(this.#remaining, Number(remaining)) : Number(remaining);
    }
    if (status === 429) this.#end(actor);
  }

  /** What is left when the requests that are still underway have been counted. */
  #left(): number {
    return this.#remaining - this.#underway;
  }

  #end(actor: string): never {
    const left = `${this.#left()} of ${this.#limit} requests are left`;
    return leaveOpen(
      `the rate limit's budget of ${actor} is spent (${left}): run again in a few minutes, when its window has passed`,
    );
  }
}
