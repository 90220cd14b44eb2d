import type { Operation } from '../contract/contract.ts';

/** A path of the document with its operations by method. */
interface Route {
  segments: string[];
  operations: Map<string, Operation>;
}

/** What a path matched: its operations by upper-case method and the path parameters by position. */
export interface Match {
  operations: Map<string, Operation>;
  values: string[];
}

/**
 * Finds the operations of a path. Literal paths are looked up whole, templated ones among those with as many
 * segments and the same first segment, so that the cost does not grow with the document.
 */
export class Router {
  readonly #literal = new Map<string, Route>();
  readonly #templated = new Map<string, Route[]>();

  constructor(operations: Operation[]) {
    for (const operation of operations) {
      this.#route(operation.path).operations.set(operation.method.toUpperCase(), operation);
    }
  }

  /** `path` is relative to the base path; a literal path beats a templated one. */
  find(path: string): Match | undefined {
    const literal = this.#literal.get(path);
    if (literal) return { operations: literal.operations, values: [] };
    const segments = path.split('/');
    for (const key of [bucket(segments), bucketOfAny(segments)]) {
      for (const route of this.#templated.get(key) ?? []) {
        const values = match(route.segments, segments);
        if (values) return { operations: route.operations, values };
      }
    }
    return undefined;
  }

  #route(path: string): Route {
    const segments = path.split('/');
    if (!segments.some(isParameter)) return getOrAdd(this.#literal, path, () => newRoute(segments));
    const key = isParameter(segments[1] ?? '') ? bucketOfAny(segments) : bucket(segments);
    const routes = getOrAdd(this.#templated, key, () => []);
    const known = routes.find((route) => sameShape(route.segments, segments));
    if (known) return known;
    const route = newRoute(segments);
    routes.push(route);
    routes.sort((a, b) => a.segments.filter(isParameter).length - b.segments.filter(isParameter).length);
    return route;
  }
}

const bucket = (segments: string[]): string => `${segments.length}/${segments[1]}`;
const bucketOfAny = (segments: string[]): string => `${segments.length}/{}`;
const isParameter = (segment: string): boolean => segment.startsWith('{');
const newRoute = (segments: string[]): Route => ({ segments, operations: new Map() });

function sameShape(a: string[], b: string[]): boolean {
  return a.every((segment, i) => segment === b[i] || (isParameter(segment) && isParameter(b[i] ?? '')));
}

function match(template: string[], segments: string[]): string[] | undefined {
  const values: string[] = [];
  for (let i = 0; i < template.length; i++) {
    const expected = template[i] as string;
    const found = segments[i] as string;
    if (isParameter(expected) && found !== '') values.push(found);
    else if (expected !== found) return undefined;
  }
  return values;
}

function getOrAdd<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const value = make();
  map.set(key, value);
  return value;
}
