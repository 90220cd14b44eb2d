import { UsageError } from '../../cli/index.ts';
import { plural } from '../../cli/plural.ts';
import { lookUp } from '../dereference.ts';
import type { OpenApiDocument, Schema } from '../document.ts';
import { rewriteSchemas } from '../structure.ts';
import { mergeSchemas } from './merge-schemas.ts';

/** Merges every `allOf` into one schema, so that readers find all fields of a record in one place. */
export function flattenAllOf(document: OpenApiDocument): string[] {
  let merged = 0;
  rewriteSchemas(document, (schema) => {
    if (schema.allOf === undefined) return schema;
    merged += 1;
    return flatten(document, schema, []);
  });
  return merged > 0 ? [`allOf, ${plural(merged, 'time')}: merged into one schema`] : [];
}

function flatten(document: OpenApiDocument, schema: Schema, trail: string[], root = schema): Schema {
  const { allOf, ...siblings } = schema;
  if (allOf === undefined) return schema;
  const [only, ...others] = allOf;
  // A reference with only annotations next to it keeps the name of its schema.
  if (only?.$ref !== undefined && others.length === 0 && isAnnotation(siblings)) {
    if (trail.includes(only.$ref)) throw circularReferenceError([...trail, only.$ref]);
    return { ...only, ...siblings };
  }
  return closeSchema(
    mergeSchemas([...allOf.map((part) => resolvePart(document, part, trail, root)), siblings]),
  );
}

/** `unevaluatedProperties: false` in a part becomes `additionalProperties: false` in the merged schema. */
function closeSchema(schema: Schema): Schema {
  const { unevaluatedProperties, ...rest } = schema;
  const isFullyMerged = !['$ref', 'allOf', 'anyOf', 'oneOf', 'if'].some((key) => key in schema);
  return unevaluatedProperties === false && isFullyMerged ? { ...rest, additionalProperties: false } : schema;
}

/** A part of an `allOf`, with references and nested `allOf`s resolved. */
function resolvePart(document: OpenApiDocument, part: Schema, trail: string[], root: Schema): Schema {
  const { $ref, ...siblings } = part;
  if ($ref === undefined) return flatten(document, part, trail, root);
  if (trail.includes($ref)) throw circularReferenceError([...trail, $ref]);
  const found = lookUp(document, $ref) as Schema;
  // A record that contains a record of its own kind would be merged endlessly.
  const finite = contains(found, root) ? structuredClone(found) : found;
  const target = resolvePart(document, finite, [...trail, $ref], root);
  return Object.keys(siblings).length === 0 ? target : mergeSchemas([target, siblings]);
}

function contains(value: unknown, part: object): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return value === part || Object.values(value).some((child) => contains(child, part));
}

const ANNOTATIONS = [
  'title',
  'description',
  'example',
  'examples',
  'default',
  'deprecated',
  'readOnly',
  'writeOnly',
];

function isAnnotation(schema: object): boolean {
  return Object.keys(schema).every((key) => ANNOTATIONS.includes(key) || key.startsWith('x-'));
}

function circularReferenceError(trail: string[]): UsageError {
  const first = trail.indexOf(trail.at(-1) as string);
  return new UsageError(
    `The upstream document has an allOf that contains itself: ${trail.slice(first).join(' -> ')}. No value can be checked against it.`,
  );
}
