import type { Received } from '../../../scripts/live/send.ts';

/** What a gateway responds when the API behind it cannot be reached; from 520 on they are Cloudflare's. */
const isOfGateway = (status: number): boolean => [502, 503, 504].includes(status) || status >= 520;

/**
 * What keeps a response from saying anything about the contract; undefined when it is the API's own. A 500 is the
 * API's own: its code has failed.
 */
export function troubleIn({ status, headers, text }: Received): string | undefined {
  if (isOfGateway(status)) return `the server answers ${status}`;
  if (status >= 300 && status < 400) return `the server redirects (${status}), which is not followed`;
  // A proxy, a login or a maintenance page stands between us and the API, whatever its status.
  if (isPage(headers, text)) return `the server answers ${status} with a web page`;
  if (status >= 400 || isJson(text) || isWholeAndEmpty(status, headers, text)) return undefined;
  return 'the server answers with JSON that is broken off';
}

function isPage(headers: Headers, text: string): boolean {
  return /html/i.test(headers.get('content-type') ?? '') ? !isJson(text) : /^\s*</.test(text);
}

/** An empty body is broken off only where nothing says that it ends there (RFC 9112 section 6.3). */
function isWholeAndEmpty(status: number, headers: Headers, text: string): boolean {
  if (text !== '') return false;
  const isFramed = headers.get('content-length') === '0' || headers.has('transfer-encoding');
  return status === 204 || status === 205 || isFramed;
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
