import { lookUp } from '../contract/dereference.ts';
import type { OpenApiDocument } from '../contract/document.ts';
import { own } from '../contract/own.ts';

type Node = Record<string, unknown>;
export type Key = string | number;

/** A place in the contract document: where a statement is really written, behind all references to it. */
export interface Location {
  keys: Key[];
  node: Node;
  /** The sources named on the way to it. */
  sources: string[];
}

/** Follows keys from the document's root, and every reference on the way. Undefined where nothing is. */
export function locationOf(document: OpenApiDocument, keys: readonly Key[]): Location | undefined {
  let location: Location = { keys: [], node: document as unknown as Node, sources: [] };
  for (const key of keys) {
    const child = own(location.node, String(key));
    if (typeof child !== 'object' || child === null) return undefined;
    location = behindReferences(document, {
      keys: [...location.keys, key],
      node: child as Node,
      sources: location.sources,
    });
  }
  return location;
}

function behindReferences(document: OpenApiDocument, { keys, node, sources }: Location): Location {
  const named = typeof node['x-source'] === 'string' ? [...sources, node['x-source']] : sources;
  if (typeof node.$ref !== 'string') return { keys, node, sources: named };
  const target = node.$ref.replace(/^#\//, '').split('/').map(unescapeSegment);
  return behindReferences(document, {
    keys: target,
    node: lookUp(document, node.$ref) as Node,
    sources: named,
  });
}

/** The keys as a normalized path (RFC 9535 2.7): $['components']['schemas']['Entry']. */
export function jsonPath(keys: readonly Key[]): string {
  return `$${keys.map((key) => (typeof key === 'number' ? `[${key}]` : `['${escaped(key)}']`)).join('')}`;
}

function escaped(name: string): string {
  return name.replaceAll('\\', '\\\\').replaceAll("'", "\\'");
}

function unescapeSegment(segment: string): string {
  return decodeURIComponent(segment).replaceAll('~1', '/').replaceAll('~0', '~');
}
