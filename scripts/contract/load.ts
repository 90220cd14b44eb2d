import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseDocument } from 'yaml';
import { UsageError } from '../cli/index.ts';

/** Reads a YAML or JSON file that holds one object; a broken one is a UsageError that names file and line. */
export function loadObject(file: string): object {
  return parseObject(loadText(file), basename(file));
}

/** Reads an object out of YAML or JSON text; `name` is what the error calls it. */
export function parseObject(text: string, name: string): object {
  const value = parseText(text, name);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw new UsageError(
      `${name} holds no object: it must be an OpenAPI or Overlay document in YAML or JSON.`,
    );
  }
  if (isTooDeep(value)) throw tooDeep(name);
  return value;
}

/** JSON is YAML too, but a large file takes YAML's parser long. */
function parseText(text: string, name: string): unknown {
  if (!/^\s*\{\s*["}]/.test(text)) return readYaml(text, name);
  try {
    return JSON.parse(text.trimStart());
  } catch (error) {
    return readBrokenJson(text, name, error as Error);
  }
}

/** What JSON does not allow, such as a comment, may be good YAML. */
function readBrokenJson(text: string, name: string, { message }: Error): unknown {
  try {
    return readYaml(text, name);
  } catch {
    const position = Number(/position (\d+)/.exec(message)?.[1] ?? text.length);
    const line = text.slice(0, position).split('\n').length;
    const reason = message.replace(/ at position.*$/, '').replace(/ in JSON$/, '');
    throw new UsageError(`${name}, line ${line}: ${reason}. Put this line right and run the command again.`);
  }
}

const DEEPEST = 200;

/** Whether it goes deeper than a document has reason to; one that holds itself, by a YAML alias, never ends. */
function isTooDeep(value: object): boolean {
  let level: object[] = [value];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > DEEPEST) return true;
    const children = level.flatMap((node) => Object.values(node) as unknown[]);
    level = [
      ...new Set(children.filter((child): child is object => typeof child === 'object' && child !== null)),
    ];
  }
  return false;
}

/** YAML's parser calls itself at every step down. */
function isOverflow({ message }: Error): boolean {
  return message.startsWith('Maximum call stack');
}

function tooDeep(name: string): UsageError {
  return new UsageError(`${name} is nested too deeply, or in itself, to be the document of an API.`);
}

function readYaml(text: string, name: string): unknown {
  const parsed = parseDocument(text, { prettyErrors: true });
  const [problem] = parsed.errors;
  if (problem !== undefined) {
    if (isOverflow(problem)) throw tooDeep(name);
    const place = problem.linePos?.[0];
    const reason = problem.message.split('\n')[0]?.replace(/ at line \d+, column \d+:?$/, '');
    throw new UsageError(
      `${name}, line ${place?.line ?? '?'}, column ${place?.col ?? '?'}: ${reason}. Put this line right and run the command again.`,
    );
  }
  return toValue(parsed, name);
}

function toValue(parsed: ReturnType<typeof parseDocument>, name: string): unknown {
  try {
    return parsed.toJS();
  } catch (error) {
    if (isOverflow(error as Error)) throw tooDeep(name);
    // An alias without its anchor, or a flood of aliases, shows only here.
    throw new UsageError(`${name}: ${(error as Error).message}`);
  }
}

/** Reads a file's text; one that is not there is a UsageError. */
export function loadText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const reason =
      (error as NodeJS.ErrnoException).code === 'ENOENT' ? 'is not there' : (error as Error).message;
    throw new UsageError(`${file} ${reason}. Get it back from the repository, or from its source.`);
  }
}
