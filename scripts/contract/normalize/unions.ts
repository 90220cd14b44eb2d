import { lookUp } from '../dereference.ts';
import type { OpenApiDocument, Schema } from '../document.ts';
import { rewriteSchemas } from '../structure.ts';

/**
 * Rewrites unions of plain values as one schema, so that readers find types and values in one place: a union of
 * constants becomes an enum, and a union with null becomes a schema with several types.
 */
export function simplifyUnions(document: OpenApiDocument): string[] {
  let simplified = 0;
  rewriteSchemas(document, (schema) => {
    const simple = withoutUnion(document, schema);
    if (simple !== schema) simplified += 1;
    return simple;
  });
  return simplified > 0 ? [`oneOf or anyOf of plain values, ${simplified} times: read as one schema`] : [];
}

function withoutUnion(document: OpenApiDocument, schema: Schema): Schema {
  const { oneOf, anyOf, ...siblings } = schema;
  const choice = oneOf ?? anyOf;
  if (!choice || (oneOf && anyOf) || CONSTRAINTS.some((key) => key in siblings)) return schema;
  const parts = choice.map((part) => resolveReferences(document, part));
  const values = parts.filter((part) => part.type !== 'null');
  const isNullable = values.length < parts.length;
  const [only] = values;
  if (values.length === 1 && only?.type !== undefined && !isNested(only) && isNullable)
    return { ...only, ...siblings, ...withNull(only) };
  return values.length > 0 && values.every(hasListedValues)
    ? { ...siblings, ...buildEnum(values, isNullable) }
    : schema;
}

const CONSTRAINTS = ['type', 'enum', 'const', '$ref', 'properties', 'items', 'not', 'if'];
const NESTED = ['properties', 'items', 'oneOf', 'anyOf', 'allOf', 'not', 'if', '$ref'];
const isNested = (schema: Schema): boolean => NESTED.some((key) => key in schema) || schema.type === 'object';

/** Whether the schema lists its values and has no nested schema. */
function hasListedValues(schema: Schema): boolean {
  return (schema.const !== undefined || schema.enum !== undefined) && !isNested(schema);
}

function buildEnum(parts: Schema[], isNullable: boolean): Pick<Schema, 'type' | 'enum'> {
  const values = [...new Set(parts.flatMap((part) => part.enum ?? [part.const]))];
  const all = isNullable && !values.includes(null) ? [...values, null] : values;
  const types = [...new Set(all.map(typeOfValue))];
  return { type: types.length === 1 ? (types[0] as string) : types, enum: all };
}

function withNull({ type, enum: values, const: only }: Schema): Schema {
  const types = [...new Set([...[type ?? []].flat(), 'null'])];
  const listed = values ?? (only === undefined ? undefined : [only]);
  return { type: types, ...(listed && { enum: [...new Set([...listed, null])] }) };
}

function typeOfValue(value: unknown): string {
  if (value === null) return 'null';
  return typeof value === 'number' ? (Number.isInteger(value) ? 'integer' : 'number') : typeof value;
}

/** Resolves the references of a part; circular references have been rejected before. */
function resolveReferences(document: OpenApiDocument, part: Schema, depth = 0): Schema {
  const { $ref, ...siblings } = part;
  if ($ref === undefined || depth > 20) return part;
  return { ...resolveReferences(document, lookUp(document, $ref) as Schema, depth + 1), ...siblings };
}
