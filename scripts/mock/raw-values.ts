import type { Parameter, Schema } from '../contract/contract.ts';
import { listTypes } from '../contract/fields.ts';
import { getOwn, setOwn } from '../contract/own.ts';

/** A raw value, before it is typed by its schema. */
export type RawValue = string | RawValue[] | { [name: string]: RawValue };

/** The separators of the styles that put a list or an object in one string (OpenAPI 3.1, Style Values). */
const SEPARATORS: Record<string, string> = {
  form: ',',
  simple: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** The raw value of a parameter; splits strings if its style puts several values in one string. */
export function splitByStyle({ style, explode, schema }: Parameter, texts: string[]): RawValue {
  const separator = getOwn(SEPARATORS, style);
  const isOneString = separator !== undefined && (!explode || style === 'simple');
  if (isList(schema))
    return isOneString ? texts.flatMap((text) => text.split(separator)) : unwrapSingle(texts);
  if (isObject(schema) && isOneString) return parseObject(texts.join(separator).split(separator), explode);
  return unwrapSingle(texts);
}

function unwrapSingle(texts: string[]): RawValue {
  return texts.length === 1 ? (texts[0] as string) : texts;
}

/** Parses an object from `from,1,to,2`, or, exploded, from `from=1,to=2`. */
function parseObject(texts: string[], explode: boolean): RawValue {
  const object: Record<string, RawValue> = {};
  if (explode) {
    for (const text of texts) setOwn(object, text.split('=')[0] ?? '', text.split('=').slice(1).join('='));
  } else {
    for (let i = 0; i < texts.length; i += 2) setOwn<RawValue>(object, texts[i] ?? '', texts[i + 1] ?? '');
  }
  return object;
}

export const isList = (schema: Schema): boolean => collectKinds(schema).includes('array');
export const isObject = (schema: Schema): boolean => collectKinds(schema).includes('object');

/** The JSON types that a schema allows; empty if it allows all. A schema with properties allows objects. */
function collectKinds(schema: Schema, ancestors: Schema[] = []): string[] {
  if (ancestors.includes(schema)) return [];
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  const kinds = [
    ...listTypes(schema),
    ...parts.flatMap((part) => collectKinds(part, [...ancestors, schema])),
  ];
  if (kinds.length > 0) return kinds;
  if (schema.properties) return ['object'];
  const values = schema.const === undefined ? (schema.enum ?? []) : [schema.const];
  return [...new Set(values.map((value) => (value === null ? 'null' : typeof value)))];
}

/** Converts a raw value to the type of its schema. Other values stay unchanged, and the validator rejects them. */
export function coerceValue(value: RawValue, schema: Schema = {}): unknown {
  if (typeof value !== 'string')
    return Array.isArray(value) ? coerceList(value, schema) : coerceObject(value, schema);
  const kinds = collectKinds(schema);
  if (kinds.includes('array') && !kinds.includes('string')) return coerceList([value], schema);
  return kinds.length === 0 || kinds.includes('string') ? value : coerceString(value, kinds);
}

function coerceString(text: string, kinds: string[]): unknown {
  const isNumeric = kinds.includes('number') || kinds.includes('integer');
  if (isNumeric && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (kinds.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return kinds.includes('null') && text === '' ? null : text;
}

function coerceList(values: RawValue[], schema: Schema): unknown[] {
  const items = collectSubschemas(schema).find((part) => part.items)?.items;
  return values.map((value) => coerceValue(value, items));
}

function coerceObject(value: Record<string, RawValue>, schema: Schema): object {
  const parts = collectSubschemas(schema);
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, each] of Object.entries(value)) {
    const property = parts
      .map(({ properties }) => getOwn(properties, name))
      .find((found) => found !== undefined);
    result[name] = coerceValue(each, property);
  }
  return result;
}

function collectSubschemas(schema: Schema, ancestors: Schema[] = []): Schema[] {
  if (ancestors.includes(schema)) return [];
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => collectSubschemas(part, [...ancestors, schema]))];
}

/** Sets a nested value, as PHP does for names with brackets: `range[from]`, `tags[]`. */
export function setNestedValue(object: Record<string, RawValue>, keys: string[], value: string): void {
  let container = object;
  for (const key of keys.slice(0, -1)) {
    const next = getOwn(container, key);
    const inner = typeof next === 'object' && !Array.isArray(next) ? next : {};
    setOwn<RawValue>(container, key, inner);
    container = inner;
  }
  const last = keys.at(-1) ?? '';
  const previous = getOwn(container, last);
  setOwn<RawValue>(container, last, previous === undefined ? value : [previous, value].flat());
}

/** Parses `range[from][day]` into name and keys; undefined if the brackets are malformed or nested too deep. */
export function parseBrackets(name: string): string[] | undefined {
  const [, base, brackets = ''] = /^([^[\]]+)((?:\[[^[\]]*\]){0,8})$/s.exec(name) ?? [];
  return base === undefined ? undefined : [base, ...brackets.split(/[[\]]+/).filter((key) => key !== '')];
}
