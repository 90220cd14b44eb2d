import type { Parameter, Schema } from '../contract/contract.ts';
import { listTypes } from '../contract/fields.ts';
import { getOwn, setOwn } from '../contract/own.ts';

/** A raw value, before it is typed by its schema. */
export type RawValue = string | RawValue[] | { [name: string]: RawValue };

/** Separators of the styles in which a list or an object is one string (OpenAPI 3.1, Style Values). */
const SEPARATORS: Record<string, string> = {
  form: ',',
  simple: ',',
  spaceDelimited: ' ',
  pipeDelimited: '|',
};

/** The raw values of a parameter: split if its style has several in one string. */
export function joined({ style, explode, schema }: Parameter, texts: string[]): RawValue {
  const separator = getOwn(SEPARATORS, style);
  const isOneText = separator !== undefined && (!explode || style === 'simple');
  if (isList(schema)) return isOneText ? texts.flatMap((text) => text.split(separator)) : unlessSingle(texts);
  if (isObject(schema) && isOneText) return pairs(texts.join(separator).split(separator), explode);
  return unlessSingle(texts);
}

function unlessSingle(texts: string[]): RawValue {
  return texts.length === 1 ? (texts[0] as string) : texts;
}

/** `from,1,to,2`, or `from=1,to=2`. */
function pairs(texts: string[], explode: boolean): RawValue {
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

/** The JSON types that a schema allows, if it restricts them; a schema with properties is an object's. */
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

/** The typed value of the raw values; one that cannot be typed stays as it is, and the validator rejects it. */
export function coerced(value: RawValue, schema: Schema = {}): unknown {
  if (typeof value !== 'string')
    return Array.isArray(value) ? coercedList(value, schema) : coercedObject(value, schema);
  const kinds = collectKinds(schema);
  if (kinds.includes('array') && !kinds.includes('string')) return coercedList([value], schema);
  return kinds.length === 0 || kinds.includes('string') ? value : coercedText(value, kinds);
}

function coercedText(text: string, kinds: string[]): unknown {
  const isNumeric = kinds.includes('number') || kinds.includes('integer');
  if (isNumeric && text.trim() !== '' && Number.isFinite(Number(text))) return Number(text);
  if (kinds.includes('boolean') && /^(true|false)$/.test(text)) return text === 'true';
  return kinds.includes('null') && text === '' ? null : text;
}

function coercedList(values: RawValue[], schema: Schema): unknown[] {
  const items = collectSubschemas(schema).find((part) => part.items)?.items;
  return values.map((value) => coerced(value, items));
}

function coercedObject(value: Record<string, RawValue>, schema: Schema): object {
  const parts = collectSubschemas(schema);
  const result: Record<string, unknown> = Object.create(null);
  for (const [name, each] of Object.entries(value)) {
    const property = parts
      .map(({ properties }) => getOwn(properties, name))
      .find((found) => found !== undefined);
    result[name] = coerced(each, property);
  }
  return result;
}

function collectSubschemas(schema: Schema, ancestors: Schema[] = []): Schema[] {
  if (ancestors.includes(schema)) return [];
  const parts = [...(schema.anyOf ?? []), ...(schema.oneOf ?? []), ...(schema.allOf ?? [])];
  return [schema, ...parts.flatMap((part) => collectSubschemas(part, [...ancestors, schema]))];
}

/** Sets a value at the brackets after a name, as PHP does: `range[from]`, `tags[]`. */
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

/** `range[from][day]` as its name and keys; undefined if the brackets are malformed or too many. */
export function bracketed(name: string): string[] | undefined {
  const [, base, brackets = ''] = /^([^[\]]+)((?:\[[^[\]]*\]){0,8})$/s.exec(name) ?? [];
  return base === undefined ? undefined : [base, ...brackets.split(/[[\]]+/).filter((key) => key !== '')];
}
