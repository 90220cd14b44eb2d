import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { UsageError } from '../../cli/index.ts';

/** Parses a URL or the path of a file into a URL that may be read. */
export function parseAddress(typed: string): URL {
  if (!/^[a-z][a-z\d+.-]+:\/\//i.test(typed)) return pathToFileURL(resolve(typed));
  if (!URL.canParse(typed)) throw new UsageError(`${typed} is not a URL.`);
  const url = new URL(typed);
  checkAddress(url);
  return url;
}

/** Rejects unsafe sources: other schemes, and plain HTTP from another machine. */
export function checkAddress(url: URL): void {
  if (url.protocol === 'file:' || url.protocol === 'https:') return;
  if (url.protocol !== 'http:') throw new UsageError(`${url} is neither an https URL nor a file.`);
  if (isLoopback(url)) return;
  throw new UsageError(
    `${url} has no TLS: anyone on the network path could change the document. Use https, or download the file yourself.`,
  );
}

/** Whether the host is a loopback address. */
export function isLoopback({ hostname }: URL): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d+){3}$/.test(hostname);
}

const SECRET_NAME = /token|key|sig|auth|secret|password|credential|expires/i;

/** The URL in a form that may be committed: without user, password, fragment, or a secret in the query. */
export function addressWithoutSecrets(url: URL): string {
  const redacted = new URL(url);
  redacted.username = '';
  redacted.password = '';
  redacted.hash = '';
  if ([...redacted.searchParams.keys()].some((name) => SECRET_NAME.test(name))) redacted.search = '';
  return redacted.href;
}
