import type { Schema } from '../document.ts';

/* Contract strings that the document splits into several fields: `first_name + last_name`. */

/** The names of the document's fields that make up a contract field; the name itself for a single field. */
export function nameParts(name: string): string[] {
  return name.split(' + ');
}

/**
 * Splits a string: the first word for the first field, the other words for the last field. Any other value is invalid
 * and stays so in each field.
 */
export function splitText(value: unknown, names: string[]): [name: string, value: unknown][] {
  if (typeof value !== 'string') return names.map((name) => [name, value]);
  const space = findSplit(value);
  const isSingleWord = space <= 0 || space === value.length - 1;
  const [first, rest] = isSingleWord ? [value, ''] : [value.slice(0, space), value.slice(space + 1)];
  return names.map((name, i) => [name, i === 0 ? first : i === names.length - 1 ? rest : '']);
}

/** The index at which the first part ends: a no-break space after several words, or the first space. */
function findSplit(text: string): number {
  const space = text.indexOf(NO_BREAK_SPACE);
  return text.slice(0, Math.max(0, space)).includes(' ') ? space : text.indexOf(' ');
}

/** The separator of two parts that would be split in the wrong place at a plain space. */
const NO_BREAK_SPACE = '\u00a0';

/** Joins the strings of several fields; undefined if all of them are missing. */
export function joinTexts(values: unknown[]): unknown {
  const present = values.filter((value) => value !== undefined);
  const wrong = present.find((value) => typeof value !== 'string');
  if (present.length === 0 || wrong !== undefined) return wrong;
  const texts = present.filter((text) => text !== '') as string[];
  const joinedText = texts.join(' ');
  const [first] = texts;
  const isReversible = texts.length !== 2 || joinedText.slice(0, findSplit(joinedText)) === first;
  return isReversible ? joinedText : texts.join(NO_BREAK_SPACE);
}

/** The contract's schema of the joined string: the schema of the first field without its limits on the text. */
export function buildJoinedSchema({
  pattern: _,
  format: __,
  example: ___,
  examples: ____,
  ...first
}: Schema): Schema {
  return first;
}
