import { isDeepStrictEqual } from 'node:util';
import type { JsonObject, OpenApiDocument, Schema } from '../document.ts';
import { allowsNull, listTypes } from '../fields.ts';
import { getOwn, setOwn } from '../own.ts';
import { generateSample } from '../sample.ts';
import { follow } from './value-paths.ts';

/** A union of objects: each object has the shared fields and the fields of one alternative. */
export interface Alternatives {
  shared: ReadonlySet<string>;
  parts: Schema[];
}

/** The alternatives of a union of objects; undefined for every other schema. */
export function findAlternatives(document: OpenApiDocument, schema: Schema): Alternatives | undefined {
  const parts = (schema.oneOf ?? schema.anyOf ?? []).map((part) => follow(document, part));
  const objects = parts.filter(({ properties }) => properties !== undefined);
  if (objects.length === 0) return undefined;
  return { shared: new Set(Object.keys(schema.properties ?? {})), parts: objects };
}

/** Joins a union of objects into one object with the fields of all alternatives. Other schemas stay unchanged. */
export function joinAlternatives(document: OpenApiDocument, schema: Schema): Schema {
  const found = findAlternatives(document, schema);
  if (!found) return schema;
  const { shared, parts } = found;
  const { oneOf, anyOf, unevaluatedProperties, ...base } = schema;
  const isNullable = (oneOf ?? anyOf ?? []).some((part) => follow(document, part).type === 'null');
  const properties: Record<string, Schema> = {};
  for (const name of new Set(parts.flatMap((part) => Object.keys(part.properties ?? {})))) {
    if (shared.has(name)) continue;
    const fields = parts.flatMap((part) => getOwn(part.properties, name) ?? []);
    const united = unite(fields.map((field) => follow(document, field)));
    setOwn(properties, name, isNullable ? withNull(united) : united);
  }
  const [first, ...others] = parts.map(({ required = [] }) => required);
  const requiredByAll = (first ?? []).filter((name) => others.every((names) => names.includes(name)));
  const isClosed =
    unevaluatedProperties === false || parts.every((part) => part.additionalProperties === false);
  return {
    ...base,
    type: isNullable ? ['object', 'null'] : 'object',
    properties: { ...properties, ...base.properties },
    required: [...new Set([...(base.required ?? []), ...requiredByAll])],
    ...(isClosed && { additionalProperties: false }),
  };
}

/** Joins the schemas of one field: keeps the keywords that they have in common. */
function unite(fields: Schema[]): Schema {
  const [first = {}, ...others] = fields;
  if (others.every((other) => isDeepStrictEqual(first, other))) return first;
  const types = [...new Set(fields.flatMap(listTypes))];
  const values = fields.map(getListedValues);
  const isListed = values.every((list) => list !== undefined);
  const common = Object.entries(first).filter(
    ([key, value]) =>
      !['type', 'enum', 'const'].includes(key) &&
      others.every((other) => isDeepStrictEqual(value, other[key as keyof Schema])),
  );
  return {
    ...Object.fromEntries(common),
    ...(types.length > 0 && { type: types.length === 1 ? (types[0] as string) : types }),
    ...(isListed && { enum: [...new Set(values.flat())] }),
  };
}

const getListedValues = ({ enum: values, const: only }: Schema): unknown[] | undefined =>
  values ?? (only === undefined ? undefined : [only]);

function withNull(schema: Schema): Schema {
  const { const: only, ...rest } = schema;
  const values = getListedValues(schema);
  const types = listTypes(schema);
  if (types.length === 0 && !values) return { anyOf: [schema, { type: 'null' }] };
  return {
    ...rest,
    ...(types.length > 0 && { type: [...new Set([...types, 'null'])] }),
    ...(values && { enum: [...new Set([...values, null])] }),
  };
}

/** The default of a field that the matching alternative lacks; undefined if the alternative has the field. */
export function findAbsentDefault({ shared, parts }: Alternatives, value: JsonObject, name: string): unknown {
  const part = findMatchingPart(parts, value);
  if (!part || shared.has(name) || getOwn(part.properties, name)) return undefined;
  const fields = parts.flatMap((each) => getOwn(each.properties, name) ?? []);
  return fields.find((other) => other.default !== undefined)?.default;
}

/** Fits a request object to its alternative: removes nulls and defaults of fields that the alternative lacks. */
export function fitRequest({ shared, parts }: Alternatives, value: JsonObject): JsonObject {
  const part = findMatchingPart(parts, value);
  const hasDiscriminator = Object.entries(part?.properties ?? {}).some(
    ([name, property]) => getListedValues(property) && Object.hasOwn(value, name),
  );
  if (!part || !hasDiscriminator) return value;
  const relevant = Object.entries(value).filter(([name, field]) => {
    const fields = parts.flatMap((each) => getOwn(each.properties, name) ?? []);
    const isRedundant = field === null || fields.some((other) => other.default === field);
    return shared.has(name) || getOwn(part.properties, name) || !isRedundant;
  });
  return Object.fromEntries(relevant);
}

/**
 * Fits a response object to its alternative: removes the fields of other alternatives. `missing` names the required
 * fields that the object lacks; each gets a sample value.
 */
export function fitResponse(
  { shared, parts }: Alternatives,
  value: JsonObject,
): { value: JsonObject; missing: string[] } {
  const part = findMatchingPart(parts, value);
  if (!part) return { value, missing: [] };
  const { properties = {}, required = [] } = part;
  const fitted: JsonObject = {};
  for (const [name, field] of Object.entries(value)) {
    const mine = getOwn(properties, name);
    const isForeign = !shared.has(name) && parts.some((each) => getOwn(each.properties, name));
    if (mine ? field !== null || allowsNull(mine) : !isForeign) setOwn<unknown>(fitted, name, field);
  }
  const missing = required.filter((name) => getOwn(properties, name) && !Object.hasOwn(fitted, name));
  for (const name of missing) setOwn<unknown>(fitted, name, generateSample(properties[name] as Schema));
  return { value: fitted, missing };
}

/** The alternative that allows the listed values of the object and lacks the fewest of its fields. */
function findMatchingPart(parts: Schema[], value: JsonObject): Schema | undefined {
  const presentNames = Object.keys(value).filter((name) => value[name] !== null);
  const possible = parts.filter(({ properties = {} }) =>
    Object.entries(properties).every(([name, property]) => {
      const field = getOwn(value, name);
      return field === undefined || (getListedValues(property)?.includes(field) ?? true);
    }),
  );
  const countLacking = ({ properties = {} }: Schema) =>
    presentNames.filter((name) => !getOwn(properties, name)).length;
  return possible.sort((one, other) => countLacking(one) - countLacking(other))[0];
}
