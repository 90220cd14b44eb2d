import type { OpenApiDocument } from './document.ts';
import { readSource } from './evidence.ts';

/**
 * Checks that every `x-source` of the document, and every setting's source, is a known tag or a guess with its reason.
 */
export function checkSources(document: OpenApiDocument): string[] {
  return [
    ...badSources(document, 'x-source', ''),
    ...badSources(document['x-tokens'], 'source', 'x-tokens'),
    ...badSources(document['x-rate-limits'], 'source', 'x-rate-limits'),
    ...badSources(document['x-rate-limits'], 'per_source', 'x-rate-limits'),
    ...badSources(document['x-error-responses'], 'source', 'x-error-responses'),
  ];
}

function badSources(node: unknown, key: string, location: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, child]) => {
    const childLocation = location === '' ? name : `${location}.${name}`;
    if (name !== key) return badSources(child, key, childLocation);
    return readSource(child) === undefined
      ? [`${childLocation}: ${JSON.stringify(child)} is not a source`]
      : [];
  });
}
