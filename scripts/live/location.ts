import { lookUp } from '../contract/dereference.ts';
import type { JsonObject, OpenApiDocument, PathKey } from '../contract/document.ts';
import { getOwn } from '../contract/own.ts';

/** A location in the contract document: the place that defines a statement, with all references resolved. */
export interface StatementLocation {
  keys: PathKey[];
  node: JsonObject;
  /** The sources on the path to the node. */
  sources: string[];
}

/**
 * Follows keys from the document's root, and every reference on their path. Undefined if the location does not exist.
 */
export function resolveLocation(
  document: OpenApiDocument,
  keys: readonly PathKey[],
): StatementLocation | undefined {
  let location: StatementLocation = { keys: [], node: document as unknown as JsonObject, sources: [] };
  for (const key of keys) {
    const child = getOwn(location.node, String(key));
    if (typeof child !== 'object' || child === null) return undefined;
    location = followReferences(document, {
      keys: [...location.keys, key],
      node: child as JsonObject,
      sources: location.sources,
    });
  }
  return location;
}

function followReferences(
  document: OpenApiDocument,
  { keys, node, sources }: StatementLocation,
): StatementLocation {
  const named = typeof node['x-source'] === 'string' ? [...sources, node['x-source']] : sources;
  if (typeof node.$ref !== 'string') return { keys, node, sources: named };
  const target = node.$ref.replace(/^#\//, '').split('/').map(unescapeSegment);
  return followReferences(document, {
    keys: target,
    node: lookUp(document, node.$ref) as JsonObject,
    sources: named,
  });
}

/** The keys as a normalized path (RFC 9535 section 2.7): $['components']['schemas']['Entry']. */
export function formatJsonPath(keys: readonly PathKey[]): string {
  return `$${keys.map((key) => (typeof key === 'number' ? `[${key}]` : `['${escapeName(key)}']`)).join('')}`;
}

function escapeName(name: string): string {
  return name.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

function unescapeSegment(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}
