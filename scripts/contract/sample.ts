import type { Direction } from './directions.ts';
import type { Schema } from './document.ts';
import { getOwn } from './own.ts';
import { generateMatchingText } from './pattern-sample.ts';

const FORMATS: Record<string, string> = {
  date: '2026-03-02',
  'date-time': '2026-03-02T09:00:00Z',
  time: '09:00:00Z',
  email: 'someone@example.com',
  uri: 'https://example.com/',
  url: 'https://example.com/',
  uuid: '00000000-0000-4000-8000-000000000000',
  hostname: 'example.com',
  ipv4: '192.0.2.1',
  ipv6: '2001:db8::1',
  duration: 'P1D',
  byte: 'dGV4dA==',
  'json-pointer': '/text',
  'relative-json-pointer': '1',
  'uri-template': '/text/{id}',
  'uri-reference': '/text',
  iri: 'https://example.com/',
  'iri-reference': '/text',
  'idn-email': 'someone@example.com',
  'idn-hostname': 'example.com',
  regex: '^text$',
};
/** Limits on generated values; a schema that requires more gets a value that violates it. */
const MAX_ITEMS = 1000;
const MAX_TEXT_LENGTH = 100_000;
/** Strings that common patterns match; the first match is used. */
const TEXTS = [
  'text',
  'Text',
  '12.50',
  '1',
  '2026-03-02',
  '09:00',
  '#336699',
  'EUR',
  'en',
  'someone@example.com',
];

/** The state of a generation: the schemas being visited, the direction to omit, and a limit on items. */
interface SampleState {
  trail: Schema[];
  without?: Direction;
  /** The maximum number of items of nested lists in total. */
  remainingItems: number;
}

/**
 * Generates a simple value that matches a schema, or nearly matches it; recursion ends as soon as the schema allows.
 * `without` omits the fields of a direction: `writeOnly` for a response, `readOnly` for a request.
 */
export function generateSample(schema: Schema, without?: Direction): unknown {
  return sampleValue(schema, { trail: [], remainingItems: MAX_ITEMS, ...(without && { without }) });
}

function sampleValue(schema: Schema, state: SampleState): unknown {
  const { trail } = state;
  const declared =
    schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (declared !== undefined) return declared;
  if (schema.const === null) return null;
  if (trail.includes(schema)) return null;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice !== undefined) return sampleValue(choice, state);
  if (schema.allOf && schema.type === undefined)
    return sampleValue(mergeAllOf(schema), { ...state, trail: [...trail, schema, ...schema.allOf] });
  const [type = impliedType(schema)] = [schema.type ?? []].flat();
  const childState = { ...state, trail: [...trail, schema] };
  if (type === 'object') return sampleObject(schema, childState);
  if (type === 'array') return sampleList(schema, childState);
  if (type === 'integer' || type === 'number') return sampleNumber(schema);
  if (type === 'boolean') return true;
  return type === 'null' ? null : sampleText(schema);
}

/** The type of a schema without `type`, derived from its other keywords. */
function impliedType(schema: Schema): string {
  if (schema.properties || schema.patternProperties) return 'object';
  return schema.prefixItems ? 'array' : 'string';
}

/** Merges the parts of an `allOf` that normalization could not merge. */
function mergeAllOf({ allOf = [], ...rest }: Schema): Schema {
  const parts = [...allOf, rest];
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  const required = parts.flatMap((part) => part.required ?? []);
  return Object.assign({}, ...parts, { properties, required }) as Schema;
}

/**
 * A minimal body: its required fields, or else the first field that references no other record. Several optional fields
 * might be invalid together.
 */
export function minimalBody(schema: Schema): unknown {
  if (schema.properties === undefined) return generateSample(schema, 'readOnly');
  const { properties, required = [] } = schema;
  const writable = Object.entries(properties).filter(([, property]) => property.readOnly !== true);
  const needed = writable.filter(([name]) => required.includes(name));
  const independent = writable.filter(([name]) => !/(^|_)ids?$/.test(name));
  const least = needed.length > 0 ? needed : independent.slice(0, 1);
  return generateSample({ type: 'object', properties: Object.fromEntries(least) }, 'readOnly');
}

function sampleObject(schema: Schema, state: SampleState): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const { trail, without } = state;
  const included = Object.entries(properties).filter(
    ([name, schema]) =>
      (without === undefined || schema[without] !== true) &&
      !allowsNothing(schema) &&
      (required.includes(name) || !isInTrail(schema, trail)),
  );
  const fields = included.map(([name, schema]) => [name, sampleValue(schema, state), schema] as const);
  const valid = fields.filter(
    ([name, value, schema]) => required.includes(name) || !isTooSmall(value, schema),
  );
  const value: Record<string, unknown> = Object.fromEntries(valid);
  return { ...value, ...sampleMissing(schema, value, state) };
}

/** Generates fields that an object needs besides its properties: for `required`, `then` and `minProperties`. */
function sampleMissing(schema: Schema, value: object, state: SampleState): Record<string, unknown> {
  const { properties = {}, required = [], then, minProperties = 0 } = schema;
  const names = [...required, ...(then?.required ?? [])].filter(
    (name) => !Object.hasOwn(value, name) && getOwn(properties, name) === undefined,
  );
  const [pattern] = Object.keys(schema.patternProperties ?? {});
  const count = Math.min(minProperties, MAX_ITEMS) - Object.keys(value).length - names.length;
  for (let i = 1; i <= count; i++) names.push(`${generateText(pattern, 0, 100) ?? 'field'}${i}`);
  const { additionalProperties: other } = schema;
  const otherSchema = typeof other === 'object' ? other : {};
  const findSchema = (name: string) =>
    getOwn(then?.properties ?? {}, name) ??
    Object.entries(schema.patternProperties ?? {}).find(([each]) => matches(name, each))?.[1] ??
    otherSchema;
  return Object.fromEntries(names.map((name) => [name, sampleValue(findSchema(name), state)]));
}

/** Whether the value is an object with too few fields, which a recursive schema can end in. */
function isTooSmall(value: unknown, { minProperties = 0 }: Schema): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length < minProperties;
}

/** Whether the schema allows no value, like the schema `false`, which OpenAPI 3.0 writes as `not: {}`. */
function allowsNothing({ not, allOf = [] }: Schema): boolean {
  return (not !== undefined && Object.keys(not).length === 0) || allOf.some(allowsNothing);
}

function sampleList(schema: Schema, state: SampleState): unknown[] {
  const { items = {}, prefixItems = [], minItems = 0, uniqueItems } = schema;
  if (prefixItems.length > 0) return prefixItems.map((each) => sampleValue(each, state));
  if (isInTrail(items, state.trail) && minItems === 0) return [];
  const length = Math.min(Math.max(1, minItems), Math.max(1, state.remainingItems));
  const inside = { ...state, remainingItems: Math.floor(state.remainingItems / length) };
  return Array.from({ length }, (_, i) =>
    uniqueItems && i > 0 ? sampleDistinctItem(items, i, inside) : sampleValue(items, inside),
  );
}

/** Generates a value that differs from the earlier items of a list, if the type of the items allows it. */
function sampleDistinctItem(items: Schema, index: number, state: SampleState): unknown {
  const value = items.enum?.[index] ?? sampleValue(items, state);
  if (items.enum !== undefined || items.const !== undefined) return value;
  if (typeof value === 'number') return value + index * (items.multipleOf ?? 1);
  if (typeof value === 'string') return `${value}${index}`;
  return typeof value === 'boolean' ? index % 2 === 0 : value;
}

/** Whether the schema, a part of it or the item schema of its list is already being visited. */
function isInTrail(schema: Schema, trail: Schema[]): boolean {
  const { items, allOf = [] } = schema;
  return [schema, ...allOf, ...(items ? [items] : [])].some((each) => trail.includes(each));
}

function sampleNumber({
  type,
  minimum,
  maximum,
  exclusiveMinimum,
  exclusiveMaximum,
  multipleOf,
}: Schema): number {
  const step = multipleOf ?? 1;
  const lowest = minimum ?? (exclusiveMinimum === undefined ? step : exclusiveMinimum + step);
  const highest = maximum ?? (exclusiveMaximum === undefined ? lowest : exclusiveMaximum - step);
  const value = Math.min(lowest, highest);
  return [type].flat().includes('integer') ? Math.ceil(value) : value;
}

function sampleText({
  format = '',
  pattern,
  minLength = 0,
  maxLength = Number.POSITIVE_INFINITY,
}: Schema): string {
  const matchesSchema = (text: string) =>
    text.length >= minLength && text.length <= maxLength && matches(text, pattern);
  const defaultText =
    getOwn(FORMATS, format) ??
    'text'
      .padEnd(Math.min(minLength, MAX_TEXT_LENGTH), 'x')
      .slice(0, Math.max(minLength, Math.min(4, maxLength)));
  return (
    [defaultText, ...TEXTS].find(matchesSchema) ?? generateText(pattern, minLength, maxLength) ?? defaultText
  );
}

function generateText(pattern: string | undefined, minLength: number, maxLength: number): string | undefined {
  try {
    return pattern === undefined ? undefined : generateMatchingText(pattern, minLength, maxLength);
  } catch {
    return undefined;
  }
}

function matches(text: string, pattern: string | undefined): boolean {
  try {
    return pattern === undefined || new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
