import { type Answer, expectSame } from '../../fixtures/answer.ts';
import { noBudget } from '../../fixtures/budget.ts';
import { Client } from '../../fixtures/client.ts';
import { operationNamed, type SignedIn } from '../../fixtures/contract.ts';
import { newWorld, type Settings, type World } from '../../fixtures/world.ts';

/** What every sentence rests on besides its own sources: the request that is counted. */
export const ENTRIES = operationNamed('listEntries').source;
export const SHOWN_BELOW_LIMIT =
  'guess: Laravel shows limit and remaining on every answer, ms-connector on a 429';
export const FROM_FIRST_REQUEST = 'guess: Laravel counts a window from its first request';

/** Someone who may spend his budget to the last request. */
export class Spender {
  readonly client: Client;

  constructor(
    readonly world: World,
    readonly actor: SignedIn,
    token: string,
    /** The application of the token; none for the ready personal token. */
    private readonly app?: string,
  ) {
    this.client = new Client(actor, token, noBudget);
  }

  /** One request that counts: the cheapest of those that a source documents. */
  ask(): Promise<Answer> {
    return this.client.call('listEntries');
  }

  /** Sets what is left, where sending the requests would take long. */
  async keepOnly(remaining: number): Promise<void> {
    const { actor: user, app } = this;
    await this.world.control('PATCH', 'rate-limit', { user, ...(app && { app }), remaining });
  }
}

/** A member of a workspace of the test's own, with his personal token. */
export async function newSpender(settings: Settings = {}): Promise<Spender> {
  const world = await newWorld(settings);
  return new Spender(world, 'member', world.token('member'));
}

/** Somebody who calls through an application. */
export async function through(world: World, actor: SignedIn, app: string): Promise<Spender> {
  const { access_token } = await world.issueToken({ user: actor, app });
  return new Spender(world, actor, access_token, app);
}

/** The rate headers as they were sent; null where one is missing. */
export function rateOf({ headers }: Pick<Answer, 'headers'>) {
  return {
    limit: headers.get('x-ratelimit-limit'),
    remaining: headers.get('x-ratelimit-remaining'),
    wait: headers.get('retry-after'),
    reset: headers.get('x-ratelimit-reset'),
  };
}

export const NO_RATE_HEADERS = { limit: null, remaining: null, wait: null, reset: null };

/** The request passes, and its headers say that this much is left. */
export function passesWith(answer: Answer, remaining: number, rule: string): void {
  passes(answer, rule);
  leaves(answer, remaining, rule);
}

export function passes(answer: Answer, rule: string): void {
  expectSame(answer, rule, 200, answer.status);
}

/** Whatever the answer, it says that this much is left. */
export function leaves(answer: Answer, remaining: number, rule: string): void {
  expectSame(answer, rule, String(remaining), rateOf(answer).remaining);
}

export function isRefused(answer: Answer, rule: string): void {
  expectSame(answer, rule, 429, answer.status);
}

/** Refused, with so many seconds to wait. */
export function isRefusedFor(answer: Answer, seconds: number, rule: string): void {
  isRefused(answer, rule);
  expectSame(answer, rule, String(seconds), rateOf(answer).wait);
}
