import { isDeepStrictEqual } from 'node:util';
import type { Schema } from '../document.ts';
import { getOwn, setOwn } from '../own.ts';

type MergeRule = (a: never, b: never) => unknown;

const higher = (a: number, b: number) => Math.max(a, b);
const lower = (a: number, b: number) => Math.min(a, b);
const union = (a: string[], b: string[]) => [...new Set([...a, ...b])];
const intersection = (a: unknown[], b: unknown[]) => a.filter((x) => b.some((y) => isDeepStrictEqual(x, y)));

/** How to merge a keyword that occurs in two schemas: the stricter value wins. */
const STRICTER: Record<string, MergeRule> = {
  type: commonTypes as MergeRule,
  enum: intersection as MergeRule,
  required: union as MergeRule,
  properties: mergeProperties as MergeRule,
  additionalProperties: mergeAdditionalProperties as MergeRule,
  minimum: higher as MergeRule,
  exclusiveMinimum: higher as MergeRule,
  minLength: higher as MergeRule,
  minItems: higher as MergeRule,
  minProperties: higher as MergeRule,
  maximum: lower as MergeRule,
  exclusiveMaximum: lower as MergeRule,
  maxLength: lower as MergeRule,
  maxItems: lower as MergeRule,
  maxProperties: lower as MergeRule,
};
/** Lists that must not be empty: if two schemas share no item of such a list, they allow no value. */
const NEVER_EMPTY = ['type', 'enum'];
const CONSTRAINTS = ['pattern', 'format', 'items', 'const', 'oneOf', 'anyOf', 'not', 'multipleOf', '$ref'];

/** Merges schemas into one for the values that all of them allow. The last annotation (description, example) wins. */
export function mergeSchemas(schemas: Schema[]): Schema {
  return schemas.reduce(mergeTwo, {});
}

function mergeTwo(one: Schema, other: Schema): Schema {
  const merged = { ...one } as Record<string, unknown>;
  const unmerged: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(other)) {
    const existing = getOwn(merged, key);
    const stricter = getOwn(STRICTER, key);
    if (existing === undefined || isDeepStrictEqual(existing, value)) merged[key] = value;
    else if (stricter) {
      const both = stricter(existing as never, value as never);
      if (NEVER_EMPTY.includes(key) && (both as unknown[]).length === 0) unmerged.not = {};
      else merged[key] = both;
    }
    // Two patterns, for example, cannot be merged into one: both stay, as parts of an allOf.
    else if (CONSTRAINTS.includes(key)) unmerged[key] = value;
    else merged[key] = value;
  }
  const extraParts = Object.keys(unmerged).length > 0 ? [unmerged as Schema] : [];
  const allOf = [...(one.allOf ?? []), ...(other.allOf ?? []), ...extraParts];
  return { ...merged, ...(allOf.length > 0 && { allOf }) } as Schema;
}

function commonTypes(a: string | string[], b: string | string[]): string | string[] {
  const [left, right] = [withIntegers(a), withIntegers(b)];
  const both = intersection(left, right) as string[];
  const types = both.includes('number') ? both.filter((type) => type !== 'integer') : both;
  return types.length === 1 ? (types[0] as string) : types;
}

/** Adds `integer` to types that include `number`, since every integer is a number. */
function withIntegers(type: string | string[]): string[] {
  const types = [type].flat();
  return types.includes('number') ? [...new Set([...types, 'integer'])] : types;
}

function mergeProperties(a: Record<string, Schema>, b: Record<string, Schema>): Record<string, Schema> {
  const merged = { ...a };
  for (const [name, schema] of Object.entries(b)) {
    const existing = getOwn(merged, name);
    setOwn(merged, name, existing === undefined ? schema : mergeSchemas([existing, schema]));
  }
  return merged;
}

/**
 * A part that forbids additional properties closes the merged schema. Strictly, it would also forbid the fields of the
 * other parts, which no author intends.
 */
function mergeAdditionalProperties(a: boolean | Schema, b: boolean | Schema): boolean | Schema {
  if (a === false || b === false) return false;
  if (a === true) return b;
  return b === true ? a : mergeSchemas([a, b]);
}
