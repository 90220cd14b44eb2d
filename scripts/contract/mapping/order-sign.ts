import type { FieldMapping } from './mapping-model.ts';

/* Lists whose order has its direction as a sign before the field: `sort=-name` is `sort_by=name&direction=desc`. */

/** What is looked at of a query parameter. */
interface OrderWord {
  theirs: string;
  mapping: FieldMapping;
}

/** A pair of a query: its name as text, and its value as encoded in the URL. */
export type Pair = [name: string, value: string];

/** The document's pairs, with the direction, whose name is empty there, before the field. */
export function withSign(words: OrderWord[], pairs: Pair[]): Pair[] {
  const theirs = orderWord(words)?.theirs;
  if (theirs === undefined) return pairs;
  const isDescending = pairs.some(([name, value]) => name === '' && value === 'desc');
  return pairs
    .filter(([name]) => name !== '')
    .map(([name, value]) => (name === theirs && isDescending ? [name, `-${value}`] : [name, value]));
}

/** The document's pairs, in our names, with the direction in one of its own. */
export function withoutSign(words: OrderWord[], pairs: Pair[]): Pair[] {
  const theirs = orderWord(words)?.theirs;
  if (theirs === undefined) return pairs;
  return pairs.flatMap(([name, value]): Pair[] =>
    name === theirs && /^(-|%2D)/i.test(value)
      ? [
          [name, value.replace(/^(-|%2D)/i, '')],
          ['', 'desc'],
        ]
      : [[name, value]],
  );
}

/** The parameter that has the direction before its field; undefined where none has. */
export function orderWord<T extends OrderWord>(words: T[]): T | undefined {
  return words.find(({ mapping }) => mapping.as === 'sign');
}
