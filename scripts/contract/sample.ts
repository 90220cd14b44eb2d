import type { Schema } from './document.ts';
import { own } from './own.ts';

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
/** Texts that the patterns of APIs often ask for; the first that fits is taken. */
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

/** A plain value that fits a schema, or nearly; a schema that holds itself ends where it may. */
export function sampleOf(schema: Schema, trail: Schema[] = []): unknown {
  const known = schema.example ?? schema.examples?.[0] ?? schema.default ?? schema.const ?? schema.enum?.[0];
  if (known !== undefined) return known;
  if (trail.includes(schema)) return null;
  const choice = schema.anyOf?.[0] ?? schema.oneOf?.[0];
  if (choice !== undefined) return sampleOf(choice, trail);
  const [type = schema.properties ? 'object' : 'string'] = [schema.type ?? []].flat();
  const around = [...trail, schema];
  if (type === 'object') return sampleObject(schema, around);
  if (type === 'array') return sampleList(schema, around);
  if (type === 'integer' || type === 'number') return sampleNumber(schema);
  if (type === 'boolean') return true;
  return type === 'null' ? null : sampleText(schema);
}

/**
 * A body that asks for the least: its required fields, or else the first one that names no other record. More of them
 * need not go together.
 */
export function leastOf(schema: Schema): unknown {
  if (schema.properties === undefined) return sampleOf(schema);
  const { properties, required = [] } = schema;
  const plain = Object.keys(properties).filter((name) => !/(^|_)ids?$/.test(name));
  const names = required.length > 0 ? required : plain.slice(0, 1);
  const least = Object.entries(properties).filter(([name]) => names.includes(name));
  return sampleOf({ type: 'object', properties: Object.fromEntries(least) });
}

function sampleObject({ properties = {}, required = [] }: Schema, trail: Schema[]): Record<string, unknown> {
  const shown = Object.entries(properties).filter(
    ([name, schema]) => required.includes(name) || !endsIn(schema, trail),
  );
  return Object.fromEntries(shown.map(([name, schema]) => [name, sampleOf(schema, trail)]));
}

function sampleList({ items = {}, minItems = 0 }: Schema, trail: Schema[]): unknown[] {
  if (endsIn(items, trail) && minItems === 0) return [];
  return Array.from({ length: Math.max(1, minItems) }, () => sampleOf(items, trail));
}

/** Whether the schema, or the items of its list, is one that we are inside of. */
function endsIn(schema: Schema, trail: Schema[]): boolean {
  return trail.includes(schema) || (schema.items !== undefined && trail.includes(schema.items));
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
  return [plain, ...TEXTS].find(matchesSchema) ?? plain;
}

function matches(text: string, pattern: string | undefined): boolean {
  try {
    return pattern === undefined || new RegExp(pattern, 'u').test(text);
  } catch {
    return false;
  }
}
