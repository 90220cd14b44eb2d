import { setOwn } from '../contract/own.ts';

/*
 * A field may be called `__proto__`. Prism and its validator assign fields one by one, and assigning that one sets the
 * prototype, so they get document and values with a substitute name.
 */
const PROTO = '__proto__';
const STAND_IN = '\u{fdd0}proto';

export const hasProtoFields = (document: object): boolean => JSON.stringify(document).includes(`"${PROTO}"`);

/** A copy with the substitute name, as a key and in lists of names. */
export const withStandIn = (value: unknown): unknown => renamed(value, PROTO, STAND_IN);
/** A copy with the original name. */
export const withoutStandIn = (value: unknown): unknown => renamed(value, STAND_IN, PROTO);

export const nameOfStandIn = (text: string): string => text.replaceAll(STAND_IN, PROTO);

function renamed(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value === from ? to : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map((item) => renamed(item, from, to));
  const copy: Record<string, unknown> = {};
  for (const [key, child] of Object.entries(value))
    setOwn(copy, key === from ? to : key, renamed(child, from, to));
  return copy;
}
