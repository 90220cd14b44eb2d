import { UsageError } from '../cli/index.ts';

/** The maximum depth of a document. */
export const MAX_DEPTH = 200;

/** Limits far above any API document. They count parts instead of time, so the load of the machine has no effect. */
const MAX_KEYS = 20_000;
const MAX_ITEMS = 100_000;
const MAX_ALIASES = 10_000;
const MAX_VALUES = 3_000_000;

interface Extent {
  /** The depth below this node. */
  height: number;
  /** The number of values with each alias expanded. */
  values: number;
}

/**
 * Rejects a parsed document that is nested too deeply, contains itself, or has too many values. Parts that YAML aliases
 * share are measured once, so that the time depends on the text and not on its expanded size.
 */
export function checkExtent(document: object, name: string): void {
  const measured = new Map<object, Extent>();

  function measure(value: unknown, trail: string[]): Extent {
    if (typeof value !== 'object' || value === null) return { height: 0, values: 1 };
    const before = measured.get(value);
    if (trail.length + (before?.height ?? 0) > MAX_DEPTH) throw depthError(name);
    return before ?? remember(value, measureChildren(value, trail));
  }

  function remember(value: object, extent: Extent): Extent {
    measured.set(value, extent);
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
      if (values > MAX_VALUES) throw aliasError(name, trail);
    }
    return { height, values };
  }

  measure(document, []);
}

/** The error for a document that is nested so deeply that it could overflow the stack of a parser. */
export function depthError(name: string): UsageError {
  return new UsageError(`${name} is nested too deeply for an API document.`);
}

function checkCount(name: string, trail: string[], count: number, isList: boolean): void {
  if (count > (isList ? MAX_ITEMS : MAX_KEYS)) throw sizeError(name, location(trail), isList);
}

function sizeError(name: string, position: string, isList: boolean): UsageError {
  const most = isList ? `${MAX_ITEMS} items` : `${MAX_KEYS} keys`;
  return new UsageError(
    `${name}: ${position} has more than ${most}: no API document needs that many. Remove some and run the command again.`,
  );
}

/** Enforces the same limits while YAML is parsed token by token, so that parsing stops at a limit. */
export function createTokenGuard(
  name: string,
): (open: readonly { items?: unknown[]; type: string }[], lexeme: string) => void {
  let aliases = 0;
  return (open, lexeme) => {
    if (open.length > MAX_STACK_SIZE) throw depthError(name);
    const { items, type = '' } = open.at(-1) ?? {};
    const isList = type.endsWith('seq');
    if (items !== undefined && items.length > (isList ? MAX_ITEMS : MAX_KEYS)) {
      throw sizeError(
        name,
        `${isList ? 'a list' : 'an object'} near ${JSON.stringify(lexeme.slice(0, 40))}`,
        isList,
      );
    }
    if (lexeme.startsWith('*') || lexeme.startsWith('&')) aliases += 1;
    if (aliases > MAX_ALIASES) {
      throw new UsageError(
        `${name} has more than ${MAX_ALIASES} anchors and aliases. Write some of them out and run the command again.`,
      );
    }
  };
}

/** The parser's stack has one open collection per level, plus a few entries for the document and a scalar. */
const MAX_STACK_SIZE = MAX_DEPTH + 10;

function aliasError(name: string, trail: string[]): UsageError {
  return new UsageError(
    `${name}: the aliases of ${location(trail)} expand to more than ${MAX_VALUES} values. Use fewer aliases and run the command again.`,
  );
}

function location(trail: string[]): string {
  return trail.length === 0 ? 'its root' : trail.slice(0, 6).join('.');
}
