import { type JsonObject, METHODS, type Method, type OpenApiDocument } from './document.ts';
import { operationName } from './operations.ts';
import { type NodeKind, nodeKind } from './structure.ts';

/** An example, with its name and location. */
export interface Example {
  name: string;
  value: unknown;
  pointer: string[];
}

/** A schema of the document, its location, and the examples that must match it. */
export interface SchemaLocation {
  name: string;
  pointer: string[];
  /** False for a nested schema, which is compiled with its parent. */
  isRoot: boolean;
  examples: Example[];
}

/** Lists every schema of the document, with the examples inside it or next to it. */
export function listSchemaLocations(document: OpenApiDocument): SchemaLocation[] {
  return [...visit(document, [], 'object', false)].map((location) => {
    return { ...location, name: readableLocation(document, location.pointer) };
  });
}

/** Formats a reference to a location in the same document: `#/paths/~1clients/get`. */
export function formatReference(keys: string[]): string {
  const escaped = keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')));
  return `#/${escaped.join('/')}`;
}

function* visit(
  node: unknown,
  pointer: string[],
  kind: NodeKind,
  isInside: boolean,
): Generator<Omit<SchemaLocation, 'name'>> {
  if (typeof node !== 'object' || node === null) return;
  if (kind === 'schema' && !Array.isArray(node)) {
    yield { pointer, isRoot: !isInside, examples: listExamples(node as JsonObject, pointer) };
  }
  if (kind === 'object' && isNode((node as JsonObject).schema)) {
    yield {
      pointer: [...pointer, 'schema'],
      isRoot: false,
      examples: listExamples(node as JsonObject, pointer),
    };
  }
  const inside = kind === 'schema' || (kind === 'schema-map' && isInside);
  for (const [key, child] of Object.entries(node)) {
    const childKind = nodeKind(node, kind, key);
    if (childKind !== undefined) yield* visit(child, [...pointer, key], childKind, inside);
  }
}

function listExamples({ example, examples }: JsonObject, pointer: string[]): Example[] {
  const single =
    example === undefined ? [] : [{ name: 'example', value: example, pointer: [...pointer, 'example'] }];
  if (!isNode(examples)) return single;
  const several = Object.entries(examples).map(([name, entry]) => {
    const value = Array.isArray(examples) ? entry : (entry as { value?: unknown }).value;
    return { name: `example ${name}`, value, pointer: [...pointer, 'examples', name] };
  });
  return [...single, ...several];
}

/** `createClient responses.200`, `components.schemas.Entry.properties.notes`: a readable location. */
function readableLocation(document: OpenApiDocument, pointer: string[]): string {
  const [root, path, method] = pointer;
  if (root !== 'paths' || path === undefined || !METHODS.some((one) => one === method))
    return shorten(pointer);
  const operation = document.paths[path]?.[method as Method];
  const rest = pointer.slice(3);
  const parameter = rest[0] === 'parameters' ? operation?.parameters?.[Number(rest[1])]?.name : undefined;
  if (parameter !== undefined) rest.splice(0, 2, `parameter ${parameter}`);
  return `${operationName(method as Method, path, operation?.operationId)} ${shorten(rest)}`;
}

function shorten(pointer: string[]): string {
  return pointer.filter((key) => !['content', 'application/json', 'schema'].includes(key)).join('.');
}

function isNode(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null;
}
