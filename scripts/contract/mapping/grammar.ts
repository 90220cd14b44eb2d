import { getOwn } from '../own.ts';
import type { KeyPath } from '../yaml-lines.ts';
import { formatValue, hint, type NoteProblem } from './problems.ts';

/** Parses a value of the file. Notes a problem and returns undefined if the value is invalid. */
export type ReadValue<T> = (value: unknown, keys: KeyPath, note: NoteProblem) => T | undefined;

type Shape = Record<string, ReadValue<unknown>>;
type ShapeResult<S extends Shape> = { [K in keyof S]?: S[K] extends ReadValue<infer T> ? T : never };

/** An object with these keys and no others. */
export function object<S extends Shape>(shape: S): ReadValue<ShapeResult<S>> {
  return (value, keys, note) => {
    const node = readObject(value, keys, note);
    if (node === undefined) return undefined;
    const entries = Object.entries(node).flatMap(([key, child]) => {
      const read = getOwn(shape, key);
      if (read === undefined) {
        note([...keys, key], `the key is unknown${hint(key, Object.keys(shape))}`);
        return [];
      }
      const result = read(child, [...keys, key], note);
      return result === undefined ? [] : [[key, result]];
    });
    return Object.fromEntries(entries) as ShapeResult<S>;
  };
}

/** An object whose keys are among `names`; `read` returns the parser of a key's value. */
export function table<T>(names: readonly string[], what: string, read: (name: string) => ReadValue<T>) {
  return ((value, keys, note) => {
    const node = readObject(value, keys, note);
    if (node === undefined) return undefined;
    const found: Record<string, T> = {};
    for (const [key, child] of Object.entries(node)) {
      const name = findName(key, names);
      if (name === undefined) {
        note([...keys, key], `no ${what} in the contract has this name${hint(key, names)}`);
        continue;
      }
      const result = read(name)(child, [...keys, key], note);
      if (result !== undefined) found[name] = result;
    }
    return found;
  }) satisfies ReadValue<Record<string, T>>;
}

/** `client_ids` is accepted for `client_ids[]`, which YAML parses as a list in some places. */
function findName(key: string, names: readonly string[]): string | undefined {
  return [key, `${key}[]`].find((name) => names.includes(name));
}

/** A string that is not blank. */
export const text: ReadValue<string> = (value, keys, note) => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  note(keys, `must be a string that is not blank, not ${formatValue(value)}`);
  return undefined;
};

/** The name of a field, or its dotted path. */
export const path: ReadValue<string> = (value, keys, note) => {
  const found = text(value, keys, note);
  if (found === undefined || found.split('.').every((step) => step.trim() === step && step !== ''))
    return found;
  note(keys, `must be a name or a dotted path of names, not ${formatValue(value)}`);
  return undefined;
};

/** One of the given words. */
export function word<T extends string>(...words: T[]): ReadValue<T> {
  return (value, keys, note) => {
    if (words.includes(value as T)) return value as T;
    note(keys, `must be ${words.join(' or ')}, not ${formatValue(value)}`);
    return undefined;
  };
}

/** Returns an object. Notes a problem and returns undefined for any other value. */
export function readObject(
  value: unknown,
  keys: KeyPath,
  note: NoteProblem,
): Record<string, unknown> | undefined {
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  note(keys, `must be an object with keys, not ${formatValue(value)}`);
  return undefined;
}
