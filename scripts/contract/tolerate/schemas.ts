import { plural } from '../../cli/plural.ts';
import type { OpenApiDocument, Schema } from '../document.ts';
import { setOwn } from '../own.ts';
import { rewriteSchemas } from '../structure.ts';

type Loose = Omit<Schema, 'required'> & { required?: unknown; $id?: unknown; $schema?: unknown };

/** Repairs schemas whose meaning is clear. */
export function repairSchemas(document: object): string[] {
  const required = new Set<string>();
  const counts = { booleans: 0, ids: 0, enums: 0, tuples: 0, mappings: 0 };
  const types = new Set<string>();
  const names = Object.keys((document as OpenApiDocument).components?.schemas ?? {});
  rewriteSchemas(document as OpenApiDocument, (original) => {
    const schema = { ...original } as Loose;
    repairRequired(schema, required);
    repairBooleans(schema, counts);
    for (const key of ['$id', '$schema'] as const) {
      if (typeof schema[key] !== 'string') continue;
      delete schema[key];
      counts.ids += 1;
    }
    repairEnum(schema, counts);
    repairType(schema, types);
    repairTuple(schema, counts);
    repairDiscriminator(schema, names, counts);
    return schema as Schema;
  });
  dropBareRequired(document);
  return [
    ...(required.size > 0
      ? [
          `required: true or false on properties (${formatNames(required)}): moved to the list of their object`,
        ]
      : []),
    ...(counts.booleans > 0
      ? [`true or false as a schema, ${plural(counts.booleans, 'time')}: read as {} or not {}`]
      : []),
    ...(counts.ids > 0 ? [`$id and $schema in schemas, ${plural(counts.ids, 'time')}: omitted`] : []),
    ...(counts.enums > 0
      ? [`enums that are empty or have duplicates, ${plural(counts.enums, 'time')}: repaired`]
      : []),
    ...(types.size > 0 ? [`types that JSON Schema does not have (${formatNames(types)}): omitted`] : []),
    ...(counts.tuples > 0
      ? [`lists of schemas as items, ${plural(counts.tuples, 'time')}: read as prefixItems`]
      : []),
    ...(counts.mappings > 0
      ? [`discriminators that map to names, ${plural(counts.mappings, 'time')}: written as references`]
      : []),
  ];
}

/** Moves `required: true` on a property, as in JSON Schema draft 3, to the list of its object. */
function repairRequired(schema: Loose, names: Set<string>): void {
  const list = new Set(Array.isArray(schema.required) ? (schema.required as string[]) : []);
  const before = list.size;
  for (const [name, property] of Object.entries(schema.properties ?? {})) {
    const flag = (property as Loose | null)?.required;
    if (typeof flag !== 'boolean') continue;
    if (flag) list.add(name);
    delete (property as Loose).required;
    names.add(name);
  }
  if (list.size > before || (Array.isArray(schema.required) && schema.required.length !== list.size))
    schema.required = [...list];
}

/** Removes a boolean `required` outside a property, where it has no meaning. */
function dropBareRequired(document: object): void {
  rewriteSchemas(document as OpenApiDocument, (original) => {
    if (typeof (original as Loose).required !== 'boolean') return original;
    const { required: _, ...rest } = original;
    return rest;
  });
}

function repairBooleans(schema: Loose, counts: { booleans: number }): void {
  for (const [name, property] of Object.entries(schema.properties ?? {}) as [string, unknown][]) {
    if (typeof property !== 'boolean') continue;
    setOwn(schema.properties as Record<string, Schema>, name, toObjectSchema(property));
    counts.booleans += 1;
  }
  if (typeof (schema.items as unknown) === 'boolean' && !('prefixItems' in schema)) {
    schema.items = toObjectSchema(Boolean(schema.items));
    counts.booleans += 1;
  }
}

function toObjectSchema(schema: boolean): Schema {
  return schema ? {} : ({ not: {} } as Schema);
}

function repairEnum(schema: Loose, counts: { enums: number }): void {
  if (!Array.isArray(schema.enum)) return;
  const values = schema.enum;
  const unique = [...new Map(values.map((value) => [JSON.stringify(value), value])).values()];
  if (unique.length === values.length && unique.length > 0) return;
  if (unique.length > 0) schema.enum = unique;
  else delete schema.enum;
  counts.enums += 1;
}

const TYPES = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'];

/** Removes types that JSON Schema does not have, such as `any`, `file` or `datetime`. */
function repairType(schema: Loose, found: Set<string>): void {
  if (schema.type === undefined) return;
  const types = [schema.type].flat();
  const validTypes = types.filter((each) => TYPES.includes(each));
  if (validTypes.length === types.length) return;
  for (const each of types) if (!validTypes.includes(each)) found.add(String(each));
  if (validTypes.length > 0) schema.type = validTypes;
  else delete schema.type;
}

/** Moves a list of schemas from `items`, as in JSON Schema before 2020-12, to `prefixItems`. */
function repairTuple(schema: Loose, counts: { tuples: number }): void {
  if (!Array.isArray(schema.items)) return;
  schema.prefixItems = schema.items as Schema[];
  delete schema.items;
  counts.tuples += 1;
}

/** Writes schema names in mappings as references: OpenAPI allows both, but libraries resolve only references. */
function repairDiscriminator(schema: Loose, names: string[], counts: { mappings: number }): void {
  const { discriminator } = schema as { discriminator?: { mapping?: Record<string, unknown> } };
  const mapping = discriminator?.mapping;
  if (typeof mapping !== 'object' || mapping === null) return;
  for (const [value, target] of Object.entries(mapping)) {
    if (!names.includes(String(target))) continue;
    setOwn(mapping, value, `#/components/schemas/${target}`);
    counts.mappings += 1;
  }
}

function formatNames(names: Set<string>): string {
  return [...names].slice(0, 5).join(', ') + (names.size > 5 ? ', ...' : '');
}
