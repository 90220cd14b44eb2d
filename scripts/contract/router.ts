import type { Operation } from './model.ts';

/** A path and a method. */
interface RouteLocation {
  path: string;
  method: string;
}

/** A path of the document with its operations by method. */
interface Route<T extends RouteLocation> {
  segments: Segment[];
  operations: Map<string, T>;
}

/** A segment as a string, or as the strings around its parameters: `{id}:archive` is `['', ':archive']`. */
type Segment = string | string[];

/** The match of a path: its operations by upper-case method, and the values of path parameters by position. */
export interface Match<T extends RouteLocation = Operation> {
  operations: Map<string, T>;
  values: string[];
}

/**
 * Finds the operations of a path. A literal path is looked up directly, a templated path among those with the same
 * number of segments and the same first segment, so that the cost does not grow with the document.
 */
export class Router<T extends RouteLocation = Operation> {
  readonly #literal = new Map<string, Route<T>>();
  readonly #templated = new Map<string, Route<T>[]>();

  constructor(operations: readonly T[]) {
    for (const operation of operations) {
      this.#route(operation.path).operations.set(operation.method.toUpperCase(), operation);
    }
  }

  /** `path` is relative to the base path; a literal path takes precedence over a templated one. */
  find(path: string): Match<T> | undefined {
    const literal = this.#literal.get(path) ?? this.#literal.get(decode(path));
    if (literal) return { operations: literal.operations, values: [] };
    const segments = path.split('/');
    for (const key of [bucketKey(segments), templatedBucketKey(segments)]) {
      for (const route of this.#templated.get(key) ?? []) {
        const values = match(route.segments, segments);
        if (values) return { operations: route.operations, values };
      }
    }
    return undefined;
  }

  #route(path: string): Route<T> {
    const parts = path.split('/');
    if (!parts.some(isTemplated)) return getOrAdd(this.#literal, path, () => newRoute<T>(parts));
    const key = isTemplated(parts[1] ?? '') ? templatedBucketKey(parts) : bucketKey(parts);
    const routes = getOrAdd(this.#templated, key, () => []);
    const route = newRoute<T>(parts);
    const existing = routes.find((each) => formatShape(each.segments) === formatShape(route.segments));
    if (existing) return existing;
    routes.push(route);
    routes.sort((a, b) => compare(a.segments, b.segments));
    return route;
  }
}

const bucketKey = (parts: string[]): string => `${parts.length}/${decode(parts[1] ?? '')}`;
const templatedBucketKey = (parts: string[]): string => `${parts.length}/{}`;
const isTemplated = (part: string): boolean => PARAMETER.test(part);
const newRoute = <T extends RouteLocation>(parts: string[]): Route<T> => ({
  segments: parts.map(parseSegment),
  operations: new Map(),
});

const PARAMETER = /\{[^}]*\}/;

const parseSegment = (part: string): Segment => (isTemplated(part) ? part.split(PARAMETER) : part);

/** The path of a route without parameter names. */
function formatShape(segments: Segment[]): string {
  return segments.map((segment) => [segment].flat().join('{}')).join('/');
}

/** Paths with fewer templated segments come first; among equals, the one with more literal text. */
function compare(a: Segment[], b: Segment[]): number {
  const templated = (segments: Segment[]) => segments.filter(Array.isArray).length;
  const text = (segments: Segment[]) => formatShape(segments).length;
  return templated(a) - templated(b) || text(b) - text(a);
}

function match(template: Segment[], segments: string[]): string[] | undefined {
  const values: string[] = [];
  for (let i = 0; i < template.length; i++) {
    const expected = template[i] as Segment;
    const found = segments[i] as string;
    if (typeof expected === 'string') {
      if (expected !== found && expected !== decode(found)) return undefined;
      continue;
    }
    const between = extractValues(expected, found) ?? extractValues(expected, decode(found));
    if (!between) return undefined;
    values.push(...between);
  }
  return values;
}

/**
 * Extracts the parameter values between the literal texts, none of them empty. Each value ends where the next text
 * first occurs, so `{a}-{b}` matches `1-2-3` with `1` and `2-3`, and no segment is scanned twice.
 */
function extractValues(texts: string[], segment: string): string[] | undefined {
  const last = texts.length - 1;
  const [start = '', end = ''] = [texts[0], texts[last]];
  if (!segment.startsWith(start) || !segment.endsWith(end)) return undefined;
  const values: string[] = [];
  let from = start.length;
  for (const text of texts.slice(1)) {
    const isLast = values.length === last - 1;
    const to = isLast ? segment.length - end.length : segment.indexOf(text, from + 1);
    if (to <= from) return undefined;
    values.push(segment.slice(from, to));
    from = to + text.length;
  }
  return values;
}

/** Decodes text: clients encode characters that a document does not, such as non-ASCII letters, spaces and colons. */
function decode(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const existing = map.get(key);
  if (existing !== undefined) return existing;
  const value = make();
  map.set(key, value);
  return value;
}
