import type { Schema } from '../document.ts';

/* A text that the document splits into several fields: `first_name + last_name`. */

/** The names of the document's fields that make up a contract field; the name itself for a single field. */
export function nameParts(name: string): string[] {
  return name.split(' + ');
}

/** The first word for the first field and the others for the last; what is not text stays wrong in each. */
export function splitText(value: unknown, names: string[]): [name: string, value: unknown][] {
  if (typeof value !== 'string') return names.map((name) => [name, value]);
  const space = parting(value);
  const isOne = space <= 0 || space === value.length - 1;
  const [first, rest] = isOne ? [value, ''] : [value.slice(0, space), value.slice(space + 1)];
  return names.map((name, i) => [name, i === 0 ? first : i === names.length - 1 ? rest : '']);
}

/** Where the first part ends: at the first space, or at the one that keeps a first part of several words. */
function parting(text: string): number {
  const space = text.indexOf(NO_BREAK);
  return text.slice(0, Math.max(0, space)).includes(' ') ? space : text.indexOf(' ');
}

/** The separator of two parts that a plain space would split in another place. */
const NO_BREAK = '\u00a0';

/** The text of several fields; undefined if all of them are missing. */
export function joinTexts(values: unknown[]): unknown {
  const present = values.filter((value) => value !== undefined);
  const wrong = present.find((value) => typeof value !== 'string');
  if (present.length === 0 || wrong !== undefined) return wrong;
  const texts = present.filter((text) => text !== '') as string[];
  const joinedText = texts.join(' ');
  const [first] = texts;
  const isSame = texts.length !== 2 || joinedText.slice(0, parting(joinedText)) === first;
  return isSame ? joinedText : texts.join(NO_BREAK);
}

/** The contract's schema of the text, from that of the first field, which has all of a text of one word. */
export function joinedSchema({
  pattern: _,
  format: __,
  example: ___,
  examples: ____,
  ...first
}: Schema): Schema {
  return first;
}
