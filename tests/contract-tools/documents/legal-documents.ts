import * as fc from 'fast-check';
import type { JsonObject } from '../../../scripts/contract/document.ts';
import {
  dictionary,
  json,
  object,
  objectSchema,
  optional,
  SCHEMAS,
  scalar,
  schema,
  text,
} from './legal-schemas.ts';

const MEDIA_TYPES = [
  'application/json',
  'application/json; charset=utf-8',
  'application/vnd.api+json',
  'text/plain',
  'text/csv',
  'application/xml',
  'application/octet-stream',
  'multipart/form-data',
  'application/x-www-form-urlencoded',
  'image/*',
  '*/*',
];
const PATHS = [
  ['/things'],
  ['/things/{id}', 'id'],
  ['/things/{id}:archive', 'id'],
  ['/things/{id}.json', 'id'],
  ['/pairs/{a}-{b}', 'a', 'b'],
  ['/things/{id}/parts/{part_id}', 'id', 'part_id'],
  ["/it's"],
  ['/with%20space'],
  ['/.well-known/x'],
  ['/members/{member_id}/notes', 'member_id'],
  ['/clients/{anything}', 'anything'],
  ['/projects'],
] as const;

const content = dictionary(
  fc.constantFrom(...MEDIA_TYPES),
  object({
    schema: optional(schema),
    example: optional(json),
  }),
  2,
);
const header = object({
  description: optional(text),
  required: optional(fc.boolean()),
  schema: scalar,
});
const response = object({
  description: text,
  headers: optional(
    dictionary(fc.constantFrom('Location', 'X-Count', 'ETag', 'Content-Type', "X-It's"), header, 2),
  ),
  content: optional(content),
});
const responses = fc
  .uniqueArray(
    fc.tuple(fc.constantFrom('200', '201', '204', '302', '2XX', '4XX', '404', '422', 'default'), response),
    {
      minLength: 1,
      maxLength: 3,
      selector: ([status]) => status,
    },
  )
  .map(Object.fromEntries);

const location = fc.constantFrom(
  { in: 'query' },
  { in: 'query', explode: false },
  { in: 'query', style: 'spaceDelimited', explode: false },
  { in: 'query', style: 'pipeDelimited', explode: false },
  { in: 'query', style: 'deepObject', explode: true },
  { in: 'header' },
  { in: 'cookie' },
);
const parameter = fc
  .tuple(
    fc.constantFrom('q', 'page', 'X-A', 'filter[a]', 'constructor', "it's", 'a b', 'Accept'),
    location,
    object({
      description: optional(text),
      required: optional(fc.boolean()),
      schema,
      example: optional(json),
    }),
  )
  .map(([called, style, rest]): JsonObject => ({ name: called, ...style, ...rest }));

const operation = object({
  operationId: optional(fc.constantFrom('list', 'get-x', 'constructor', '*/', 'listClients', 'a b')),
  tags: optional(fc.uniqueArray(fc.constantFrom('A', 'b/c', "d'", '*/', ''), { maxLength: 2 })),
  summary: optional(text),
  description: optional(text),
  parameters: optional(
    fc.uniqueArray(parameter, {
      maxLength: 3,
      selector: (each) => `${each.in} ${String(each.name).toLowerCase()}`,
    }),
  ),
  requestBody: optional(object({ required: optional(fc.boolean()), content })),
  responses,
  deprecated: optional(fc.boolean()),
  security: optional(fc.constantFrom([], [{ login: [] }], [{}])),
  servers: optional(fc.constant([{ url: 'https://other.example/{v}', variables: { v: { default: '1' } } }])),
});

const pathItem = fc
  .tuple(
    fc.constantFrom(...PATHS),
    dictionary(fc.constantFrom('get', 'post', 'put', 'patch', 'delete', 'head'), operation, 3),
  )
  .map(([[path, ...parameters], methods]) => {
    const pathParameters = parameters.map((each) => ({
      name: each,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    const item = parameters.length > 0 ? { parameters: pathParameters, ...methods } : methods;
    return [path, item] as const;
  });

/** Legal documents of OpenAPI 3.1 with names, schemas and parameters of every kind, each with the path `/clients`. */
export const legalDocument: fc.Arbitrary<JsonObject> = fc
  .record({
    info: object({ title: text, version: text, description: optional(text) }),
    servers: optional(
      fc.constantFrom(
        [{ url: '/' }],
        [{ url: 'https://{h}/v1/', variables: { h: { default: 'a.example' } } }],
      ),
    ),
    items: fc.uniqueArray(pathItem, {
      minLength: 1,
      maxLength: 4,
      selector: ([path]) => path.replaceAll(/\{\w+\}/g, '{}'),
    }),
    clients: operation,
    // A component schema that is only a reference could refer to itself.
    schemas: fc.tuple(...SCHEMAS.map(() => fc.oneof(scalar, objectSchema))),
  })
  .map(({ info, servers, items, clients, schemas }) => ({
    openapi: '3.1.0',
    info,
    ...(servers && { servers }),
    paths: { ...Object.fromEntries(items), '/clients': { get: clients } },
    components: {
      schemas: Object.fromEntries(SCHEMAS.map((each, i) => [each, schemas[i]])),
      securitySchemes: { login: { type: 'http', scheme: 'bearer' } },
    },
  }));
