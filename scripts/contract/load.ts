import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { UsageError } from '../cli/index.ts';
import { parse } from './parse.ts';

/** Reads a YAML or JSON file that holds one object; a broken one is a UsageError that names file and line. */
export function loadObject(file: string): object {
  return parseObject(loadText(file), basename(file));
}

/** Reads an object out of YAML or JSON text of ours; text from outside goes through `guardedParse`. */
export function parseObject(text: string, name: string): object {
  return parse(text, name).value;
}

/** Reads a file's text; one that is not there, or is no file, is a UsageError. */
export function loadText(file: string): string {
  const source = 'Get it back from the repository, or from its source.';
  try {
    // Reading a pipe or a device may have no end.
    if (statSync(file).isFile()) return readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : (error as Error).message;
    throw new UsageError(`${file} ${reason}. ${source}`);
  }
  throw new UsageError(`${file} is no regular file. ${source}`);
}
