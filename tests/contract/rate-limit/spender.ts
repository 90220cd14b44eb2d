import { retryAfter } from '../../../scripts/contract/contract.ts';
import { noBudget } from '../../fixtures/budget.ts';
import { Client } from '../../fixtures/client.ts';
import { contract, operationNamed, type SignedInActor } from '../../fixtures/contract.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { newWorkspace, type Settings, type TestWorkspace } from '../../fixtures/workspace.ts';

/** The source of every check besides its own: the request that is counted. */
export const ENTRIES = operationNamed('listEntries').source;
export const SHOWN_BELOW_LIMIT =
  'guess: Laravel shows limit and remaining on every response, ms-connector on a 429';
export const FROM_FIRST_REQUEST = 'guess: Laravel counts a window from its first request';

/** Someone who may spend their budget to the last request. */
export class Spender {
  readonly client: Client;

  constructor(
    readonly workspace: TestWorkspace,
    readonly actor: SignedInActor,
    token: string,
    /** The application of the token; none for the ready personal token. */
    private readonly app?: string,
  ) {
    this.client = new Client(actor, token, noBudget);
  }

  /** One request that counts: the cheapest of those that a source documents. */
  send(): Promise<ApiResponse> {
    return this.client.call('listEntries');
  }

  /** Sets what is left, where sending the requests would take long. */
  async keepOnly(remaining: number): Promise<void> {
    const { actor: user, app } = this;
    await this.workspace.control('PATCH', 'rate-limit', { user, ...(app && { app }), remaining });
  }
}

/** A member of a workspace of the test's own, with their personal token. */
export async function newSpender(settings: Settings = {}): Promise<Spender> {
  const workspace = await newWorkspace(settings);
  return new Spender(workspace, 'member', workspace.token('member'));
}

/** Somebody who calls through an application. */
export async function through(workspace: TestWorkspace, actor: SignedInActor, app: string): Promise<Spender> {
  const { access_token } = await workspace.issueToken({ user: actor, app });
  return new Spender(workspace, actor, access_token, app);
}

/** The rate headers as they were sent; null where one is missing. */
export function rateOf({ headers }: Pick<ApiResponse, 'headers'>) {
  return {
    limit: headers.get('x-ratelimit-limit'),
    remaining: headers.get('x-ratelimit-remaining'),
    wait: headers.get('retry-after'),
    reset: headers.get('x-ratelimit-reset'),
  };
}

export const NO_RATE_HEADERS = { limit: null, remaining: null, wait: null, reset: null };

/** The request passes, and its headers say that this much is left. */
export function passesWith(response: ApiResponse, remaining: number, rule: string): void {
  passes(response, rule);
  leaves(response, remaining, rule);
}

export function passes(response: ApiResponse, rule: string): void {
  expectSame(response, rule, 200, response.status);
}

/** Whatever the response, it says that this much is left. */
export function leaves(response: ApiResponse, remaining: number, rule: string): void {
  expectSame(response, rule, String(remaining), rateOf(response).remaining);
}

export function isRejected(response: ApiResponse, rule: string): void {
  expectSame(response, rule, 429, response.status);
}

/** What Retry-After says so many seconds before the window ends. */
export function expectedWait(untilReset: number): number {
  return retryAfter(contract.rateLimits, untilReset, contract.rateLimits.window_seconds);
}

export const RETRY_AFTER = contract.rateLimits.retry_after?.source ?? 'guess: until the window ends';

/** Rejected so many seconds before the window ends, with the expected Retry-After. */
export function isRejectedFor(response: ApiResponse, seconds: number, rule: string): void {
  isRejected(response, rule);
  expectSame(response, rule, String(expectedWait(seconds)), rateOf(response).wait);
}
