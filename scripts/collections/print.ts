import { literalKey } from './script-text.ts';

const MAX_WIDTH = 110;

/** Formats JSON with one line for each value that fits, so that a schema reads like a table. */
export function jsonLines(value: unknown, indent = '', before = ''): string[] {
  const flat = indent + before + inline(value);
  if (flat.length <= MAX_WIDTH || typeof value !== 'object' || value === null) return [flat];
  const isList = Array.isArray(value);
  const rows = isList
    ? value.map((each) => jsonLines(each, `${indent}  `))
    : Object.entries(value).map(([key, each]) => jsonLines(each, `${indent}  `, `${literalKey(key)}: `));
  return [
    `${indent}${before}${isList ? '[' : '{'}`,
    ...rows.flatMap((lines, index) => (index < rows.length - 1 ? withComma(lines) : lines)),
    `${indent}${isList ? ']' : '}'}`,
  ];
}

function inline(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(inline).join(', ')}]`;
  const pairs = Object.entries(value).map(([key, each]) => `${literalKey(key)}: ${inline(each)}`);
  return pairs.length > 0 ? `{ ${pairs.join(', ')} }` : '{}';
}

function withComma(lines: string[]): string[] {
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
}
