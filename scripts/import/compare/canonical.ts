import type { JsonObject } from '../../contract/document.ts';

/** A copy in canonical form: no extensions, no defaults, sorted lists. */
export function canonicalize(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(canonicalize);
  const node = withoutDefaults(value as JsonObject);
  const entries = Object.entries(node).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(entries.map(([key, child]) => [key, sortUnordered(key, canonicalize(child))]));
}

/** Removes redundant keywords (OpenAPI 3.1: parameter, request body and media type objects). */
function withoutDefaults(node: JsonObject): JsonObject {
  const copy = { ...withSingleExample(node) };
  if (copy.required === false) delete copy.required;
  if (copy.deprecated === false) delete copy.deprecated;
  if (copy.in === 'query' && copy.style === 'form') delete copy.style;
  if (copy.in === 'query' && copy.style === undefined && copy.explode === true) delete copy.explode;
  return copy;
}

/** Replaces a single named example with the equivalent unnamed example. */
function withSingleExample(node: JsonObject): JsonObject {
  const { examples, ...rest } = node;
  if (!('schema' in node) || typeof examples !== 'object' || examples === null) return node;
  const [only, ...others] = Object.values(examples) as { value?: unknown }[];
  return only?.value === undefined || others.length > 0 ? node : { ...rest, example: only.value };
}

const UNORDERED_LISTS = ['required', 'type', 'enum'];

function sortUnordered(key: string, value: unknown): unknown {
  const isList =
    UNORDERED_LISTS.includes(key) && Array.isArray(value) && value.every((item) => typeof item !== 'object');
  return isList ? [...value].sort() : value;
}
