import { lookUp } from './dereference.ts';
import type { OpenApiDocument, Schema } from './document.ts';
import { own } from './own.ts';
import { rewriteSchemas } from './structure.ts';

/** `readOnly` fields stand in responses alone, `writeOnly` ones in requests alone. */
export type Direction = 'readOnly' | 'writeOnly';

const known = new WeakMap<OpenApiDocument, Map<string, OpenApiDocument>>();

/**
 * The document in which fields of these directions are not required, as OpenAPI reads `required`; JSON Schema, and
 * with it every validator, takes both words for notes. Itself when it has no such field.
 */
export function withoutRequired(document: OpenApiDocument, ...directions: Direction[]): OpenApiDocument {
  const made = known.get(document) ?? new Map<string, OpenApiDocument>();
  known.set(document, made);
  const key = directions.join();
  const relaxed = made.get(key) ?? relax(document, directions);
  made.set(key, relaxed);
  return relaxed;
}

function relax(document: OpenApiDocument, directions: Direction[]): OpenApiDocument {
  const text = JSON.stringify(document);
  if (!directions.some((direction) => text.includes(`"${direction}":true`))) return document;
  const copy = JSON.parse(text) as OpenApiDocument;
  rewriteSchemas(copy, (schema) => {
    if (!Array.isArray(schema.required)) return schema;
    const required = schema.required.filter(
      (name) => !directions.some((direction) => isOf(direction, own(schema.properties, name), document)),
    );
    return { ...schema, required };
  });
  return copy;
}

function isOf(direction: Direction, schema: Schema | undefined, document: OpenApiDocument): boolean {
  if (schema?.[direction] !== undefined) return schema[direction] === true;
  return schema?.$ref !== undefined && isOf(direction, lookUp(document, schema.$ref) as Schema, document);
}
