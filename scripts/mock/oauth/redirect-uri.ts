import { point } from '../faults/point.ts';

const LOOPBACK_WITH_PORT = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)):\d{1,5}(?=[/?]|$)/;
const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * Whether a request may ask to be answered there: the same characters as a registered URI (RFC 9700 section
 * 2.1), but for the port of a loopback one (RFC 8252 section 7.3).
 */
export const isRegistered = point(function isRegistered(uri: string, registered: readonly string[]): boolean {
  return URL.canParse(uri) && registered.some((each) => withoutPort(each) === withoutPort(uri));
});

/** What keeps a URI from being registered; undefined if nothing does. */
export function redirectUriProblem(uri: string): string | undefined {
  if (!/^[\x21-\x7e]+$/.test(uri) || !URL.canParse(uri)) {
    return 'must be an absolute URI, for example https://example.com/callback.';
  }
  // RFC 6749 section 3.1.2
  if (uri.includes('#')) return 'must have no fragment (the part from # on).';
  const { protocol, hostname, username, password } = new URL(uri);
  if (username || password) return 'must have no user name and no password.';
  // RFC 9700 section 2.6 for http; RFC 8252 section 7.1 for schemes of one's own.
  if (protocol === 'http:' && !LOOPBACK_HOSTS.includes(hostname)) {
    return 'must be https; http is for loopback addresses only.';
  }
  if (protocol === 'https:' || protocol === 'http:' || protocol.includes('.')) return undefined;
  return 'must be https, http on a loopback address, or a scheme such as com.example.app:.';
}

/** The URI with parameters added to the query it may have (RFC 6749 section 3.1.2). */
export function withQuery(uri: string, parameters: Record<string, string | undefined>): string {
  const given = Object.entries(parameters).filter((each): each is [string, string] => each[1] !== undefined);
  return `${uri}${uri.includes('?') ? '&' : '?'}${new URLSearchParams(given)}`;
}

function withoutPort(uri: string): string {
  return uri.replace(LOOPBACK_WITH_PORT, '$1');
}
