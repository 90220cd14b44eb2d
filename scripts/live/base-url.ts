import { UsageError } from '../cli/errors.ts';
import type { Variables } from './variables.ts';

/** The default base URL; --base-url and TIMENEYE_BASE_URL override it. */
export const OFFICIAL_BASE_URL = 'https://api.timeneye.com/api/v1';

/** The base URL of the API: from the command line, the variables, or the default. */
export function resolveBaseUrl(flag: string | undefined, variables: Variables): string {
  if (flag !== undefined) return validateBaseUrl(flag, '--base-url');
  return validateBaseUrl(variables.TIMENEYE_BASE_URL ?? OFFICIAL_BASE_URL, 'TIMENEYE_BASE_URL');
}

/** Returns a base URL without a trailing slash. Throws a UsageError for a URL that no token may be sent to. */
function validateBaseUrl(text: string, name: string): string {
  return validateUrl(text, name).href.replace(/\/+$/, '');
}

/** Returns a URL that tokens may be sent to: with TLS, or on this machine. Keeps its query. */
export function validateUrl(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${name} is not a URL: write it like ${OFFICIAL_BASE_URL}`);
  }
  // The value is not shown, since it contains a password.
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(
      `${name} contains a user name or a password: remove it, only the token authenticates`,
    );
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new UsageError(
      `${url.origin} has no TLS, so anyone on the network path could read the token: ` +
        `write https:// (http:// is for this machine only)`,
    );
  }
  url.hash = '';
  return url;
}

/** Whether the host of a URL is localhost or a loopback IP address. Does not resolve host names. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
