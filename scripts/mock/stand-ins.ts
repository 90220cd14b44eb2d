import { setOwn } from '../contract/own.ts';

/*
 * A field may be called `constructor` or `__proto__`, names that every object inherits. Prism and its validator do not
 * check whether a field is inherited, so they get a document and values in which such names are replaced by stand-ins.
 */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
/** The prefix of a stand-in: a noncharacter, which occurs in no other string. */
const PREFIX = '\u{fdd0}';

const NEEDS_STAND_INS = new RegExp(
  // Bodies have no prototype, so the validator would never find them equal to an object of a `const` or `enum`.
  `"(${[...INHERITED].join('|')})"|"const":[[{]|"enum":\\[[[{]`,
);

/** Whether a document has inherited names, or objects in a `const` or `enum`, so that values must be copied. */
export const needsStandIns = (document: object): boolean => NEEDS_STAND_INS.test(JSON.stringify(document));

/** A copy in which stand-ins replace inherited names, as keys and as strings. */
export const withStandIns = (value: unknown): unknown =>
  copyRenamed(value, (name) => (INHERITED.has(name) ? PREFIX + name : name));

/** A copy with the original names. */
export const withoutStandIns = (value: unknown): unknown => copyRenamed(value, originalNames);

/** Restores the original names in a string. */
export const originalNames = (text: string): string => text.replaceAll(PREFIX, '');

function copyRenamed(value: unknown, rename: (name: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => copyRenamed(item, rename));
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) setOwn(copy, rename(key), copyRenamed(child, rename));
  return copy;
}
