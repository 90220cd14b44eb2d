import type { Schema } from '../../contract/contract.ts';
import type { Row } from '../store/rows.ts';

type FieldSchemas = ReadonlyMap<string, Schema>;

const cache = new WeakMap<Schema, FieldSchemas>();

/**
 * Selects the fields of a body that its schema lists as writable (OWASP API3: mass assignment). Other fields are
 * ignored if the schema allows them.
 */
export function selectListedFields(schema: Schema, body: Row): Row {
  const fields = indexFields(schema);
  const listed = Object.entries(body).flatMap(([name, value]) => {
    const field = fields.get(name);
    return field && field.readOnly !== true ? [[name, selectListedValue(field, value)] as const] : [];
  });
  return Object.fromEntries(listed);
}

/** Finds the schema of a field, including those in subschemas. */
export function findFieldSchema(schema: Schema, name: string): Schema | undefined {
  return indexFields(schema).get(name);
}

/** Selects the listed fields of a nested value. An object schema without properties allows any field. */
function selectListedValue(schema: Schema, value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) {
    const { items } = schema;
    return items ? value.map((item) => selectListedValue(items, item)) : value;
  }
  return indexFields(schema).size > 0 ? selectListedFields(schema, value as Row) : value;
}

function indexFields(schema: Schema): FieldSchemas {
  let fields = cache.get(schema);
  if (!fields) {
    fields = new Map(collectProperties(schema, []));
    cache.set(schema, fields);
  }
  return fields;
}

/** The properties of the schema and its subschemas; recursive schemas are visited once. */
function collectProperties(schema: Schema, ancestors: Schema[]): [string, Schema][] {
  if (ancestors.includes(schema)) return [];
  const parts = [...(schema.allOf ?? []), ...(schema.anyOf ?? []), ...(schema.oneOf ?? [])];
  const nested = parts.flatMap((part) => collectProperties(part, [...ancestors, schema]));
  return [...nested, ...Object.entries(schema.properties ?? {})];
}
