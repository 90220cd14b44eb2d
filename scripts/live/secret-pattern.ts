/** HTML entities of characters in a token. */
const ENTITIES: Record<string, string> = {
  '+': 'plus',
  '/': 'sol',
  '=': 'equals',
  '.': 'period',
  _: 'lowbar|UnderBar',
  '-': 'hyphen|dash',
  '&': 'amp|AMP',
  '<': 'lt|LT',
  '>': 'gt|GT',
  '"': 'quot|QUOT',
  "'": 'apos',
};
/** Shorter base64 strings often occur in output without a secret. */
const MIN_BASE64_LENGTH = 6;

/**
 * A pattern of every form in which a secret could occur in an output or a file: each character literally, or escaped as
 * in URLs, HTML, JSON or programming languages; hex; base64 and base64url at any offset of the encoded text. A part of
 * the secret that shares a base64 character with its neighbors is included.
 */
export function buildSecretPattern(secret: string): string {
  const bytes = Buffer.from(secret);
  const forms = [[...secret].map(charPattern).join(''), hexPattern(bytes)];
  return [...forms, ...[0, 1, 2].flatMap((before) => base64Pattern(bytes, before))].join('|');
}

function charPattern(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  const hex = ignoreCase(code.toString(16));
  // A double escape begins with an escaped escape: %252F, &amp;#47;, \\u002f.
  const percent = [...Buffer.from(char)].map((byte) => `%(?:25)*${ignoreCase(formatByte(byte))}`).join('');
  const named = ENTITIES[char] === undefined ? '' : `|${ENTITIES[char]}`;
  const entity = `&(?:amp;)*(?:#0*${code};?|#[xX]0*${hex};?${named && `|(?:${named.slice(1)});`})`;
  const unit = code.toString(16).padStart(4, '0');
  const backslashed = `\\\\+(?:u(?:${ignoreCase(unit)}|\\{0*${hex}\\})|x${ignoreCase(formatByte(code))}|${literal(char)})`;
  return `(?:${literal(char)}|${percent}|${entity}|${backslashed})`;
}

function hexPattern(bytes: Buffer): string {
  return [...bytes].map((byte) => ignoreCase(formatByte(byte))).join('[ :-]?');
}

/** The base64 characters that depend on the secret alone, after `before` bytes of other text. */
function base64Pattern(bytes: Buffer, before: number): string[] {
  const text = Buffer.concat([Buffer.alloc(before), bytes])
    .toString('base64')
    .replace(/=+$/, '');
  const isAligned = (before + bytes.length) % 3 === 0;
  const secretPart = text.slice([0, 2, 3][before], isAligned ? undefined : -1);
  if (secretPart.length < MIN_BASE64_LENGTH) return [];
  const any = '(?:[\\w+/-]|%2[BbFf])?';
  const end = isAligned ? '' : `${any}(?:=|%3[Dd]){0,2}`;
  return [`${before === 0 ? '' : any}${[...secretPart].map(base64Char).join('')}${end}`];
}

function base64Char(char: string): string {
  if (char === '+') return '(?:[+-]|%2[Bb])';
  if (char === '/') return '(?:[/_]|%2[Ff]|\\\\/)';
  return char;
}

function formatByte(byte: number): string {
  return byte.toString(16).padStart(2, '0');
}

function ignoreCase(hex: string): string {
  return hex.replace(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`);
}

function literal(char: string): string {
  return char.replace(/[.*+?^${}()|[\]\\/-]/, '\\$&');
}
