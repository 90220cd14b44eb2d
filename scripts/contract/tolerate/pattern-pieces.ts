/** A parsed pattern, as far as the cost of matching depends on it. */
export type Piece =
  | { kind: 'empty' }
  | { kind: 'set'; set: RegExp }
  | { kind: 'row'; parts: Piece[] }
  | { kind: 'choice'; parts: Piece[] }
  | { kind: 'repeat'; body: Piece; isLoop: boolean; isOptional: boolean };

/** A pattern without its lookarounds, which are matched separately. */
export interface Pattern {
  root: Piece;
  lookarounds: Piece[];
}

/** Counted repetitions up to this number are unrolled; others are treated as loops. */
const MAX_UNROLLED = 12;

/** Parses a pattern that compiles; undefined for one with a backreference, which no automaton can match. */
export function parsePattern(pattern: string): Pattern | undefined {
  if (/\\[1-9k]/.test(pattern.replaceAll('\\\\', ''))) return undefined;
  const reader = { tokens: tokenize(pattern), at: 0, lookarounds: [] as Piece[] };
  const root = readChoice(reader);
  return { root, lookarounds: reader.lookarounds };
}

interface PatternReader {
  tokens: string[];
  at: number;
  lookarounds: Piece[];
}

/** Splits a pattern into escapes, classes, group openings, quantifiers and single characters. */
function tokenize(pattern: string): string[] {
  const token =
    /\\(?:u\{[^}]*\}|u[0-9a-f]{4}|x[0-9a-f]{2}|[pP]\{[^}]*\}|c[a-z]|[\s\S])|\[(?:\\[\s\S]|[^\]\\])*\]|\(\?(?:[:=!]|<[=!]|<[^>]*>)|[*+?]\??|\{\d+(?:,\d*)?\}\??|[\s\S]/giu;
  return pattern.match(token) ?? [];
}

function readChoice(reader: PatternReader): Piece {
  const parts = [readRow(reader)];
  while (reader.tokens[reader.at] === '|') {
    reader.at += 1;
    parts.push(readRow(reader));
  }
  return parts.length === 1 ? (parts[0] as Piece) : { kind: 'choice', parts };
}

function readRow(reader: PatternReader): Piece {
  const parts: Piece[] = [];
  while (reader.at < reader.tokens.length && !['|', ')'].includes(reader.tokens[reader.at] as string)) {
    parts.push(...readRepeated(reader));
  }
  return { kind: 'row', parts };
}

function readRepeated(reader: PatternReader): Piece[] {
  const start = reader.at;
  const body = readAtom(reader);
  const quantifier = reader.tokens[reader.at] ?? '';
  if (!/^([*+?]\??|\{\d+(,\d*)?\}\??)$/.test(quantifier)) return [body];
  reader.at += 1;
  const [least, most] = parseQuantifier(quantifier);
  if (most > MAX_UNROLLED) {
    const isCounted = Number.isFinite(most) && canBeEmpty(body);
    const loop: Piece = { kind: 'repeat', body, isLoop: true, isOptional: least === 0 };
    // A counted loop over a piece that may be empty tries every way to match nothing, as nested loops do.
    return [isCounted ? { ...loop, body: loop } : loop];
  }
  const end = reader.at;
  const copies: Piece[] = [];
  for (let copy = 0; copy < most; copy++) {
    // Parsed again, so that every copy has its own positions.
    reader.at = start;
    copies.push({ kind: 'repeat', body: readAtom(reader), isLoop: false, isOptional: copy >= least });
  }
  reader.at = end;
  return copies;
}

function canBeEmpty(piece: Piece): boolean {
  if (piece.kind === 'set') return false;
  if (piece.kind === 'row') return piece.parts.every(canBeEmpty);
  if (piece.kind === 'choice') return piece.parts.some(canBeEmpty);
  return piece.kind === 'empty' || piece.isOptional || canBeEmpty(piece.body);
}

function parseQuantifier(quantifier: string): [least: number, most: number] {
  if (quantifier.startsWith('*')) return [0, Number.POSITIVE_INFINITY];
  if (quantifier.startsWith('+')) return [1, Number.POSITIVE_INFINITY];
  if (quantifier.startsWith('?')) return [0, 1];
  const [, least = '0', comma, most] = /^\{(\d+)(,?)(\d*)/.exec(quantifier) ?? [];
  if (comma === '') return [Number(least), Number(least)];
  return [Number(least), most === '' || most === undefined ? Number.POSITIVE_INFINITY : Number(most)];
}

function readAtom(reader: PatternReader): Piece {
  const token = reader.tokens[reader.at] as string;
  reader.at += 1;
  if (token.startsWith('(')) return readGroup(reader, token);
  if (['^', '$', '\\b', '\\B'].includes(token)) return { kind: 'empty' };
  return { kind: 'set', set: new RegExp(`^(?:${token})$`, 'u') };
}

function readGroup(reader: PatternReader, opening: string): Piece {
  const body = readChoice(reader);
  reader.at += 1;
  if (!/^\(\?<?[=!]$/.test(opening)) return body;
  reader.lookarounds.push(body);
  return { kind: 'empty' };
}
