import { type Actor, type Permission, readPermissions } from './access.ts';
import type {
  HeaderObject,
  MediaType,
  Method,
  OpenApiDocument,
  OperationObject,
  ParameterObject,
  PathItem,
  ResponseObject,
  Schema,
} from './document.ts';
import type { HeaderSchema, Operation, Parameter, ResponseSpec } from './model.ts';
import { operationName } from './operations.ts';

type SchemaNames = Map<Schema, string>;

/** What names no source is not thereby official: normalising says of Timeneye's own document that it is. */
const UNSAID = 'guess: no source is named';

interface OperationSource {
  document: OpenApiDocument;
  names: SchemaNames;
  method: Method;
  path: string;
  item: PathItem;
}

/** Gathers what the readers ask of one operation of a dereferenced document. */
export function indexOperation({ document, names, method, path, item }: OperationSource): Operation {
  const raw = item[method] as OperationObject;
  const source = raw['x-source'] ?? document['x-source'] ?? UNSAID;
  const parameters = readParameters([...(item.parameters ?? []), ...(raw.parameters ?? [])], source);
  return {
    id: operationName(method, path, raw.operationId),
    method,
    path,
    tag: raw.tags?.[0] ?? '',
    summary: raw.summary ?? '',
    source,
    pathParameters: inPathOrder(path, parameters),
    queryParameters: parameters.filter((parameter) => parameter.in === 'query'),
    ...readBody(raw, names),
    success: readSuccess(raw, names),
    responses: readResponses(raw, source),
    access: readPermissions(raw['x-access']) as Record<Actor, Permission>,
    ...(raw['x-access-when-locked'] !== undefined && {
      accessWhenLocked: readPermissions(raw['x-access-when-locked']) as Record<Actor, Permission>,
    }),
    isProposed: raw['x-proposed'] === true,
  };
}

/** The names of the document's component schemas, by the schema itself. */
export function schemaNames(document: OpenApiDocument): SchemaNames {
  return new Map(Object.entries(document.components?.schemas ?? {}).map(([name, schema]) => [schema, name]));
}

function readParameters(parameters: ParameterObject[], source: string): Parameter[] {
  return parameters
    .filter(({ in: location }) => location === 'path' || location === 'query')
    .map((parameter) => ({
      name: parameter.name,
      in: parameter.in as 'path' | 'query',
      required: parameter.required === true,
      schema: parameter.schema ?? {},
      source: parameter['x-source'] ?? source,
    }));
}

/** Readers match path parameters by position, so that the document may name them as it likes. */
function inPathOrder(path: string, parameters: Parameter[]): Parameter[] {
  const names = [...path.matchAll(/\{([^}]*)\}/g)].map((match) => match[1]);
  return names.flatMap((name) => parameters.filter((one) => one.in === 'path' && one.name === name));
}

function readBody(raw: OperationObject, names: SchemaNames): Pick<Operation, 'body'> {
  const schema = jsonOf(raw.requestBody?.content)?.schema;
  if (raw.requestBody === undefined || schema === undefined) return {};
  return {
    body: { required: raw.requestBody.required === true, schema, schemaName: names.get(schema) ?? '' },
  };
}

function readSuccess(raw: OperationObject, names: SchemaNames): Operation['success'] {
  const [status, response] = Object.entries(raw.responses ?? {}).find(([code]) => /^2\d\d$/.test(code)) ?? [];
  const media = jsonOf(response?.content);
  const schema = media?.schema ?? {};
  return {
    status: Number(status ?? 200),
    schema,
    schemaName: names.get(schema) ?? '',
    example: exampleOf(media),
  };
}

function exampleOf(media: MediaType | undefined): unknown {
  if (media?.example !== undefined) return media.example;
  return (
    Object.values(media?.examples ?? {})[0]?.value ?? media?.schema?.example ?? media?.schema?.examples?.[0]
  );
}

function readResponses(raw: OperationObject, source: string): Record<number, ResponseSpec> {
  const responses: Record<number, ResponseSpec> = {};
  for (const [status, response] of Object.entries(raw.responses ?? {})) {
    if (/^\d+$/.test(status)) responses[Number(status)] = readResponse(response, source);
  }
  return responses;
}

function readResponse(response: ResponseObject, source: string): ResponseSpec {
  const media = jsonOf(response.content);
  const schema = media?.schema;
  const example = exampleOf(media);
  return {
    ...(schema !== undefined && { schema }),
    ...(example !== undefined && { example }),
    headers: Object.fromEntries(Object.entries(response.headers ?? {}).map(readHeader)),
    source: response['x-source'] ?? source,
  };
}

function readHeader([name, { schema, required }]: [string, HeaderObject]): [string, HeaderSchema] {
  const { required: _, ...value } = schema ?? {};
  return [name, required === undefined ? value : { ...value, required }];
}

function jsonOf(content: Record<string, MediaType> | undefined): MediaType | undefined {
  return content?.['application/json'];
}
