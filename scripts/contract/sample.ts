import type { Direction } from './directions.ts';
import type { Schema } from './document.ts';
import { own } from './own.ts';
import { textFor } from './pattern-sample.ts';

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
};
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
}

/**
 * A simple value that matches a schema, or nearly; recursive schemas end where they may. `without` omits fields of a
 * direction: `writeOnly` ones for a response, `readOnly` ones for a request.
 */
export function sampleOf(schema: Schema, without?: Direction): unknown {
  return sampleValue(schema, { trail: [], ...(without && { without }) });
}

function sampleValue(schema: Schema, course: Course): unknown {
  const { trail } = course;
  const known = schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (known !== undefined) return known;
  if (trail.includes(schema)) return null;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice !== undefined) return sampleValue(choice, course);
  if (schema.allOf && schema.type === undefined)
    return sampleValue(mergeAllOf(schema), { ...course, trail: [...trail, schema, ...schema.allOf] });
  const [type = schema.properties ? 'object' : 'string'] = [schema.type ?? []].flat();
  const around = { ...course, trail: [...trail, schema] };
  if (type === 'object') return sampleObject(schema, around);
  if (type === 'array') return sampleList(schema, around);
  if (type === 'integer' || type === 'number') return sampleNumber(schema);
  if (type === 'boolean') return true;
  return type === 'null' ? null : sampleText(schema);
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
export function leastOf(schema: Schema): unknown {
  if (schema.properties === undefined) return sampleOf(schema, 'readOnly');
  const { properties, required = [] } = schema;
  const writable = Object.entries(properties).filter(([, property]) => property.readOnly !== true);
  const needed = writable.filter(([name]) => required.includes(name));
  const plain = writable.filter(([name]) => !/(^|_)ids?$/.test(name));
  const least = needed.length > 0 ? needed : plain.slice(0, 1);
  return sampleOf({ type: 'object', properties: Object.fromEntries(least) }, 'readOnly');
}

function sampleObject({ properties = {}, required = [] }: Schema, course: Course): Record<string, unknown> {
  const { trail, without } = course;
  const shown = Object.entries(properties).filter(
    ([name, schema]) =>
      (without === undefined || schema[without] !== true) &&
      !allowsNothing(schema) &&
      (required.includes(name) || !endsIn(schema, trail)),
  );
  const fields = shown.map(([name, schema]) => [name, sampleValue(schema, course), schema] as const);
  const valid = fields.filter(
    ([name, value, schema]) => required.includes(name) || !isTooSmall(value, schema),
  );
  return Object.fromEntries(valid);
}

/** Whether a recursive schema has ended in an object with fewer fields than it must have. */
function isTooSmall(value: unknown, { minProperties = 0 }: Schema): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length < minProperties;
}

/** Whether no value is valid, as under `false`, which a document of OpenAPI 3.0 writes as `not: {}`. */
function allowsNothing({ not, allOf = [] }: Schema): boolean {
  return (not !== undefined && Object.keys(not).length === 0) || allOf.some(allowsNothing);
}

function sampleList({ items = {}, minItems = 0 }: Schema, course: Course): unknown[] {
  if (endsIn(items, course.trail) && minItems === 0) return [];
  return Array.from({ length: Math.max(1, minItems) }, () => sampleValue(items, course));
}

/** Whether the schema, a part of it or the item schema of its list is already being visited. */
function endsIn(schema: Schema, trail: Schema[]): boolean {
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
  const plain =
    own(FORMATS, format) ??
    'text'.padEnd(minLength, 'x').slice(0, Math.max(minLength, Math.min(4, maxLength)));
  return [plain, ...TEXTS].find(matchesSchema) ?? generatedText(pattern, minLength, maxLength) ?? plain;
}

function generatedText(
  pattern: string | undefined,
  minLength: number,
  maxLength: number,
): string | undefined {
  try {
    return pattern === undefined ? undefined : textFor(pattern, minLength, maxLength);
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
