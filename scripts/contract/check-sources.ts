import type { OpenApiDocument } from './document.ts';
import { readSource } from './evidence.ts';

/**
 * Checks that every `x-source` of the document and every source of a setting has known tags, or is a guess with a
 * reason.
 */
export function checkSources(document: OpenApiDocument): string[] {
  return [
    ...findBadSources(document, 'x-source', ''),
    ...findBadSources(document['x-tokens'], 'source', 'x-tokens'),
    ...findBadSources(document['x-rate-limits'], 'source', 'x-rate-limits'),
    ...findBadSources(document['x-rate-limits'], 'per_source', 'x-rate-limits'),
    ...findBadSources(document['x-error-responses'], 'source', 'x-error-responses'),
  ];
}

function findBadSources(node: unknown, key: string, location: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => {
    const childLocation = location === '' ? name : `${location}.${name}`;
    if (name !== key) return findBadSources(child, key, childLocation);
    return readSource(child) === undefined
      ? [`${childLocation}: ${JSON.stringify(child)} is not a source`]
      : [];
  });
}
