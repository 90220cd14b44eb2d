import { UsageError } from '../../cli/index.ts';
import { nearest } from '../../cli/nearest.ts';
import { createLineFinder, type KeyPath } from '../yaml-lines.ts';

/** A problem of the mapping file, and the keys that lead to it. */
export interface MappingProblem {
  keys: KeyPath;
  text: string;
}

/** Records a problem. */
export type NoteProblem = (keys: KeyPath, text: string) => void;

/** Throws a UsageError that names every problem with its line, if there are any. */
export function throwProblems(text: string, file: string, problems: MappingProblem[]): void {
  if (problems.length === 0) return;
  const lineAt = createLineFinder(text);
  const lines = problems
    .map(({ keys, text: what }) => ({ line: lineAt(keys), location: formatKeyPath(keys), what }))
    .sort((one, other) => one.line - other.line)
    .map(({ line, location, what }) => `  ${file}:${line}: ${location === '' ? '' : `${location}: `}${what}`);
  const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
  throw new UsageError(`${file} has ${count}:\n${lines.join('\n')}`);
}

/** Formats keys: `operations > listEntries`, whether the operation is a string or an object. */
export function formatKeyPath(keys: KeyPath): string {
  const isLocation = keys[0] === 'operations' && keys[2] === 'operation';
  return (isLocation ? keys.slice(0, 2) : keys).join(' > ');
}

/** `, did you mean X?` if a candidate is similar, otherwise all candidates. */
export function hint(name: string, candidates: readonly string[]): string {
  const close = nearest(name, candidates);
  if (close !== undefined) return `, did you mean ${close}?`;
  return candidates.length === 0
    ? '. There is none to choose from'
    : `. Choose from: ${candidates.join(', ')}`;
}

/** Formats a value for a message, shortened to 60 characters. */
export function formatValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

/** Notes a name that the document does not have. */
export function noteUnknownName(
  name: string,
  candidates: ReadonlyMap<string, unknown>,
  what: string,
  keys: KeyPath,
  note: NoteProblem,
): void {
  if (candidates.has(name)) return;
  note(keys, `the document has no ${what} ${name} there${hint(name, [...candidates.keys()].slice(0, 40))}`);
}
