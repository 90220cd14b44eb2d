import { realpathSync } from 'node:fs';
import { basename, dirname, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../cli/index.ts';
import { addressWithoutSecrets } from './address.ts';

/** The location of a document. */
export interface DocumentLocation {
  url: URL;
}

/** The file that a reference points to, which must be in the document's folder or on its host. */
export function resolveFileReference(root: DocumentLocation, from: URL, ref: string): URL {
  if (!URL.canParse(ref, from)) throw new UsageError(`The reference ${ref} is not a URL.`);
  const target = new URL(ref, from);
  target.hash = '';
  checkEncoding(ref, target);
  const isInside = root.url.protocol === 'file:' ? isInFolder(root.url, target) : isOnHost(root.url, target);
  if (isInside) return target;
  const home = root.url.protocol === 'file:' ? 'folder' : 'host';
  throw new UsageError(`The reference ${ref} is outside the document's ${home}: it is not followed.`);
}

/** Rejects an encoded slash and an invalid percent-encoding, which are ambiguous. */
function checkEncoding(ref: string, { pathname }: URL): void {
  const isBroken = /%(?![0-9a-f]{2})/i.test(pathname);
  if (!isBroken && !/%(2f|5c|00)/i.test(pathname)) return;
  const what = isBroken ? 'an invalid percent-encoding' : 'an encoded slash, backslash or NUL';
  throw new UsageError(`The reference ${ref} has ${what} in its path. Write the path of the file unencoded.`);
}

/** The name of a file in messages: relative to the document. */
export function formatFileLocation(root: DocumentLocation, url: URL): string {
  if (url.protocol !== 'file:') return addressWithoutSecrets(url);
  return url.href === root.url.href
    ? basename(fileURLToPath(url))
    : relative(dirname(fileURLToPath(root.url)), fileURLToPath(url));
}

function isOnHost(root: URL, target: URL): boolean {
  return target.origin === root.origin && target.username === '' && target.password === '';
}

/** Whether the target is in the folder of the document, after resolving symbolic links, which could point anywhere. */
function isInFolder(root: URL, target: URL): boolean {
  if (target.protocol !== 'file:' || target.host !== root.host) return false;
  const folder = realpathSync(dirname(fileURLToPath(root)));
  const path = resolveRealPath(fileURLToPath(target));
  return path === undefined
    ? isBelow(dirname(fileURLToPath(root)), fileURLToPath(target))
    : isBelow(folder, path);
}

function isBelow(folder: string, path: string): boolean {
  const relativePath = relative(folder, path);
  return relativePath !== '..' && !relativePath.startsWith(`..${sep}`);
}

function resolveRealPath(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}
