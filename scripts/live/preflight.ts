import { Inconclusive } from '../cli/errors.ts';
import { TransportFailure } from './failures.ts';
import { whenToRetry } from './retry-after.ts';
import { type Received, send } from './send.ts';
import type { ActorToken } from './tokens.ts';
import { isJson } from './trouble.ts';

/** The result of a first request: JSON, or a path that the API does not have. */
export type FirstResponse = { body: unknown } | 'not there' | 'rejected';

const TRIES = 2;

/**
 * Requests one path with a token before any test does. A response that makes the run inconclusive ends it with a
 * message for people who do not know this project.
 */
export async function sendFirst(
  baseUrl: string,
  path: string,
  actorToken: ActorToken,
  patienceMs?: number,
): Promise<FirstResponse> {
  const received = await sendPatiently(`${baseUrl}${path}`, actorToken.token, patienceMs);
  const { status, text } = received;
  const requestLine = `GET ${baseUrl}${path}`;
  rejectRedirect(received, requestLine);
  if (status >= 500)
    throw new Inconclusive(`${requestLine} responds with ${status}: the server fails. Try again later.`);
  rejectWebPage(received, requestLine);
  if (status === 401) throw new Inconclusive(expired(actorToken, requestLine));
  if (status === 429) throw new Inconclusive(spent(received, requestLine));
  rejectOtherThanJson(received, requestLine);
  if (status === 404) return 'not there';
  if (status === 403) return 'rejected';
  if (status >= 400)
    throw new Inconclusive(`${requestLine} responds with ${status}, where 200 was expected.`);
  return { body: JSON.parse(text) };
}

/** A single server error may be temporary. */
async function sendPatiently(url: string, token: string, patienceMs?: number): Promise<Received> {
  const sending = { url, method: 'GET', headers: { Authorization: `Bearer ${token}` } };
  for (let tried = 1; ; tried += 1) {
    try {
      const received = await send(sending, patienceMs);
      if (received.status < 500 || tried === TRIES) return received;
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
      if (tried === TRIES || error.reason !== 'cut off') {
        throw new Inconclusive(`${error.message.replace(/[.?]?$/, (end) => end || '.')} Nothing was tested.`);
      }
    }
  }
}

function rejectRedirect({ status, headers }: Received, requestLine: string): void {
  if (status < 300 || status >= 400) return;
  throw new Inconclusive(
    `${requestLine} redirects to ${redirectTarget(headers)}. Redirects are not followed, so that the token goes nowhere else: ` +
      'if that is the right place, name it with --base-url.',
  );
}

function rejectWebPage({ status, headers, text }: Received, requestLine: string): void {
  const type = contentType(headers);
  if (!/html/.test(type) && !/^\s*<(!doctype|html)/i.test(text)) return;
  throw new Inconclusive(
    `${requestLine} responds with ${status} and a web page (${type}), not with the API's JSON: is the base URL right, ` +
      'and is there no login page, proxy or maintenance in between?',
  );
}

function rejectOtherThanJson({ status, headers, text }: Received, requestLine: string): void {
  if (isJson(text)) return;
  const type = contentType(headers);
  const what =
    type === 'application/json' ? 'JSON that is broken off or malformed' : `${type} that is not JSON`;
  throw new Inconclusive(`${requestLine} responds with ${status} and ${what}: nothing can be tested there.`);
}

function contentType(headers: Headers): string {
  return headers.get('content-type')?.split(';')[0] ?? 'no content type';
}

function expired({ from }: ActorToken, requestLine: string): string {
  return (
    `${requestLine} responds with 401: the token of ${from} is expired, revoked or of another service. ` +
    'Personal tokens are made on the developers page and last a year; a saved login is renewed by npm run login.'
  );
}

function spent({ headers }: Received, requestLine: string): string {
  return `${requestLine} responds with 429: the rate limit of this token is spent. Try again ${whenToRetry(headers)}.`;
}

function redirectTarget(headers: Headers): string {
  const location = headers.get('location') ?? '';
  return URL.canParse(location) ? new URL(location).origin : 'another path';
}
