import { lookUp } from '../dereference.ts';
import type { OpenApiDocument, PathItem } from '../document.ts';

/** Inlines path items that are defined elsewhere in the document. */
export function inlinePathItems(document: OpenApiDocument): string[] {
  for (const [path, item] of Object.entries(document.paths)) {
    const { $ref, ...siblings } = item as PathItem & { $ref?: string };
    if ($ref === undefined) continue;
    document.paths[path] = { ...structuredClone(lookUp(document, $ref) as PathItem), ...siblings };
  }
  return [];
}
