import { plural } from '../../cli/plural.ts';
import { lookUp } from '../dereference.ts';
import {
  METHODS,
  type MediaType,
  type OpenApiDocument,
  type OperationObject,
  type Schema,
} from '../document.ts';

/** The location of a schema, or of a reference to one. */
type SchemaHolder = { node: Record<string, unknown>; key: string };

const PREFIX = '#/components/schemas/';

/**
 * Gives the schemas of records and bodies the names that the overlay and the mock use: `Entry` is the response of
 * getEntry, `EntryCreate` the body of createEntry. A schema without a name gets one.
 */
export function nameSchemas(document: OpenApiDocument): string[] {
  const operations = Object.values(document.paths).flatMap((item) =>
    METHODS.flatMap((method) => item[method] ?? []),
  );
  const assignedNames = new Set<string>();
  const notes = operations.flatMap((operation) => {
    const [, verb, noun] = /^(get|create|update)([A-Z]\w*)$/.exec(operation.operationId ?? '') ?? [];
    if (noun === undefined || noun === 'Me' || !CONTRACT_NOUNS.includes(noun)) return [];
    const record = [nameSchema(document, recordLocation(document, operation), noun, assignedNames)];
    const suffix = verb === 'create' ? 'Create' : 'Update';
    const body =
      verb === 'get'
        ? []
        : [nameSchema(document, bodyLocation(document, operation), `${noun}${suffix}`, assignedNames)];
    return [...record, ...body].flat();
  });
  const names = [...new Set(notes)];
  return names.length > 0
    ? [`${plural(names.length, 'schema')} renamed as in the contract: ${names.join(', ')}`]
    : [];
}

const CONTRACT_NOUNS = [
  'Member',
  'Client',
  'Group',
  'Project',
  'Phase',
  'PhaseCategory',
  'Entry',
  'Timer',
  'Todo',
];

/** Renames the schema and returns a note; returns none if it already has the name or the name is taken. */
function nameSchema(
  document: OpenApiDocument,
  location: SchemaHolder | undefined,
  name: string,
  assignedNames: Set<string>,
): string[] {
  if (location === undefined) return [];
  const schema = location.node[location.key] as Schema;
  const currentName = schema.$ref?.startsWith(PREFIX) ? schema.$ref.slice(PREFIX.length) : undefined;
  const schemas = ensureSchemas(document);
  const isDone = currentName === name || (currentName === undefined && schema.properties === undefined);
  if (isDone || schemas[name] !== undefined) {
    assignedNames.add(currentName ?? name);
    return [];
  }
  if (currentName === undefined) schemas[name] = schema;
  // A schema that serves as two contract schemas is copied, so that each can have its own rules.
  else if (assignedNames.has(currentName) || CONTRACT_NOUNS.includes(currentName))
    schemas[name] = structuredClone(schemas[currentName] as Schema);
  else rename(document, currentName, name);
  assignedNames.add(name);
  location.node[location.key] = { ...(currentName !== undefined && schema), $ref: PREFIX + name };
  return [currentName === undefined ? `${name} (had none)` : `${name} (was ${currentName})`];
}

function ensureSchemas(document: OpenApiDocument): Record<string, Schema> {
  document.components ??= {};
  document.components.schemas ??= {};
  return document.components.schemas;
}

function rename(document: OpenApiDocument, from: string, to: string): void {
  const entries = Object.entries(ensureSchemas(document)).map(([name, schema]) => [
    name === from ? to : name,
    schema,
  ]);
  (document.components as { schemas: object }).schemas = Object.fromEntries(entries);
  const visit = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return;
    const node = value as Record<string, unknown>;
    if (node.$ref === PREFIX + from) node.$ref = PREFIX + to;
    for (const child of Object.values(node)) visit(child);
  };
  visit(document);
}

function bodyLocation(document: OpenApiDocument, operation: OperationObject): SchemaHolder | undefined {
  const body = resolveReference(document, operation.requestBody);
  return schemaLocation(body?.content?.['application/json']);
}

/** The schema of the record in the success response: under `data` or bare, single or in a list. */
function recordLocation(document: OpenApiDocument, operation: OperationObject): SchemaHolder | undefined {
  const [, response] =
    Object.entries(operation.responses ?? {}).find(([status]) => status.startsWith('2')) ?? [];
  const location = schemaLocation(resolveReference(document, response)?.content?.['application/json']);
  const resolvedSchema = resolveReference(document, location?.node[location.key] as Schema | undefined);
  return resolvedSchema?.properties?.data === undefined
    ? location
    : { node: resolvedSchema.properties, key: 'data' };
}

function schemaLocation(media: MediaType | undefined): SchemaHolder | undefined {
  return media?.schema && { node: media as Record<string, unknown>, key: 'schema' };
}

function resolveReference<T extends object>(document: OpenApiDocument, node: T | undefined): T | undefined {
  const ref = (node as { $ref?: string } | undefined)?.$ref;
  return ref === undefined ? node : resolveReference(document, lookUp(document, ref) as T);
}
