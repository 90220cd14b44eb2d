import { bodyFields, type Field, queryFields } from '../../../scripts/spec/fields.ts';
import type { Operation, Schema } from '../contract.ts';
import type { BadInput } from './refuse.ts';

type Json = unknown;
type Path = Field['path'];

/** A value that does not fit a field, and how to say so: `as "text"`. */
export type BadValue = readonly [what: string, value: Json];

/** For every field of the body for which the rule knows bad values: the body with each of them. */
export function badBodies(
  operation: Operation,
  body: Record<string, unknown>,
  badValues: (field: Field) => BadValue[],
): BadInput[] {
  return bodyFields(operation).flatMap((field) => {
    return badValues(field).map(([what, value]) => ({
      what: `${field.name} ${what}`,
      fields: [field.name],
      request: { body: JSON.stringify(withValue(operation, body, field.path, value)) },
    }));
  });
}

/** For every query parameter for which the rule knows bad texts: the query with each of them. */
export function badQueries(operation: Operation, badTexts: (field: Field) => string[]): BadInput[] {
  return queryFields(operation).flatMap((field) => {
    return badTexts(field).map((text) => ({
      what: `${field.name} as "${text.length > 40 ? `${text.slice(0, 40)}...` : text}"`,
      fields: [field.name],
      request: { query: `${parameterOf(operation, field)}=${encodeURIComponent(text)}` },
    }));
  });
}

/** The parameter as the URL names it: `member_ids[]` for `member_ids` and its items. */
export function parameterOf({ queryParameters }: Operation, { path: [name] }: Field): string {
  const isList = queryParameters.some((parameter) => parameter.name === `${name}[]`);
  return encodeURIComponent(isList ? `${name}[]` : String(name));
}

/** The fields in words: `name, color and is_active`; of many only the first. */
export function listed(fields: Field[]): string {
  const names = fields.map(({ name }) => name);
  if (names.length > 6) return `${names.slice(0, 5).join(', ')} and ${names.length - 5} others`;
  return names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : (names[0] ?? '');
}

/** The fields of the body for which the rule knows bad values, in words. */
export function fieldsWith(operation: Operation, badValues: (field: Field) => BadValue[]): string {
  const fields = bodyFields(operation).filter((field) => badValues(field).length > 0);
  return listed(fields);
}

/** The parameters for which the rule knows bad texts, in words. */
export function parametersWith(operation: Operation, badTexts: (field: Field) => string[]): string {
  return listed(queryFields(operation).filter((field) => badTexts(field).length > 0));
}

/** The body with another value in one place; what stands around that place is valid. */
export function withValue(operation: Operation, body: Json, path: Path, value: Json): Json {
  return placedIn(operation.body?.schema ?? {}, body, path, value);
}

/** The body without the value in one place. */
export function without(operation: Operation, body: Json, path: Path): Json {
  return withValue(operation, body, path, undefined);
}

/** What a schema describes with another value in one place; what is not there on the way to it is made up. */
export function placedIn(schema: Schema, around: Json, [step, ...rest]: Path, value: Json): Json {
  if (step === undefined) return value;
  if (typeof step === 'number') {
    const item = schema.items ?? {};
    return [placedIn(item, (around as Json[])[0] ?? sample(item), rest, value)];
  }
  const object = around as Record<string, Json>;
  const property = schema.properties?.[step] ?? {};
  return { ...object, [step]: placedIn(property, object[step] ?? sample(property), rest, value) };
}

/** The smallest value that a schema allows, with what is required in it. */
export function sample(schema: Schema): Json {
  const type = [schema.type ?? 'string'].flat()[0];
  if (schema.enum) return schema.enum[0];
  if (type === 'array') return [];
  if (type === 'integer') return schema.minimum ?? 0;
  if (type !== 'object') return 'text';
  const required = Object.entries(schema.properties ?? {}).filter(([name]) =>
    schema.required?.includes(name),
  );
  return Object.fromEntries(required.map(([name, property]) => [name, sample(property)]));
}
