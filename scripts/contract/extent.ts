import { UsageError } from '../cli/index.ts';

/** How many levels a document may have. */
export const DEEPEST = 200;

/** No document of an API comes near these. They are counts, so that a busy machine decides nothing. */
const MOST_KEYS = 20_000;
const MOST_ITEMS = 100_000;
const MOST_ALIASES = 10_000;
const MOST_VALUES = 3_000_000;

interface Extent {
  /** How many levels lie below. */
  height: number;
  /** How many values there are when each alias is written out. */
  values: number;
}

/**
 * Rejects a parsed document that is nested too deeply, holds itself, or has more values than its readers can bear.
 * Parts that YAML's aliases share are measured once, so that the time goes by the text and not by what it unfolds to.
 */
export function checkExtent(document: object, name: string): void {
  const known = new Map<object, Extent>();

  function measure(value: unknown, trail: string[]): Extent {
    if (typeof value !== 'object' || value === null) return { height: 0, values: 1 };
    const before = known.get(value);
    if (trail.length + (before?.height ?? 0) > DEEPEST) throw tooDeep(name);
    return before ?? remember(value, measureChildren(value, trail));
  }

  function remember(value: object, extent: Extent): Extent {
    known.set(value, extent);
    return extent;
  }

  function measureChildren(value: object, trail: string[]): Extent {
    const entries = Object.entries(value);
    checkCount(name, trail, entries.length, Array.isArray(value));
    let [height, values] = [0, 1];
    for (const [key, child] of entries) {
      const extent = measure(child, [...trail, key]);
      height = Math.max(height, extent.height + 1);
      values += extent.values;
      if (values > MOST_VALUES) throw tooMany(name, trail);
    }
    return { height, values };
  }

  measure(document, []);
}

/** The error of a parser that ran out of stack, or of a document that would let others do so. */
export function tooDeep(name: string): UsageError {
  return new UsageError(`${name} is nested too deeply, or in itself, to be the document of an API.`);
}

function checkCount(name: string, trail: string[], count: number, isList: boolean): void {
  if (count > (isList ? MOST_ITEMS : MOST_KEYS)) throw tooLarge(name, location(trail), isList);
}

function tooLarge(name: string, where: string, isList: boolean): UsageError {
  const most = isList ? `${MOST_ITEMS} items` : `${MOST_KEYS} keys`;
  return new UsageError(
    `${name}: ${where} has more than ${most}: no document of an API is like that. Take them out and run the command again.`,
  );
}

/** The same while YAML is read token by token, so that what is too much is not read to its end. */
export function tokenGuard(
  name: string,
): (open: readonly { items?: unknown[]; type: string }[], lexeme: string) => void {
  let aliases = 0;
  return (open, lexeme) => {
    if (open.length > MOST_OPEN) throw tooDeep(name);
    const { items, type = '' } = open.at(-1) ?? {};
    const isList = type.endsWith('seq');
    if (items !== undefined && items.length > (isList ? MOST_ITEMS : MOST_KEYS)) {
      throw tooLarge(
        name,
        `${isList ? 'a list' : 'an object'} near ${JSON.stringify(lexeme.slice(0, 40))}`,
        isList,
      );
    }
    if (lexeme.startsWith('*') || lexeme.startsWith('&')) aliases += 1;
    if (aliases > MOST_ALIASES) {
      throw new UsageError(
        `${name} has more than ${MOST_ALIASES} anchors and aliases. Write some of them out and run the command again.`,
      );
    }
  };
}

/** For every level the parser has a collection open, and at most a scalar or a document beside. */
const MOST_OPEN = DEEPEST + 10;

function tooMany(name: string, trail: string[]): UsageError {
  return new UsageError(
    `${name}: the aliases of ${location(trail)} unfold to more than ${MOST_VALUES} values. Use fewer aliases and run the command again.`,
  );
}

function location(trail: string[]): string {
  return trail.length === 0 ? 'its root' : trail.slice(0, 6).join('.');
}
