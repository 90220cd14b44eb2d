import type { MediaType, OperationObject, ParameterObject, Schema } from '../document.ts';
import { JSON_TYPE } from '../responses.ts';
import { UUID } from './uuids.ts';

/** A value as described by its schema and its examples together. */
export interface ValueTree {
  types: string[];
  format?: string;
  pattern?: string;
  /** The allowed values, if the schema lists them. */
  values?: unknown[];
  description: string;
  examples: unknown[];
  properties: Map<string, ValueTree>;
  items?: ValueTree;
  required: string[];
}

const MAX_DEPTH = 6;

/** Builds the tree of a dereferenced schema and its examples. A value that neither describes has no types. */
export function buildTree(schema: Schema | undefined, examples: unknown[] = [], depth = 0): ValueTree {
  const all = [...examples, ...listSchemaExamples(schema)].filter((example) => example !== undefined);
  const parts = collectParts(schema, depth);
  const types = [...new Set(parts.flatMap(({ type }) => type ?? []))];
  const values = parts.flatMap((part) => part.enum ?? (part.const === undefined ? [] : [part.const]));
  const tree: ValueTree = {
    types: types.length > 0 ? types : [...new Set([...values, ...all].flatMap(detectTypes))],
    description: parts.map(({ description }) => description ?? '').find((text) => text !== '') ?? '',
    examples: all,
    properties: new Map(),
    required: parts.flatMap(({ required }) => (Array.isArray(required) ? required : [])),
  };
  const format = parts.find((part) => part.format !== undefined)?.format ?? detectFormat(all);
  if (format !== undefined) tree.format = format;
  const pattern = parts.find((part) => part.pattern !== undefined)?.pattern;
  if (pattern !== undefined) tree.pattern = pattern;
  if (values.length > 0) tree.values = [...new Set(values)];
  if (depth >= MAX_DEPTH) return tree;
  const objects = all.filter((example) => isObject(example)) as Record<string, unknown>[];
  for (const name of propertyNames(parts, objects)) {
    const childSchema = joinSchemas(
      parts.flatMap((part) => (hasOwn(part.properties, name) ? (part.properties?.[name] ?? []) : [])),
    );
    tree.properties.set(
      name,
      buildTree(
        childSchema,
        objects.filter((each) => hasOwn(each, name)).map((each) => each[name]),
        depth + 1,
      ),
    );
  }
  const items = parts.find((part) => part.items !== undefined)?.items;
  const lists = all.filter(Array.isArray).flatMap((list) => list.slice(0, 5));
  if (items !== undefined || lists.length > 0) tree.items = buildTree(items, lists, depth + 1);
  return tree;
}

/** The trees of an operation's request body, success response and query parameters. */
export interface OperationTrees {
  body?: ValueTree;
  success?: ValueTree;
  query: Map<string, ValueTree>;
}

/** Reads an operation of a dereferenced document; `shared` are the parameters of its path. */
export function operationTrees(operation: OperationObject, shared: ParameterObject[] = []): OperationTrees {
  const body = mediaTree(findJsonContent(operation.requestBody?.content));
  const success = mediaTree(successMedia(operation));
  const parameters = [...shared, ...(operation.parameters ?? [])].filter((each) => each.in === 'query');
  return {
    ...(body && { body }),
    ...(success && { success }),
    query: new Map(parameters.map((each) => [each.name, parameterTree(each)])),
  };
}

/** The tree at a dotted path; undefined when there is none. */
export function subtree(tree: ValueTree | undefined, path: string): ValueTree | undefined {
  let current = tree;
  for (const step of path === '' ? [] : path.split('.')) current = current?.properties.get(step);
  return current;
}

/** The fields of a record and of the objects in it, by path. */
export function fieldPaths(tree: ValueTree | undefined, prefix = '', depth = 0): Map<string, ValueTree> {
  const found = new Map<string, ValueTree>();
  for (const [name, child] of tree?.properties ?? []) {
    found.set(prefix + name, child);
    if (depth >= 2 || child.types.includes('array')) continue;
    for (const [path, each] of fieldPaths(child, `${prefix}${name}.`, depth + 1)) found.set(path, each);
  }
  return found;
}

/** The tree of a media type; undefined if neither schema nor examples describe it. */
export function mediaTree(media: MediaType | undefined): ValueTree | undefined {
  if (media === undefined) return undefined;
  const named = Object.values(media.examples ?? {}).map((example) => example?.value);
  const tree = buildTree(media.schema, [media.example, ...named]);
  return tree.types.length === 0 && tree.properties.size === 0 ? undefined : tree;
}

/** The content for the first JSON media type, or undefined. */
export function findJsonContent(content: Record<string, MediaType> | undefined): MediaType | undefined {
  if (content === undefined) return undefined;
  const name = Object.keys(content).find((type) => type === JSON_TYPE || /[/+]json\b/.test(type));
  return name === undefined ? undefined : content[name];
}

function successMedia({ responses = {} }: OperationObject): MediaType | undefined {
  const statuses = Object.keys(responses)
    .filter((status) => /^2/.test(status))
    .sort();
  const all = [...statuses, ...(statuses.length === 0 ? ['default'] : [])];
  return all
    .map((status) => findJsonContent(responses[status]?.content))
    .find((media) => media !== undefined);
}

function parameterTree({
  schema,
  content,
  description,
  example,
  examples,
}: ParameterObject & { description?: string }): ValueTree {
  const named = Object.values(examples ?? {}).map((each) => each?.value);
  const tree = buildTree(schema ?? findJsonContent(content)?.schema, [example, ...named]);
  return { ...tree, description: `${description ?? ''} ${tree.description}`.trim() };
}

/** Joins the schemas that the parts of a schema have for one field. */
function joinSchemas(schemas: Schema[]): Schema | undefined {
  return schemas.length > 1 ? { anyOf: [...new Set(schemas)] } : schemas[0];
}

/** The schema and the schemas that it is composed of. */
function collectParts(schema: Schema | undefined, depth: number): Schema[] {
  if (!isObject(schema) || depth > MAX_DEPTH * 2) return [];
  const { allOf = [], oneOf = [], anyOf = [] } = schema;
  return [schema, ...[...allOf, ...oneOf, ...anyOf].flatMap((part) => collectParts(part, depth + 1))];
}

function listSchemaExamples(schema: Schema | undefined): unknown[] {
  if (!isObject(schema)) return [];
  return [schema.example, ...(Array.isArray(schema.examples) ? schema.examples : [])];
}

function propertyNames(parts: Schema[], objects: Record<string, unknown>[]): Set<string> {
  return new Set([
    ...parts.flatMap(({ properties }) => Object.keys(properties ?? {})),
    ...objects.flatMap(Object.keys),
  ]);
}

function detectTypes(value: unknown): string[] {
  if (value === null) return ['null'];
  if (Array.isArray(value)) return ['array'];
  if (typeof value === 'number') return [Number.isInteger(value) ? 'integer' : 'number'];
  return [typeof value];
}

const FORMAT_PATTERNS: [format: string, pattern: RegExp][] = [
  ['uuid', UUID],
  ['date-time', /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d/],
  ['date', /^\d{4}-\d\d-\d\d$/],
  ['email', /^[^@\s]+@[^@\s]+\.\w+$/],
  ['uri', /^https?:\/\//],
];

function detectFormat(examples: unknown[]): string | undefined {
  const texts = examples.filter((example) => typeof example === 'string');
  return FORMAT_PATTERNS.find(
    ([, pattern]) => texts.length > 0 && texts.every((text) => pattern.test(text)),
  )?.[0];
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOwn(object: object | undefined, key: string): boolean {
  return object !== undefined && Object.hasOwn(object, key);
}
