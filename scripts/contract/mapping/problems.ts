import { UsageError } from '../../cli/index.ts';
import { nearest } from '../../cli/nearest.ts';
import { type KeyPath, lineFinder } from '../yaml-lines.ts';

/** Something wrong with the mapping file, and the keys that lead to it. */
export interface MappingProblem {
  keys: KeyPath;
  text: string;
}

/** Takes a problem where it is found. */
export type NoteProblem = (keys: KeyPath, text: string) => void;

/** Throws a UsageError that names every problem with its line; nothing happens when there is none. */
export function throwProblems(text: string, file: string, problems: MappingProblem[]): void {
  if (problems.length === 0) return;
  const lineAt = lineFinder(text);
  const lines = problems
    .map(({ keys, text: what }) => ({ line: lineAt(keys), place: keys.join(' > '), what }))
    .sort((one, other) => one.line - other.line)
    .map(({ line, place, what }) => `  ${file}:${line}: ${place === '' ? '' : `${place}: `}${what}`);
  const count = lines.length === 1 ? 'a problem' : `${lines.length} problems`;
  throw new UsageError(`${file} has ${count}:\n${lines.join('\n')}`);
}

/** `, did you mean X?` when a known name is close, and else what there is. */
export function hint(name: string, known: readonly string[]): string {
  const close = nearest(name, known);
  if (close !== undefined) return `, did you mean ${close}?`;
  return known.length === 0 ? ': there is none' : `: there is ${known.join(', ')}`;
}

/** A value as messages show it. */
export function shownValue(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value);
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}
