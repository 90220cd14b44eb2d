import type { JsonObject } from '../../contract/document.ts';

/** A copy in canonical form: no extensions, no defaults, sorted lists. */
export function canonical(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(canonical);
  const node = withoutDefaults(value as JsonObject);
  const kept = Object.entries(node).filter(([key]) => !key.startsWith('x-'));
  return Object.fromEntries(kept.map(([key, child]) => [key, inOrder(key, canonical(child))]));
}

/** Redundant keywords (OpenAPI 3.1: parameter, request body and media type objects). */
function withoutDefaults(node: JsonObject): JsonObject {
  const rest = { ...withSingleExample(node) };
  if (rest.required === false) delete rest.required;
  if (rest.deprecated === false) delete rest.deprecated;
  if (rest.in === 'query' && rest.style === 'form') delete rest.style;
  if (rest.in === 'query' && rest.style === undefined && rest.explode === true) delete rest.explode;
  return rest;
}

/** A single named example is equivalent to an unnamed one. */
function withSingleExample(node: JsonObject): JsonObject {
  const { examples, ...rest } = node;
  if (!('schema' in node) || typeof examples !== 'object' || examples === null) return node;
  const [only, ...others] = Object.values(examples) as { value?: unknown }[];
  return only?.value === undefined || others.length > 0 ? node : { ...rest, example: only.value };
}

const UNORDERED = ['required', 'type', 'enum'];

function inOrder(key: string, value: unknown): unknown {
  const isList =
    UNORDERED.includes(key) && Array.isArray(value) && value.every((item) => typeof item !== 'object');
  return isList ? [...value].sort() : value;
}
