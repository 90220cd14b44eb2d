import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument } from '../document.ts';
import { rewriteSchemas } from '../structure.ts';

/** The highest lower bounds: an example, which several libraries generate, has that many characters, items or keys. */
const HIGHEST = { minLength: 100_000, minItems: 1000, minProperties: 1000 } as const;

/** Lowers lower bounds that no example can keep within the memory and time of a test. */
export function lowerBounds(document: object): string[] {
  let lowered = 0;
  rewriteSchemas(document as OpenApiDocument, (schema) => {
    const changed = Object.entries(HIGHEST).flatMap(([key, highest]) => {
      const bound = schema[key as keyof typeof HIGHEST];
      return typeof bound === 'number' && bound > highest ? [[key, highest]] : [];
    });
    lowered += changed.length;
    return changed.length > 0 ? { ...schema, ...Object.fromEntries(changed) } : schema;
  });
  return lowered > 0
    ? [
        `lower bounds above ${HIGHEST.minLength} characters or ${HIGHEST.minItems} items, ${plural(lowered, 'time')}: lowered to them`,
      ]
    : [];
}
