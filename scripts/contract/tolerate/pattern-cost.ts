import { type Piece, parsePattern } from './pattern-pieces.ts';

/** How the time of a backtracking matcher grows with the length: linearly, polynomially or exponentially. */
export type Cost = 'linear' | 'polynomial' | 'exponential';

/** A character class of a pattern and the classes that may follow it. */
interface Position {
  set: RegExp;
  next: Set<number>;
}

interface Fragment {
  first: number[];
  last: number[];
  isEmpty: boolean;
}

/** With more loops in sequence, even a bounded length is too expensive. */
const MAX_LOOPS = 4;
/** The largest automaton whose pairs of positions are examined. */
const MAX_POSITIONS = 150;
/** The maximum number of combined choices, as an exponent of two: without loops, and with loops. */
const MAX_CHOICES = { withoutLoop: 24, withLoop: 12 };

/**
 * The cost of matching a pattern, computed from its Glushkov automaton: a deterministic one never backtracks; one in
 * which the same string leads from a position to itself in two ways backtracks exponentially. Unsupported patterns,
 * such as those with a backreference, count as exponential.
 */
export function matchingCost(pattern: string): Cost {
  const parsed = parsePattern(pattern);
  if (parsed === undefined) return 'exponential';
  const costs = [parsed.root, ...parsed.lookarounds].map((piece) => patternCost(piece, pattern));
  if (costs.includes('exponential')) return 'exponential';
  return costs.includes('polynomial') ? 'polynomial' : 'linear';
}

function patternCost(piece: Piece, pattern: string): Cost {
  const positions: Position[] = [];
  const state = { isDoubled: false, choices: 0 };
  const fragment = build(piece, positions, state);
  if (state.isDoubled) return 'exponential';
  const loops = countLoops(positions);
  if (loops === 0) return state.choices > MAX_CHOICES.withoutLoop ? 'exponential' : 'linear';
  if (positions.length > MAX_POSITIONS) return 'exponential';
  // The search restarts at every character unless the pattern is anchored at the start.
  const isAnchored = pattern.startsWith('^') && !pattern.includes('|');
  const overlap = createOverlapTest(positions, pattern);
  if (isAnchored && isDeterministic(fragment, positions, overlap)) return 'linear';
  if (state.choices > MAX_CHOICES.withLoop || loops + (isAnchored ? 0 : 1) > MAX_LOOPS) return 'exponential';
  if (isExponential(positions, overlap)) return 'exponential';
  return 'polynomial';
}

type CostState = { isDoubled: boolean; choices: number };

function build(piece: Piece, positions: Position[], state: CostState): Fragment {
  if (piece.kind === 'empty') return { first: [], last: [], isEmpty: true };
  if (piece.kind === 'set') {
    positions.push({ set: piece.set, next: new Set() });
    return { first: [positions.length - 1], last: [positions.length - 1], isEmpty: false };
  }
  if (piece.kind === 'choice') {
    state.choices += Math.log2(piece.parts.length);
    const parts = piece.parts.map((each) => build(each, positions, state));
    return {
      first: parts.flatMap(({ first }) => first),
      last: parts.flatMap(({ last }) => last),
      isEmpty: parts.some(({ isEmpty }) => isEmpty),
    };
  }
  if (piece.kind === 'row') {
    const parts = piece.parts.map((each) => build(each, positions, state));
    return parts.reduce((a, b) => join(a, b, positions, state), { first: [], last: [], isEmpty: true });
  }
  const body = build(piece.body, positions, state);
  if (piece.isLoop) {
    link(body.last, body.first, positions, state);
  } else if (piece.isOptional) state.choices += 1;
  return { ...body, isEmpty: body.isEmpty || piece.isOptional };
}

function join(a: Fragment, b: Fragment, positions: Position[], state: CostState): Fragment {
  link(a.last, b.first, positions, state);
  return {
    first: a.isEmpty ? [...a.first, ...b.first] : a.first,
    last: b.isEmpty ? [...a.last, ...b.last] : b.last,
    isEmpty: a.isEmpty && b.isEmpty,
  };
}

/** Links positions. A link that already exists can be taken in two ways, as in nested loops. */
function link(from: number[], to: number[], positions: Position[], state: CostState): void {
  for (const one of from) {
    for (const other of to) {
      const { next } = positions[one] as Position;
      if (next.has(other)) state.isDoubled = true;
      next.add(other);
    }
  }
}

/** The number of loops, which are sets of positions that lead to each other; nested loops count once. */
function countLoops(positions: Position[]): number {
  const accessible = positions.map((_, start) => {
    const found = new Set<number>();
    const open = [start];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      for (const next of positions[at]?.next ?? []) {
        if (!found.has(next)) open.push(next);
        found.add(next);
      }
    }
    return found;
  });
  const heads = positions.filter((_, at) => {
    return (
      accessible[at]?.has(at) &&
      ![...(accessible[at] ?? [])].some((other) => other < at && accessible[other]?.has(at))
    );
  });
  return heads.length;
}

type Overlap = (a: number, b: number) => boolean;

/** Returns a test for two classes that share a character: one of ASCII, of some other letters, or of the pattern. */
function createOverlapTest(positions: Position[], pattern: string): Overlap {
  const tried = [...new Set([...SAMPLE, ...pattern])];
  const matched = new Map<string, Set<number>>();
  const matchCharacters = ({ set }: Position) => {
    const before = matched.get(set.source);
    if (before !== undefined) return before;
    const found = new Set(tried.flatMap((text, index) => (set.test(text) ? [index] : [])));
    matched.set(set.source, found);
    return found;
  };
  const sets = positions.map(matchCharacters);
  return (a, b) => {
    const [one, other] = [sets[a] as Set<number>, sets[b] as Set<number>];
    // A class that contains none of the tested characters may contain anything.
    return one.size === 0 || other.size === 0 || [...one].some((index) => other.has(index));
  };
}

const SAMPLE = [
  ...Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code)),
  ...'αЖאعक中ア한\u2028\u3000\u{1f600}\u{10000}',
];

function isDeterministic({ first }: Fragment, positions: Position[], overlap: Overlap): boolean {
  return [first, ...positions.map(({ next }) => [...next])].every((choices) =>
    choices.every((one, index) =>
      choices.slice(index + 1).every((other) => one !== other && !overlap(one, other)),
    ),
  );
}

/** Whether the same string leads from a position back to it in two ways: a search of the pairs of positions. */
function isExponential(positions: Position[], overlap: Overlap): boolean {
  return positions.some((_, start) => {
    const seen = new Set<string>();
    const open: [number, number, boolean][] = [[start, start, false]];
    for (let step = open.pop(); step !== undefined; step = open.pop()) {
      const [one, other, isApart] = step;
      for (const a of positions[one]?.next ?? []) {
        for (const b of positions[other]?.next ?? []) {
          if (!overlap(a, b)) continue;
          const isNowApart = isApart || a !== b;
          if (isNowApart && a === start && b === start) return true;
          const key = `${a} ${b} ${isNowApart}`;
          if (!seen.has(key)) open.push([a, b, isNowApart]);
          seen.add(key);
        }
      }
    }
    return false;
  });
}
