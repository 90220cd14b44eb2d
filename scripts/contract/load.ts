import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from '../cli/index.ts';
import { parse } from './parse.ts';

/** Reads a YAML or JSON file with one object; an invalid one is a UsageError that names file and line. */
export function loadObject(file: string): object {
  return parseObject(loadText(file), basename(file));
}

/** Parses an object from YAML or JSON text that this project maintains; `guardedParse` parses external text. */
export function parseObject(text: string, name: string): object {
  return parse(text, name).value;
}

/** Reads a text file; a missing or irregular one is a UsageError. */
export function loadText(file: string): string {
  const source = 'Restore it from the repository, or from its source.';
  try {
    // Reading a pipe or a device may never end.
    if (statSync(file).isFile()) return readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'does not exist' : (error as Error).message;
    throw new UsageError(`${file} ${reason}. ${source}`);
  }
  throw new UsageError(`${file} is not a regular file. ${source}`);
}
