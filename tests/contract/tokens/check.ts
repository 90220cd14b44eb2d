import { ContractFailure, expectSame } from '../../fixtures/answer.ts';
import { noBudget } from '../../fixtures/budget.ts';
import { Client } from '../../fixtures/client.ts';
import { pairOf, type TokenPair } from '../../fixtures/oauth.ts';
import { type OAuthAnswer, sentBackTo } from '../../fixtures/oauth-wire.ts';
import { refused, refusedWith, succeeded } from '../../fixtures/refusals.ts';

/** The characters of error_description (RFC 6749 section 5.2). */
const DESCRIPTION = /^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/;

/** A token answer as the article and Passport have it: its four fields, and nobody keeps it. */
export function bringsTokens(answer: OAuthAnswer, rule: string): TokenPair {
  const pair = pairOf(answer, rule);
  const { access_token, refresh_token, ...others } = answer.body;
  expectSame(answer, rule, { token_type: 'Bearer', expires_in: 86_400 }, others);
  expectSame(answer, `${rule}, two different ones`, true, access_token !== refresh_token);
  isKeptByNobody(answer);
  return pair;
}

/** The request is refused with this status and error code, a text for people and no token. */
export function isRefused(answer: OAuthAnswer, status: number, error: string, rule: string): void {
  const { error: found, error_description: text } = answer.body;
  const isDescribed = typeof text === 'string' && DESCRIPTION.test(text);
  const hasToken = 'access_token' in answer.body || 'refresh_token' in answer.body;
  if (answer.status !== status || found !== error || !isDescribed || hasToken) {
    throw new ContractFailure(answer, rule, `${status} with the error ${error}, described`, answer.shown);
  }
  isKeptByNobody(answer);
}

/** The request is refused, however the refusal looks. */
export function bringsNothing(answer: OAuthAnswer, rule: string): void {
  const hasToken = 'access_token' in answer.body || 'refresh_token' in answer.body;
  if (answer.status >= 400 && answer.status < 500 && !hasToken) return;
  throw new ContractFailure(answer, rule, 'a refusal (4xx) without tokens', answer.shown);
}

/** Of answers to the same request, sent several times at once, the only one that brings tokens. */
export function onlyWinner(answers: OAuthAnswer[], rule: string): OAuthAnswer {
  const winners = answers.filter(({ status }) => status === 200);
  const [winner] = winners;
  if (winner && winners.length === 1) return winner;
  const shown = answers.map(({ shown }) => shown).join(', ');
  throw new ContractFailure(answers[0] as OAuthAnswer, rule, 'tokens for one of them', shown);
}

/** No cache may keep what a token endpoint says, refusals included. */
export function isKeptByNobody(answer: OAuthAnswer): void {
  const headers = ['content-type', 'cache-control'].map((name) => answer.headers.get(name));
  const rule = 'an answer of the token endpoint is JSON that no cache keeps';
  expectSame(answer, rule, ['application/json', 'no-store'], headers);
}

/** The user is sent back to the application with exactly these parameters, whatever describes the error. */
export function isSentBack(
  answer: OAuthAnswer,
  redirectUri: string,
  parameters: Record<string, string>,
  rule: string,
): void {
  const url = sentBackTo(answer);
  const { error_description: text, hint: _, ...found } = Object.fromEntries(url?.searchParams ?? []);
  const isDescribed = !('error' in parameters) || DESCRIPTION.test(text ?? '');
  const isThere = url?.href.split('?')[0] === redirectUri;
  const isAsTold = JSON.stringify(sorted(found)) === JSON.stringify(sorted(parameters));
  if (answer.status === 302 && isThere && isAsTold && isDescribed) return;
  throw new ContractFailure(
    answer,
    rule,
    `a redirect to ${redirectUri} with ${JSON.stringify(parameters)}`,
    answer.shown,
  );
}

/** The user is told on a page and not sent to an address that nobody vouches for (RFC 6749 section 4.1.2.1). */
export function isToldOnPage(answer: OAuthAnswer, rule: string, text?: string): void {
  const isPage = answer.headers.get('content-type')?.startsWith('text/html') === true;
  const isRefusal = answer.status >= 400 && answer.status < 500;
  const saysWhy = text === undefined || answer.text.includes(text);
  if (isPage && isRefusal && saysWhy && sentBackTo(answer) === undefined) return;
  const page = text === undefined ? 'a page' : `a page that says "${text}"`;
  throw new ContractFailure(answer, rule, `${page}, 4xx and no redirect`, answer.shown);
}

/** The API takes the token. */
export async function works(token: string, rule: string): Promise<void> {
  succeeded(await listEntriesWith(token), rule);
}

/** The API refuses the token, however it says so. */
export async function isNotTaken(token: string, rule: string): Promise<void> {
  refused(await listEntriesWith(token), rule);
}

/** The API takes the token for one that is worth nothing: 401, and how to come back. */
export async function isWorthless(token: string, rule: string): Promise<void> {
  const answer = await listEntriesWith(token);
  refusedWith(answer, 401, [], rule);
  const challenge = answer.headers.get('www-authenticate')?.split(' ')[0];
  expectSame(answer, `${rule}: the refusal names the scheme`, 'Bearer', challenge);
}

export function listEntriesWith(token: string) {
  return new Client('the bearer of the token', token, noBudget).call('listEntries');
}

function sorted(parameters: Record<string, string>): [string, string][] {
  return Object.entries(parameters).sort(([a], [b]) => a.localeCompare(b));
}
