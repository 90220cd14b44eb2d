import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument, Schema } from '../document.ts';
import { rewriteSchemas } from '../structure.ts';

/** Keywords of OpenAPI 3.0 that JSON Schema 2020-12 spells differently. */
interface OldSchema extends Omit<Schema, 'exclusiveMinimum' | 'exclusiveMaximum'> {
  nullable?: boolean;
  exclusiveMinimum?: boolean | number;
  exclusiveMaximum?: boolean | number;
}

/** Converts schemas of OpenAPI 3.0 and 3.1 to JSON Schema 2020-12, with null as a type wherever possible. */
export function modernize(document: OpenApiDocument): string[] {
  const notes = document.openapi.startsWith('3.0.') ? [`OpenAPI ${document.openapi}: read as 3.1`] : [];
  let nullable = 0;
  rewriteSchemas(document, (schema) => {
    if ('nullable' in schema) nullable += 1;
    return withNullType(convertNullable(withExclusiveBounds(schema)));
  });
  document.openapi = '3.1.0';
  return nullable > 0 ? [...notes, `nullable, ${plural(nullable, 'time')}: read as the type null`] : notes;
}

/** `minimum: 0, exclusiveMinimum: true` becomes `exclusiveMinimum: 0`. */
function withExclusiveBounds(schema: Schema): Schema {
  const result = { ...schema } as OldSchema & Record<string, unknown>;
  for (const [flag, bound] of [
    ['exclusiveMinimum', 'minimum'],
    ['exclusiveMaximum', 'maximum'],
  ] as const) {
    if (typeof result[flag] !== 'boolean') continue;
    const isExclusive = result[flag] && result[bound] !== undefined;
    delete result[flag];
    if (!isExclusive) continue;
    result[flag] = result[bound] as number;
    delete result[bound];
  }
  return result as Schema;
}

/** Converts `nullable: true` to the type null; in a schema without a type, to an anyOf with the type null. */
function convertNullable(schema: Schema): Schema {
  const { nullable, ...rest } = schema as OldSchema;
  if (nullable === undefined) return schema;
  const baseSchema = rest as Schema;
  if (!nullable) return baseSchema;
  if (baseSchema.type !== undefined) return addNull(baseSchema);
  const { $ref, allOf, oneOf, anyOf, ...siblings } = baseSchema;
  if ($ref !== undefined) return { ...siblings, anyOf: [{ $ref }, { type: 'null' }] };
  const combined = { ...(allOf && { allOf }), ...(oneOf && { oneOf }), ...(anyOf && { anyOf }) };
  if (Object.keys(combined).length === 0) return baseSchema;
  const [only, ...others] = allOf ?? [];
  const isAlone = Object.keys(combined).length === 1 && only !== undefined && others.length === 0;
  return { ...siblings, anyOf: [isAlone ? only : combined, { type: 'null' }] };
}

/** `anyOf: [{type: string}, {type: null}]` becomes `type: [string, null]`. */
function withNullType(schema: Schema): Schema {
  const { anyOf, oneOf, ...rest } = schema;
  const choice = anyOf ?? oneOf;
  if (choice?.length !== 2 || (anyOf && oneOf) || rest.type !== undefined || rest.$ref !== undefined)
    return schema;
  const other = choice.find((each) => each.type !== 'null');
  if (other?.type === undefined || !choice.some(isNullSchema)) return schema;
  return addNull({ ...other, ...rest });
}

function isNullSchema(schema: Schema): boolean {
  return schema.type === 'null' && Object.keys(schema).length === 1;
}

function addNull(schema: Schema): Schema {
  const types = [schema.type ?? []].flat();
  return {
    ...schema,
    type: types.includes('null') ? schema.type : [...types, 'null'],
    ...(schema.enum && !schema.enum.includes(null) && { enum: [...schema.enum, null] }),
  } as Schema;
}
