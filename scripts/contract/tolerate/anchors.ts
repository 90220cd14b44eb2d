import { plural } from '../../cli/plural.ts';
import type { JsonObject, OpenApiDocument, Schema } from '../document.ts';
import { formatReference, listSchemaLocations } from '../locations.ts';
import { rewriteSchemas } from '../structure.ts';

type Dynamic = Schema & { $dynamicRef?: unknown };

const ANCHORS = ['$anchor', '$dynamicAnchor'];

/** Rewrites references to anchors as pointers, which every OpenAPI tool resolves. */
export function resolveAnchors(document: object): string[] {
  const pointers = takeAnchors(document as OpenApiDocument);
  let resolved = 0;
  rewriteSchemas(document as OpenApiDocument, (original) => {
    const { $dynamicRef, ...schema } = original as Dynamic;
    const ref = $dynamicRef ?? schema.$ref;
    if (typeof ref !== 'string') return original;
    if ($dynamicRef !== undefined || pointers.has(ref)) resolved += 1;
    return { ...schema, $ref: pointers.get(ref) ?? ref };
  });
  return resolved > 0 ? [`references to anchors, ${plural(resolved, 'time')}: read as pointers`] : [];
}

/** Removes the anchors of all schemas, and returns the pointer to each by its reference. */
function takeAnchors(document: OpenApiDocument): Map<string, string> {
  const found = new Map<string, string>();
  for (const { pointer } of listSchemaLocations(document)) {
    const schema = pointer.reduce((node, key) => node[key] as JsonObject, document as unknown as JsonObject);
    for (const key of ANCHORS) {
      if (typeof schema[key] !== 'string') continue;
      found.set(`#${schema[key]}`, formatReference(pointer));
      delete schema[key];
    }
  }
  return found;
}
