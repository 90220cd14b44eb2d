import { setOwn } from '../contract/own.ts';

/*
 * A field may be called `constructor` or `__proto__`, names that every object inherits. Prism and its validator read and
 * assign fields without asking whose they are, so they get document and values with other names in their place.
 */
const INHERITED = new Set(Object.getOwnPropertyNames(Object.prototype));
/** Before a name that stands in for an inherited one; no character of any text. */
const MARK = '\u{fdd0}';

const NEEDED = new RegExp(
  // Bodies are objects without a prototype, and no such object is equal to the one of a `const` or an `enum`.
  `"(${[...INHERITED].join('|')})"|"const":[[{]|"enum":\\[[[{]`,
);

/** Whether a document has names, or values to compare with, for which values must be copied. */
export const needsStandIns = (document: object): boolean => NEEDED.test(JSON.stringify(document));

/** A copy with stand-ins, as keys and in lists of names. */
export const withStandIns = (value: unknown): unknown =>
  renamed(value, (name) => (INHERITED.has(name) ? MARK + name : name));

/** A copy with the original names. */
export const withoutStandIns = (value: unknown): unknown => renamed(value, originalNames);

/** A text with the original names. */
export const originalNames = (text: string): string => text.replaceAll(MARK, '');

function renamed(value: unknown, rename: (name: string) => string): unknown {
  if (typeof value === 'string') return rename(value);
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, rename));
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value)) setOwn(copy, rename(key), renamed(child, rename));
  return copy;
}
