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
/** Limits of what is generated; a schema that demands more gets a value that violates it. */
const MOST_ITEMS = 1000;
const LONGEST_TEXT = 100_000;
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

/** Limits of a generated value, and the fields that it omits. */
interface Course {
  trail: Schema[];
  without?: Direction;
  /** Items that lists of lists may have in all. */
  room: number;
}

/**
 * A simple value that matches a schema, or nearly; recursive schemas end where they may. `without` omits fields of a
 * direction: `writeOnly` ones for a response, `readOnly` ones for a request.
 */
export function generateSample(schema: Schema, without?: Direction): unknown {
  return sampleValue(schema, { trail: [], room: MOST_ITEMS, ...(without && { without }) });
}

function sampleValue(schema: Schema, course: Course): unknown {
  const { trail } = course;
  const declared =
    schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (declared !== undefined) return declared;
  if (schema.const === null) return null;
  if (trail.includes(schema)) return null;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice !== undefined) return sampleValue(choice, course);
  if (schema.allOf && schema.type === undefined)
    return sampleValue(mergeAllOf(schema), { ...course, trail: [...trail, schema, ...schema.allOf] });
  const [type = impliedType(schema)] = [schema.type ?? []].flat();
  const childCourse = { ...course, trail: [...trail, schema] };
  if (type === 'object') return sampleObject(schema, childCourse);
  if (type === 'array') return sampleList(schema, childCourse);
  if (type === 'integer' || type === 'number') return sampleNumber(schema);
  if (type === 'boolean') return true;
  return type === 'null' ? null : sampleText(schema);
}

/** The type of a schema that names none, by its keywords. */
function impliedType(schema: Schema): string {
  if (schema.properties || schema.patternProperties) return 'object';
  return schema.prefixItems ? 'array' : 'string';
}

/** The parts of an `allOf` as one schema, where `generate` could not merge them. */
function mergeAllOf({ allOf = [], ...rest }: Schema): Schema {
  const parts = [...allOf, rest];
  const properties = Object.assign({}, ...parts.map((part) => part.properties));
  const required = parts.flatMap((part) => part.required ?? []);
  return Object.assign({}, ...parts, { properties, required }) as Schema;
}

/**
 * A minimal body: its required fields, or else the first one that references no other record. More optional fields
 * might not be valid together.
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

function sampleObject(schema: Schema, course: Course): Record<string, unknown> {
  const { properties = {}, required = [] } = schema;
  const { trail, without } = course;
  const included = Object.entries(properties).filter(
    ([name, schema]) =>
      (without === undefined || schema[without] !== true) &&
      !allowsNothing(schema) &&
      (required.includes(name) || !isInTrail(schema, trail)),
  );
  const fields = included.map(([name, schema]) => [name, sampleValue(schema, course), schema] as const);
  const valid = fields.filter(
    ([name, value, schema]) => required.includes(name) || !isTooSmall(value, schema),
  );
  const value: Record<string, unknown> = Object.fromEntries(valid);
  return { ...value, ...sampleMissing(schema, value, course) };
}

/** What an object must hold beside its properties: other required names, those of a condition, or a number of names. */
function sampleMissing(schema: Schema, value: object, course: Course): Record<string, unknown> {
  const { properties = {}, required = [], then, minProperties = 0 } = schema;
  const names = [...required, ...(then?.required ?? [])].filter(
    (name) => !Object.hasOwn(value, name) && getOwn(properties, name) === undefined,
  );
  const [pattern] = Object.keys(schema.patternProperties ?? {});
  const count = Math.min(minProperties, MOST_ITEMS) - Object.keys(value).length - names.length;
  for (let i = 1; i <= count; i++) names.push(`${generatedText(pattern, 0, 100) ?? 'field'}${i}`);
  const { additionalProperties: other } = schema;
  const otherSchema = typeof other === 'object' ? other : {};
  const findSchema = (name: string) =>
    getOwn(then?.properties ?? {}, name) ??
    Object.entries(schema.patternProperties ?? {}).find(([each]) => matches(name, each))?.[1] ??
    otherSchema;
  return Object.fromEntries(names.map((name) => [name, sampleValue(findSchema(name), course)]));
}

/** Whether a recursive schema has ended in an object with fewer fields than it must have. */
function isTooSmall(value: unknown, { minProperties = 0 }: Schema): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length < minProperties;
}

/** Whether no value is valid, as under `false`, which a document of OpenAPI 3.0 writes as `not: {}`. */
function allowsNothing({ not, allOf = [] }: Schema): boolean {
  return (not !== undefined && Object.keys(not).length === 0) || allOf.some(allowsNothing);
}

function sampleList(schema: Schema, course: Course): unknown[] {
  const { items = {}, prefixItems = [], minItems = 0, uniqueItems } = schema;
  if (prefixItems.length > 0) return prefixItems.map((each) => sampleValue(each, course));
  if (isInTrail(items, course.trail) && minItems === 0) return [];
  const length = Math.min(Math.max(1, minItems), Math.max(1, course.room));
  const inside = { ...course, room: Math.floor(course.room / length) };
  return Array.from({ length }, (_, i) =>
    uniqueItems && i > 0 ? another(items, i, inside) : sampleValue(items, inside),
  );
}

/** A value other than the earlier ones of a list, where its type shows how. */
function another(items: Schema, index: number, course: Course): unknown {
  const value = items.enum?.[index] ?? sampleValue(items, course);
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
      .padEnd(Math.min(minLength, LONGEST_TEXT), 'x')
      .slice(0, Math.max(minLength, Math.min(4, maxLength)));
  return (
    [defaultText, ...TEXTS].find(matchesSchema) ?? generatedText(pattern, minLength, maxLength) ?? defaultText
  );
}

function generatedText(
  pattern: string | undefined,
  minLength: number,
  maxLength: number,
): string | undefined {
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
