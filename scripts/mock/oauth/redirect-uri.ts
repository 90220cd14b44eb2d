const LOOPBACK_WITH_PORT = /^(http:\/\/(?:127\.0\.0\.1|\[::1\]|localhost)):\d{1,5}(?=[/?]|$)/;
export const LOOPBACK_HOSTS = ['127.0.0.1', '[::1]', 'localhost'];

/**
 * Whether a request may use this redirect URI: it equals a registered URI character by character (RFC 9700 section
 * 2.1), except for the port of a loopback URI (RFC 8252 section 7.3).
 */
export function isRegisteredRedirectUri(uri: string, registered: readonly string[]): boolean {
  return URL.canParse(uri) && registered.some((each) => withoutPort(each) === withoutPort(uri));
}

/** Adds parameters to the query of a URI and keeps the existing query (RFC 6749 section 3.1.2). */
export function withQuery(uri: string, parameters: Record<string, string | undefined>): string {
  const definedParameters = Object.entries(parameters).filter(
    (each): each is [string, string] => each[1] !== undefined,
  );
  return `${uri}${uri.includes('?') ? '&' : '?'}${new URLSearchParams(definedParameters)}`;
}

/** Removes the port of a loopback redirect URI (RFC 8252 section 7.3); other URIs are unchanged. */
function withoutPort(uri: string): string {
  return uri.replace(LOOPBACK_WITH_PORT, '$1');
}
