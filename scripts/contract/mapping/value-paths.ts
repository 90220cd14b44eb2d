import { lookUp } from '../dereference.ts';
import type { JsonObject, OpenApiDocument } from '../document.ts';
import { getOwn, setOwn } from '../own.ts';

/** The value at a dotted path: undefined if the path does not exist, null if a parent is null. */
export function getValue(value: unknown, path: string | readonly string[]): unknown {
  let current = value;
  for (const name of splitPath(path)) {
    if (current === null) return null;
    if (!isRecord(current)) return undefined;
    current = getOwn(current, name);
  }
  return current;
}

/** Sets the value at a dotted path, and creates missing parents. */
export function setValue(target: JsonObject, path: string | readonly string[], value: unknown): void {
  const names = splitPath(path);
  let current = target;
  for (const name of names.slice(0, -1)) {
    if (!isRecord(getOwn(current, name))) setOwn<unknown>(current, name, {});
    current = getOwn(current, name) as JsonObject;
  }
  setOwn(current, names.at(-1) ?? '', value);
}

const splitPath = (path: string | readonly string[]): readonly string[] =>
  typeof path === 'string' ? path.split('.') : path;

/** Copies a JSON value, several times as fast as `structuredClone`. */
export function copyJson<T>(value: T): T {
  if (Array.isArray(value)) return value.map(copyJson) as T;
  if (!isRecord(value)) return value;
  const copy: JsonObject = {};
  for (const key of Object.keys(value)) setOwn(copy, key, copyJson((value as JsonObject)[key]));
  return copy as T;
}

/** Follows the `$ref` of a node; the node's other keys take precedence. */
export function follow<T extends object>(document: OpenApiDocument, node: T): T {
  const { $ref, ...siblings } = node as T & { $ref?: string };
  if ($ref === undefined) return node;
  const named = follow(document, lookUp(document, $ref) as T);
  return Object.keys(siblings).length === 0 ? named : { ...named, ...siblings };
}

export function isRecord(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
