import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { UsageError } from '../cli.ts';

/** Reads a YAML or JSON file that holds one object; a broken one is a UsageError that names file and line. */
export function loadObject(file: string): object {
  return parseObject(readText(file), basename(file));
}

/** Reads an object out of YAML or JSON text; `name` is what the error calls it. */
export function parseObject(text: string, name: string): object {
  const parsed = parseDocument(text, { prettyErrors: true });
  const [problem] = parsed.errors;
  if (problem !== undefined) {
    const place = problem.linePos?.[0];
    const reason = problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    throw new UsageError(
      `${name}, line ${place?.line ?? '?'}, column ${place?.col ?? '?'}: ${reason}. Put this line right and run the command again.`,
    );
  }
  const value = toValue(parsed, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(
      `${name} holds no object: it must be an OpenAPI or Overlay document in YAML or JSON.`,
    );
  }
  return value;
}

function toValue(parsed: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return parsed.toJS();
  } catch (error) {
    // An alias without its anchor, or a flood of aliases, shows only here.
    throw new UsageError(`${name}: ${(error as Error).message}`);
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : (error as Error).message;
    throw new UsageError(`${file} ${reason}. Get it back from the repository, or from its source.`);
  }
}
