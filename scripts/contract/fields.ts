import type { Operation, Schema } from './contract.ts';

/** A value in a body or a query: a field, an item of a list, or a field of such an item. */
export interface SchemaField {
  /** Its name in error responses: `members.0.user_id`. */
  name: string;
  path: (string | number)[];
  schema: Schema;
  /** Whether its parent object requires it. */
  required: boolean;
}

/** Every field of a write schema, with the first item of lists. Recursive schemas are visited once. */
export function collectFields(
  schema: Schema,
  path: SchemaField['path'] = [],
  ancestors: Schema[] = [],
): SchemaField[] {
  if (ancestors.includes(schema)) return [];
  const properties = Object.entries(schema.properties ?? {}).map(([name, property]) => {
    return createField([...path, name], property, schema.required?.includes(name) === true);
  });
  const items = schema.items ? [createField([...path, 0], schema.items, false)] : [];
  const trail = [...ancestors, schema];
  return [...properties, ...items].flatMap((field) => [
    field,
    ...collectFields(field.schema, field.path, trail),
  ]);
}

/** The fields of an operation's body; none if it has no body. */
export function bodyFields({ body }: Operation): SchemaField[] {
  return body ? collectFields(body.schema) : [];
}

/** The query parameters of an operation, and the items of list parameters. */
export function queryFields({ queryParameters }: Operation): SchemaField[] {
  return queryParameters.flatMap(({ name, schema, required }) => {
    const field = createField([name.replace(/\[\]$/, '')], schema, required);
    return [field, ...collectFields(schema, field.path)];
  });
}

/** The JSON types that a value may have. */
export function listTypes({ type }: Schema): string[] {
  if (type === undefined) return [];
  return Array.isArray(type) ? type : [type];
}

/** Whether a value may be null. */
export function allowsNull(schema: Schema): boolean {
  if (schema.enum) return schema.enum.includes(null);
  const parts = [...(schema.oneOf ?? []), ...(schema.anyOf ?? [])];
  if (parts.length > 0) return parts.some(allowsNull);
  const types = listTypes(schema);
  return types.length === 0 || types.includes('null');
}

function createField(path: SchemaField['path'], schema: Schema, required: boolean): SchemaField {
  return { name: path.join('.'), path, schema, required };
}

/** Whether a field is an ID, by its format: only IDs have 64 bits. Without a format, the contract's names decide. */
export function isIdField({ name, schema }: Pick<SchemaField, 'name' | 'schema'>): boolean {
  return schema.format === 'int64' || /_id$|_ids\.\d+$/.test(name);
}

/** The filters of a list: its parameters except those for pagination, sorting and embedding. */
export function listFilters({ queryParameters }: Operation): string[] {
  const nonFilters = ['page', 'per_page', 'sort_by', 'direction', 'load[]'];
  return queryParameters.map(({ name }) => name).filter((name) => !nonFilters.includes(name));
}
