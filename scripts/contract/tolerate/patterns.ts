import type { OpenApiDocument, Schema } from '../document.ts';
import { rewriteSchemas } from '../structure.ts';
import { matchingCost } from './pattern-cost.ts';

/** Longer strings are not matched against a pattern whose cost grows fast with the length. */
const MAX_TEXT_LENGTH = 256;

/**
 * Removes patterns that JavaScript does not support or that can take exponential time, and limits the length of strings
 * for patterns that are slow on long ones: no string can hang the mock, the suite or Postman. Returns a note on each.
 */
export function repairPatterns(document: object): string[] {
  const notes = new Set<string>();
  const names = propertyNames(document);
  rewriteSchemas(document as OpenApiDocument, (schema) => {
    const name = names.get(schema) ?? 'a schema';
    const { pattern } = schema;
    if (typeof pattern === 'string') replacePattern(schema, pattern, name, notes);
    const { patternProperties } = schema as { patternProperties?: Record<string, Schema> };
    if (typeof patternProperties === 'object' && patternProperties !== null) {
      replaceKeys(patternProperties, name, notes);
    }
    return schema;
  });
  return [...notes];
}

function replacePattern(schema: Schema, pattern: string, name: string, notes: Set<string>): void {
  const { found, note } = toUsablePattern(pattern);
  if (note !== undefined) notes.add(`${name}: the pattern ${truncate(pattern)} ${note}`);
  if (found === undefined) delete schema.pattern;
  else schema.pattern = found;
}

function replaceKeys(schemas: Record<string, Schema>, name: string, notes: Set<string>): void {
  for (const [pattern, schema] of Object.entries(schemas)) {
    const { found, note } = toUsablePattern(pattern);
    if (note === undefined) continue;
    notes.add(`${name}: the patternProperties ${truncate(pattern)} ${note}`);
    delete schemas[pattern];
    if (found !== undefined) schemas[found] = schema;
  }
}

/** The pattern in a form that every reader supports, and a note if it was changed or removed. */
function toUsablePattern(original: string): { found?: string; note?: string } {
  const pattern = compiles(original) ? original : withoutNeedlessEscapes(original);
  if (!compiles(pattern)) return { note: 'is not supported by JavaScript: omitted' };
  const cost = matchingCost(pattern);
  if (cost === 'exponential') return { note: 'can take exponential time to match: omitted' };
  if (cost === 'polynomial') {
    const note = `is slow on long strings: those of more than ${MAX_TEXT_LENGTH} characters are not matched against it`;
    return {
      found: `^[\\s\\S]{${MAX_TEXT_LENGTH + 1}}|${isAlternation(pattern) ? `(?:${pattern})` : pattern}`,
      note,
    };
  }
  return pattern === original
    ? { found: original }
    : { found: pattern, note: `is read as ${truncate(pattern)}` };
}

/** Validators compile patterns with the flag u, as JSON Schema requires. */
function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}

/** Removes the backslash of `\_` and `\-`, which other dialects allow, and escapes a hyphen after `\w` in a class. */
function withoutNeedlessEscapes(pattern: string): string {
  let isInClass = false;
  return pattern.replace(/\\[\s\S]|[[\]]|-/g, (piece: string, at: number) => {
    if (piece === '[') isInClass = true;
    if (piece === ']') isInClass = false;
    if (/^\\[_\-"'#%&,:;<=>@`~! ]$/.test(piece)) return piece === '\\-' && isInClass ? piece : piece.slice(1);
    const isAfterShorthand = isInClass && piece === '-' && /\\[wdsWDS]$/.test(pattern.slice(0, at));
    return isAfterShorthand ? '\\-' : piece;
  });
}

function isAlternation(pattern: string): boolean {
  return pattern.includes('|');
}

/** The name of each schema for messages: the properties on its path. */
function propertyNames(document: object): Map<object, string> {
  const names = new Map<object, string>();
  const visit = (value: unknown, trail: string[]): void => {
    if (typeof value !== 'object' || value === null || names.has(value)) return;
    names.set(value, trail.filter((key) => !HIDDEN.includes(key)).join('.'));
    for (const [key, child] of Object.entries(value)) visit(child, [...trail, key]);
  };
  visit(document, []);
  return names;
}

const HIDDEN = [
  'components',
  'schemas',
  'definitions',
  'properties',
  'paths',
  'content',
  'application/json',
  'schema',
];

function truncate(pattern: string): string {
  return pattern.length > 80 ? `${pattern.slice(0, 80)}...` : pattern;
}
