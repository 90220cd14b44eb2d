import { UsageError } from '../cli/errors.ts';
import type { Variables } from './variables.ts';

/** The live API, unless --base-url or TIMENEYE_BASE_URL names another place. */
export const OFFICIAL_BASE_URL = 'https://api.timeneye.com/api/v1';

/** Where the API is: as the command line says, or the variables, or the official place. */
export function baseUrlOf(flag: string | undefined, variables: Variables): string {
  if (flag !== undefined) return checkedBaseUrl(flag, '--base-url');
  return checkedBaseUrl(variables.TIMENEYE_BASE_URL ?? OFFICIAL_BASE_URL, 'TIMENEYE_BASE_URL');
}

/** A URL that tokens may be sent to: with TLS, or on this machine. Its path has no slash at its end. */
function checkedBaseUrl(text: string, name: string): string {
  return checkedUrl(text, name).href.replace(/\/+$/, '');
}

/** The same for one address of a login server, with its query. */
export function checkedUrl(text: string, name: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol)) {
    throw new UsageError(`${name} is not a URL: write it like ${OFFICIAL_BASE_URL}`);
  }
  // The text itself is not shown, since it holds a password.
  if (url.username !== '' || url.password !== '') {
    throw new UsageError(`${name} holds a user name or a password: leave it out, only the token signs in`);
  }
  if (url.protocol === 'http:' && !isLoopback(url)) {
    throw new UsageError(
      `${url.origin} has no TLS, so everyone on the way could read the token: ` +
        `write https:// (http:// is for this machine only)`,
    );
  }
  url.hash = '';
  return url;
}

/** Whether the URL is of this machine, whatever a name server says. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
