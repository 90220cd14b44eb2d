import { METHODS, type Method, type OpenApiDocument } from './document.ts';
import { operationName } from './operations.ts';

/** A schema of the document, where it stands, and the examples that must fit it. */
export interface Place {
  name: string;
  pointer: string[];
  /** False for a schema inside another one, which is compiled with it. */
  isWhole: boolean;
  examples: { name: string; value: unknown }[];
}

type Kind = 'object' | 'map' | 'schema' | 'schema-map';
type Node = Record<string, unknown>;

const MAPS = ['paths', 'responses', 'headers', 'content', 'parameters', 'requestBodies', 'securitySchemes'];
const SCHEMA_MAPS = ['properties', 'patternProperties', '$defs', 'dependentSchemas'];
const SUBSCHEMAS = [
  'items',
  'prefixItems',
  'additionalProperties',
  'allOf',
  'oneOf',
  'anyOf',
  'not',
  'contains',
];

/** Lists every schema of the document, with the examples that stand in it or beside it. */
export function schemaPlaces(document: OpenApiDocument): Place[] {
  return [...visit(document, [], 'object', false)].map((place) => {
    return { ...place, name: nameOf(document, place.pointer) };
  });
}

function* visit(
  node: unknown,
  pointer: string[],
  kind: Kind,
  isInside: boolean,
): Generator<Omit<Place, 'name'>> {
  if (typeof node !== 'object' || node === null) return;
  if (kind === 'schema' && !Array.isArray(node)) {
    yield { pointer, isWhole: !isInside, examples: examplesOf(node as Node) };
  }
  if (kind === 'object' && isNode((node as Node).schema)) {
    yield { pointer: [...pointer, 'schema'], isWhole: false, examples: examplesOf(node as Node) };
  }
  const inside = kind === 'schema' || (kind === 'schema-map' && isInside);
  for (const [key, child] of Object.entries(node)) {
    const childKind = Array.isArray(node) ? itemKind(kind) : kindOf(kind, key);
    if (childKind !== undefined) yield* visit(child, [...pointer, key], childKind, inside);
  }
}

function itemKind(kind: Kind): Kind {
  return kind === 'map' ? 'object' : kind;
}

/** What a child is; undefined for what is no part of the document's structure, such as an example. */
function kindOf(parent: Kind, key: string): Kind | undefined {
  if (parent === 'map') return 'object';
  if (parent === 'schema-map') return 'schema';
  if (parent === 'schema') return SCHEMA_MAPS.includes(key) ? 'schema-map' : schemaKind(key);
  if (key === 'schema') return 'schema';
  if (key === 'schemas') return 'schema-map';
  if (MAPS.includes(key)) return 'map';
  return key.startsWith('x-') || key.startsWith('example') ? undefined : 'object';
}

function schemaKind(key: string): Kind | undefined {
  return SUBSCHEMAS.includes(key) ? 'schema' : undefined;
}

function examplesOf({ example, examples }: Node): Place['examples'] {
  const single = example === undefined ? [] : [{ name: 'example', value: example }];
  if (!isNode(examples)) return single;
  const several = Object.entries(examples).map(([name, entry]) => {
    const value = Array.isArray(examples) ? entry : (entry as { value?: unknown }).value;
    return { name: `example ${name}`, value };
  });
  return [...single, ...several];
}

/** `createClient responses.200`, `components.schemas.Entry.properties.notes`: what a reader looks for. */
function nameOf(document: OpenApiDocument, pointer: string[]): string {
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

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null;
}
