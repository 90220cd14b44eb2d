import { readFileSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { UsageError } from '../../cli/index.ts';
import { checkSize, type Limits } from './limits.ts';

/** Reads a local file. */
export function readFile(url: URL, limits: Limits): Uint8Array {
  const path = fileURLToPath(url);
  try {
    const found = statSync(path);
    // Reading a pipe or a device may wait forever.
    if (!found.isFile() && !found.isDirectory()) throw new UsageError(`${path} is not a regular file.`);
    const { size } = found;
    checkSize(path, size, limits);
    const bytes = readFileSync(path);
    limits.progress(bytes.length, size);
    return bytes;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`${path} ${describeReadError(error as NodeJS.ErrnoException)}.`);
  }
}

function describeReadError({ code, message }: NodeJS.ErrnoException): string {
  if (code === 'ENOENT') return 'is not there: give the path of the document, or its URL';
  return code === 'EISDIR' ? 'is a folder' : `cannot be read (${message})`;
}
