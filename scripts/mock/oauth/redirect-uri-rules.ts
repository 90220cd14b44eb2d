import { LOOPBACK_HOSTS } from './redirect-uri.ts';

const MAX_LENGTH = 2000;
/** Characters of an absolute URI (RFC 3986 section 2), including the `#` of a fragment. */
const CHARACTERS = /^(?:[\w.~:/?#[\]@!$&'()*+,;=-]|%[\dA-Fa-f]{2})+$/;
/** A host name without wildcards, and without underscores, which certificates do not allow. */
const HOST_NAME = /^[a-z\d](?:[a-z\d-]*[a-z\d])?(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)*$/;
const REVERSED_DOMAIN = /^[a-z]{2,63}(?:\.[a-z\d](?:[a-z\d-]*[a-z\d])?)+$/;
/** Schemes that browsers execute or open themselves. */
const BROWSER_SCHEMES = [
  'about',
  'blob',
  'data',
  'file',
  'filesystem',
  'javascript',
  'vbscript',
  'viewsource',
];

/**
 * Returns why a URI cannot be registered, as the end of a sentence that begins with "The redirect URI"; undefined if it
 * can be registered. Three kinds are allowed:
 * https; http on a loopback address (RFC 8252 section 7.3); and private-use schemes, a reversed domain name followed by
 * a slash (RFC 8252 section 7.1), such as `com.example.app:/callback`.
 */
export function findRedirectUriProblem(uri: string): string | undefined {
  if (uri.length > MAX_LENGTH) return `must not be longer than ${MAX_LENGTH} characters.`;
  if (!CHARACTERS.test(uri) || !URL.canParse(uri)) {
    return 'must be an absolute URI, for example https://example.com/callback.';
  }
  // RFC 6749 section 3.1.2
  if (uri.includes('#')) return 'must have no fragment (the part from # on).';
  const { protocol, username, password } = new URL(uri);
  if (username || password || /^[^/]*\/\/[^/?]*@/.test(uri)) return 'must have no user name and no password.';
  return protocol === 'https:' || protocol === 'http:'
    ? findWebUriProblem(uri)
    : findPrivateUseUriProblem(uri);
}

/**
 * Registered and requested URIs are compared character by character (RFC 9700 section 2.1), so only URIs in the
 * form that browsers normalize to are allowed: not `https:example.com`, `http://127.1/`, `https://example.com/a/../b`.
 */
function findWebUriProblem(uri: string): string | undefined {
  const { protocol, hostname, href } = new URL(uri);
  const withPath = uri.replace(/^(https?:\/\/[^/?]+)(?=\?|$)/, '$1/');
  if (withPath !== href) return `must be in the form that browsers normalize it to: ${href}.`;
  // RFC 9700 section 2.6
  if (protocol === 'http:' && !LOOPBACK_HOSTS.includes(hostname)) {
    return 'must be https; http is for loopback addresses only.';
  }
  if (hostname.startsWith('[') || HOST_NAME.test(hostname)) return undefined;
  return 'must have a host name without wildcards, for example example.com.';
}

function findPrivateUseUriProblem(uri: string): string | undefined {
  const scheme = uri.slice(0, uri.indexOf(':'));
  if (REVERSED_DOMAIN.test(scheme) && !startsWithBrowserScheme(scheme) && uri[scheme.length + 1] === '/') {
    return undefined;
  }
  return 'must be https, http on a loopback address, or a reversed domain name such as com.example.app:/callback.';
}

/** Whether a scheme starts with one that browsers execute: `java.script`, `data.x`. */
function startsWithBrowserScheme(scheme: string): boolean {
  const labels = scheme.replaceAll('-', '').split('.');
  return labels.some((_, i) => BROWSER_SCHEMES.includes(labels.slice(0, i + 1).join('')));
}
