import { lookUp } from './dereference.ts';
import type { OpenApiDocument, Schema } from './document.ts';
import { getOwn } from './own.ts';
import { rewriteSchemas } from './structure.ts';

/** `readOnly` fields occur in responses only, `writeOnly` ones in requests only. */
export type Direction = 'readOnly' | 'writeOnly';

const cache = new WeakMap<OpenApiDocument, Map<string, OpenApiDocument>>();

/**
 * Returns the document with the fields of these directions optional, as OpenAPI defines `required`; JSON Schema
 * validators treat both keywords as annotations. Returns the same object if there is no such field.
 */
export function withoutRequired(document: OpenApiDocument, ...directions: Direction[]): OpenApiDocument {
  const variants = cache.get(document) ?? new Map<string, OpenApiDocument>();
  cache.set(document, variants);
  const key = directions.join();
  const relaxed = variants.get(key) ?? relax(document, directions);
  variants.set(key, relaxed);
  return relaxed;
}

function relax(document: OpenApiDocument, directions: Direction[]): OpenApiDocument {
  const text = JSON.stringify(document);
  if (!directions.some((direction) => text.includes(`"${direction}":true`))) return document;
  const copy = JSON.parse(text) as OpenApiDocument;
  rewriteSchemas(copy, (schema) => {
    if (!Array.isArray(schema.required)) return schema;
    const required = schema.required.filter(
      (name) =>
        !directions.some((direction) => hasDirection(direction, getOwn(schema.properties, name), document)),
    );
    return { ...schema, required };
  });
  return copy;
}

function hasDirection(direction: Direction, schema: Schema | undefined, document: OpenApiDocument): boolean {
  if (schema?.[direction] !== undefined) return schema[direction] === true;
  return (
    schema?.$ref !== undefined && hasDirection(direction, lookUp(document, schema.$ref) as Schema, document)
  );
}
