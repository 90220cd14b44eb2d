import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument } from '../document.ts';
import { rewriteSchemas } from '../structure.ts';

/** The maximum lower bounds: generated examples have that many characters, items or keys. */
const MAX_LOWER_BOUNDS = { minLength: 100_000, minItems: 1000, minProperties: 1000 } as const;

/** Reduces lower bounds for which an example would take too much memory and time. */
export function reduceLowerBounds(document: object): string[] {
  let lowered = 0;
  rewriteSchemas(document as OpenApiDocument, (schema) => {
    const changed = Object.entries(MAX_LOWER_BOUNDS).flatMap(([key, highest]) => {
      const bound = schema[key as keyof typeof MAX_LOWER_BOUNDS];
      return typeof bound === 'number' && bound > highest ? [[key, highest]] : [];
    });
    lowered += changed.length;
    return changed.length > 0 ? { ...schema, ...Object.fromEntries(changed) } : schema;
  });
  return lowered > 0
    ? [
        `lower bounds above ${MAX_LOWER_BOUNDS.minLength} characters or ${MAX_LOWER_BOUNDS.minItems} items, ${plural(lowered, 'time')}: reduced to these limits`,
      ]
    : [];
}
