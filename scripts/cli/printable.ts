/**
 * What a terminal, or whoever shows a log, would obey rather than show: controls (C0, DEL, C1), marks and overrides
 * of writing direction, characters without width, separators of lines and paragraphs, and tags.
 */
const UNSEEN =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/** Text that came from a server, as it may be printed: what cannot be seen is written as JSON escapes it. */
export function printable(text: string): string {
  return text.replace(UNSEEN, escaped);
}

/** The same for text of several lines that the project has put together itself. */
export function printableLines(text: string): string {
  return text.split('\n').map(printable).join('\n');
}

/** The same for all texts of a value. */
export function printableValue(value: unknown): unknown {
  if (typeof value === 'string') return printable(value);
  if (Array.isArray(value)) return value.map(printableValue);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [printable(name), printableValue(each)]),
  );
}

const SHORT: Record<string, string> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escaped(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i));
  return SHORT[text] ?? units.map((unit) => `\\u${unit.toString(16).padStart(4, '0')}`).join('');
}
