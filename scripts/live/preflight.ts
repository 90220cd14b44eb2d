import { Inconclusive } from '../cli/errors.ts';
import { TransportFailure } from './failures.ts';
import { formatRetryTime } from './retry-after.ts';
import { type Received, send } from './send.ts';
import type { ActorToken } from './tokens.ts';
import { isJson } from './trouble.ts';

/** The result of a first request: JSON, or a 404 or 403. */
export type FirstResponse = { body: unknown } | 'not there' | 'rejected';

const MAX_ATTEMPTS = 2;

/**
 * Requests one path with a token before any test does. Throws Inconclusive, with a message for people who do not know
 * this project, if the response makes the run inconclusive.
 */
export async function sendFirst(
  baseUrl: string,
  path: string,
  actorToken: ActorToken,
  timeoutMs?: number,
): Promise<FirstResponse> {
  const received = await sendWithRetry(`${baseUrl}${path}`, actorToken.token, timeoutMs);
  const { status, text } = received;
  const requestLine = `GET ${baseUrl}${path}`;
  rejectRedirect(received, requestLine);
  if (status >= 500)
    throw new Inconclusive(`${requestLine} responds with ${status}: the server fails. Try again later.`);
  rejectWebPage(received, requestLine);
  if (status === 401) throw new Inconclusive(formatRejectedToken(actorToken, requestLine));
  if (status === 429) throw new Inconclusive(formatExhausted(received, requestLine));
  rejectNonJson(received, requestLine);
  if (status === 404) return 'not there';
  if (status === 403) return 'rejected';
  if (status >= 400)
    throw new Inconclusive(`${requestLine} responds with ${status}, where 200 was expected.`);
  return { body: JSON.parse(text) };
}

/** Retries once, since a single server error may be temporary. */
async function sendWithRetry(url: string, token: string, timeoutMs?: number): Promise<Received> {
  const sending = { url, method: 'GET', headers: { Authorization: `Bearer ${token}` } };
  for (let attempt = 1; ; attempt += 1) {
    try {
      const received = await send(sending, timeoutMs);
      if (received.status < 500 || attempt === MAX_ATTEMPTS) return received;
    } catch (error) {
      if (!(error instanceof TransportFailure)) throw error;
      if (attempt === MAX_ATTEMPTS || error.reason !== 'cut off') {
        throw new Inconclusive(`${error.message.replace(/[.?]?$/, (end) => end || '.')} Nothing was tested.`);
      }
    }
  }
}

function rejectRedirect({ status, headers }: Received, requestLine: string): void {
  if (status < 300 || status >= 400) return;
  throw new Inconclusive(
    `${requestLine} redirects to ${redirectTarget(headers)}. Redirects are not followed, so that the token goes nowhere else: ` +
      'if that is the right URL, set it with --base-url.',
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

function rejectNonJson({ status, headers, text }: Received, requestLine: string): void {
  if (isJson(text)) return;
  const type = contentType(headers);
  const what =
    type === 'application/json'
      ? 'JSON that is incomplete or malformed'
      : `a body that is not JSON (${type})`;
  throw new Inconclusive(`${requestLine} responds with ${status} and ${what}: nothing can be tested there.`);
}

function contentType(headers: Headers): string {
  return headers.get('content-type')?.split(';')[0] ?? 'no Content-Type';
}

function formatRejectedToken({ from }: ActorToken, requestLine: string): string {
  return (
    `${requestLine} responds with 401: the token of ${from} is expired, revoked or for another service. ` +
    'Personal tokens are created on the developers page and last a year; a saved login is renewed by npm run login.'
  );
}

function formatExhausted({ headers }: Received, requestLine: string): string {
  return `${requestLine} responds with 429: the rate limit of this token is exhausted. Try again ${formatRetryTime(headers)}.`;
}

function redirectTarget(headers: Headers): string {
  const location = headers.get('location') ?? '';
  return URL.canParse(location) ? new URL(location).origin : 'another path';
}
