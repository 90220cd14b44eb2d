import { noBudget } from '../../fixtures/budget.ts';
import { Client } from '../../fixtures/client.ts';
import { pairOf, type TokenPair } from '../../fixtures/oauth.ts';
import { type OAuthResponse, sentBackTo } from '../../fixtures/oauth-wire.ts';
import { rejected, rejectedWith, succeeded } from '../../fixtures/rejections.ts';
import { ContractFailure, expectSame } from '../../fixtures/response.ts';

/** The characters of error_description (RFC 6749 section 5.2). */
const DESCRIPTION = /^[\x20-\x21\x23-\x5B\x5D-\x7E]+$/;

/** A token response as the article and Passport have it: its four fields, not stored by a cache. */
export function bringsTokens(response: OAuthResponse, rule: string): TokenPair {
  const pair = pairOf(response, rule);
  const { access_token, refresh_token, ...others } = response.body;
  expectSame(response, rule, { token_type: 'Bearer', expires_in: 86_400 }, others);
  expectSame(response, `${rule}, two different ones`, true, access_token !== refresh_token);
  isNotStored(response);
  return pair;
}

/** The request is rejected with this status and error code, a text for people and no token. */
export function isRejected(response: OAuthResponse, status: number, error: string, rule: string): void {
  const { error: found, error_description: text } = response.body;
  const isDescribed = typeof text === 'string' && DESCRIPTION.test(text);
  const hasToken = 'access_token' in response.body || 'refresh_token' in response.body;
  if (response.status !== status || found !== error || !isDescribed || hasToken) {
    throw new ContractFailure(response, rule, `${status} with the error ${error}, described`, response.shown);
  }
  isNotStored(response);
}

/** The request is rejected, however the rejection looks. */
export function bringsNothing(response: OAuthResponse, rule: string): void {
  const hasToken = 'access_token' in response.body || 'refresh_token' in response.body;
  if (response.status >= 400 && response.status < 500 && !hasToken) return;
  throw new ContractFailure(response, rule, 'a rejection (4xx) without tokens', response.shown);
}

/** Of responses to the same request, sent several times at once, the only one that brings tokens. */
export function onlyWinner(responses: OAuthResponse[], rule: string): OAuthResponse {
  const winners = responses.filter(({ status }) => status === 200);
  const [winner] = winners;
  if (winner && winners.length === 1) return winner;
  const shown = responses.map(({ shown }) => shown).join(', ');
  throw new ContractFailure(responses[0] as OAuthResponse, rule, 'tokens for one of them', shown);
}

/** No cache may store a token response, rejections included. */
export function isNotStored(response: OAuthResponse): void {
  const headers = ['content-type', 'cache-control'].map((name) => response.headers.get(name));
  const rule = 'a response of the token endpoint is JSON that no cache keeps';
  expectSame(response, rule, ['application/json', 'no-store'], headers);
}

/** The user is sent back to the application with exactly these parameters, whatever describes the error. */
export function isSentBack(
  response: OAuthResponse,
  redirectUri: string,
  parameters: Record<string, string>,
  rule: string,
): void {
  const url = sentBackTo(response);
  const { error_description: text, hint: _, ...found } = Object.fromEntries(url?.searchParams ?? []);
  const isDescribed = !('error' in parameters) || DESCRIPTION.test(text ?? '');
  const isThere = url?.href.split('?')[0] === redirectUri;
  const isAsReported = JSON.stringify(sorted(found)) === JSON.stringify(sorted(parameters));
  if (response.status === 302 && isThere && isAsReported && isDescribed) return;
  throw new ContractFailure(
    response,
    rule,
    `a redirect to ${redirectUri} with ${JSON.stringify(parameters)}`,
    response.shown,
  );
}

/** The user gets an error page, not a redirect to an unverified URI (RFC 6749 section 4.1.2.1). */
export function isShownOnPage(response: OAuthResponse, rule: string, text?: string): void {
  const isPage = response.headers.get('content-type')?.startsWith('text/html') === true;
  const isRejection = response.status >= 400 && response.status < 500;
  const saysWhy = text === undefined || response.text.includes(text);
  if (isPage && isRejection && saysWhy && sentBackTo(response) === undefined) return;
  const page = text === undefined ? 'a page' : `a page that says "${text}"`;
  throw new ContractFailure(response, rule, `${page}, 4xx and no redirect`, response.shown);
}

/** The API accepts the token. */
export async function works(token: string, rule: string): Promise<void> {
  succeeded(await listEntriesWith(token), rule);
}

/** The API rejects the token, however it says so. */
export async function isNotAccepted(token: string, rule: string): Promise<void> {
  rejected(await listEntriesWith(token), rule);
}

/** The API rejects the token with 401 and the Bearer challenge. */
export async function isWorthless(token: string, rule: string): Promise<void> {
  const response = await listEntriesWith(token);
  rejectedWith(response, 'unauthenticated', [], rule);
  const challenge = response.headers.get('www-authenticate')?.split(' ')[0];
  expectSame(response, `${rule}: the rejection names the scheme`, 'Bearer', challenge);
}

export function listEntriesWith(token: string) {
  return new Client('the bearer of the token', token, noBudget).call('listEntries');
}

function sorted(parameters: Record<string, string>): [string, string][] {
  return Object.entries(parameters).sort(([a], [b]) => a.localeCompare(b));
}
