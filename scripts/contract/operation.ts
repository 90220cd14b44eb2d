import { type Actor, type Permission, readPermissions } from './access.ts';
import type { Method, OpenApiDocument, OperationObject, PathItem, Schema } from './document.ts';
import { withoutFields } from './mapping/schema-parts.ts';
import type { Operation } from './model.ts';
import { operationName } from './operations.ts';
import { getOwn } from './own.ts';
import { readParameters, sortPathParameters } from './parameters.ts';
import { JSON_TYPE, readResponses, readSuccess } from './responses.ts';

type SchemaNames = Map<Schema, string>;

/** The source of an operation that cites none. Normalization marks Timeneye's own document as official instead. */
const MISSING_SOURCE = 'guess: no source is named';

interface OperationSource {
  document: OpenApiDocument;
  names: SchemaNames;
  method: Method;
  path: string;
  item: PathItem;
}

/** Indexes one operation of a dereferenced document. */
export function indexOperation({ document, names, method, path, item }: OperationSource): Operation {
  const raw = item[method] as OperationObject;
  const source = raw['x-source'] ?? document['x-source'] ?? MISSING_SOURCE;
  const parameters = readParameters(item.parameters, raw.parameters, source);
  const located = (location: string) => parameters.filter((parameter) => parameter.in === location);
  return {
    id: operationName(method, path, raw.operationId),
    method,
    path,
    tag: raw.tags?.[0] ?? '',
    summary: raw.summary ?? '',
    source,
    pathParameters: sortPathParameters(path, parameters),
    queryParameters: located('query'),
    headerParameters: located('header'),
    cookieParameters: located('cookie'),
    ...readBody(raw, names),
    ...readContent(raw),
    success: readSuccess(raw, names),
    ...readResponses(raw, source),
    access: readPermissions(raw['x-access']) as Record<Actor, Permission>,
    ...(raw['x-access-when-locked'] !== undefined && {
      accessWhenLocked: readPermissions(raw['x-access-when-locked']) as Record<Actor, Permission>,
    }),
    isProposed: raw['x-proposed'] === true,
  };
}

/** The names of the document's component schemas, by schema object. */
export function schemaNames(document: OpenApiDocument): SchemaNames {
  return new Map(Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [schema, name]));
}

function readBody(raw: OperationObject, names: SchemaNames): Pick<Operation, 'body'> {
  const schema = getOwn(raw.requestBody?.content, JSON_TYPE)?.schema;
  if (raw.requestBody === undefined || schema === undefined) return {};
  return {
    body: {
      required: raw.requestBody.required === true,
      schema: writablePart(schema),
      schemaName: names.get(schema) ?? '',
    },
  };
}

/** Removes the read-only fields, which a schema shared by requests and responses has. */
function writablePart(schema: Schema): Schema {
  const all = Object.entries(schema.properties ?? {});
  const readOnly = all.filter(([, property]) => property.readOnly === true).map(([name]) => name);
  return withoutFields(schema, readOnly);
}

function readContent({ requestBody }: OperationObject): Pick<Operation, 'requestContent'> {
  if (requestBody === undefined) return {};
  return { requestContent: { required: requestBody.required === true, content: requestBody.content ?? {} } };
}
