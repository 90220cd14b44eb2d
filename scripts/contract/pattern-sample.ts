import { type Piece, parsePattern } from './tolerate/pattern-pieces.ts';

const CHARACTERS = [
  ...'a1A0 -_.:/@#',
  ...Array.from({ length: 95 }, (_, i) => String.fromCharCode(32 + i)),
  'ä',
  '文',
  '\n',
];
/** The maximum number of repetitions of a loop; the pattern parser treats long counted repetitions as loops. */
const MAX_REPETITIONS = 64;

/** A string that matches the pattern and has one of the lengths; undefined if none is found. */
export function generateMatchingText(
  pattern: string,
  minLength: number,
  maxLength: number,
): string | undefined {
  const root = parsePattern(pattern)?.root;
  if (root === undefined) return undefined;
  const expression = new RegExp(pattern, 'u');
  for (let times = 1; times <= Math.max(MAX_REPETITIONS, Math.min(minLength, 1000)); times++) {
    const text = generatePieceText(root, times);
    if (text !== undefined && text.length >= minLength && text.length <= maxLength && expression.test(text))
      return text;
  }
  return undefined;
}

/** A string that matches a piece, with each loop repeated `times` times. */
function generatePieceText(piece: Piece, times: number): string | undefined {
  if (piece.kind === 'empty') return '';
  if (piece.kind === 'set') return CHARACTERS.find((character) => piece.set.test(character));
  if (piece.kind === 'row') return joinTexts(piece.parts.map((part) => generatePieceText(part, times)));
  if (piece.kind === 'choice')
    return piece.parts.map((part) => generatePieceText(part, times)).find((text) => text !== undefined);
  if (!piece.isLoop) return piece.isOptional ? '' : generatePieceText(piece.body, times);
  const body = generatePieceText(piece.body, 1);
  return body?.repeat(times);
}

function joinTexts(texts: (string | undefined)[]): string | undefined {
  return texts.includes(undefined) ? undefined : texts.join('');
}
