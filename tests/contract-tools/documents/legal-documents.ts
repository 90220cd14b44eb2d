import * as fc from 'fast-check';
import type { JsonObject } from '../../../scripts/contract/document.ts';

/** Names that a document may use and that readers stumble over. */
const NAMES = [
  'id',
  'name',
  'constructor',
  'toString',
  '__proto__',
  'done_%',
  'a-b',
  'x y',
  "it's",
  '*/',
  '{{x}}',
  '$ref',
  'type',
  'properties',
  'required',
  'default',
  'example',
  '0',
  'größe',
  '\u{1f600}',
  '<<',
  '',
];
const SCHEMAS = ['A', 'B.b', 'C-c', 'Client', 'Error', 'constructor', '_1'];
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

const name = fc.constantFrom(...NAMES);
const text = fc.oneof(
  fc.constantFrom('', 'A text.', '*/ {{x}} `', '# *Markdown*\n\n- a', '<b>x</b>', '\u2028'),
  fc.string({ maxLength: 12 }),
);
const optional = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });
const json = fc.jsonValue({ maxDepth: 2 });

/** An object without the fields that are undefined. */
function object(model: Record<string, fc.Arbitrary<unknown>>): fc.Arbitrary<JsonObject> {
  return fc
    .record(model)
    .map((value) => Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)));
}

function mapOf<T>(key: fc.Arbitrary<string>, value: fc.Arbitrary<T>, maxKeys = 3): fc.Arbitrary<JsonObject> {
  return fc
    .uniqueArray(fc.tuple(key, value), { maxLength: maxKeys, selector: ([each]) => each })
    .map(Object.fromEntries);
}

const reference = fc.constantFrom(...SCHEMAS).map((each) => ({ $ref: `#/components/schemas/${each}` }));
const annotations = {
  title: optional(text),
  description: optional(text),
  deprecated: optional(fc.boolean()),
};

const scalar = fc.oneof(
  object({
    ...annotations,
    type: fc.constant('string'),
    format: optional(fc.constantFrom('date', 'date-time', 'uuid', 'email', 'binary', 'byte', 'odd*/')),
    pattern: optional(fc.constantFrom('^a', '^\\p{L}+$', '(?i)x', '^(a+)+$', '[', '\\Ax\\z', '*/')),
    minLength: optional(fc.nat({ max: 3 })),
    maxLength: optional(fc.integer({ min: 3, max: 9 })),
    default: optional(text),
    readOnly: optional(fc.boolean()),
  }),
  object({
    ...annotations,
    type: fc.constantFrom('integer', 'number', ['integer', 'null']),
    format: optional(fc.constantFrom('int32', 'int64', 'float', 'odd')),
    minimum: optional(fc.integer({ min: -5, max: 5 })),
    exclusiveMaximum: optional(fc.integer({ min: 6, max: 9 })),
    multipleOf: optional(fc.constantFrom(0.01, 1, 0.5)),
    example: optional(fc.oneof(fc.integer(), text)),
  }),
  object({
    enum: fc.uniqueArray(fc.oneof(text, fc.integer(), fc.constant(null)), { minLength: 1, maxLength: 3 }),
  }),
  object({ const: json, writeOnly: optional(fc.boolean()) }),
  object({ type: fc.constantFrom('boolean', 'null'), examples: optional(fc.array(json, { maxLength: 2 })) }),
);

const { schema } = fc.letrec<{ schema: JsonObject }>((tie) => ({
  schema: fc.oneof(
    { maxDepth: 3, depthSize: 'small', withCrossShrink: true },
    scalar,
    reference,
    fc.constant({}),
    object({
      ...annotations,
      type: fc.constantFrom('object', ['object', 'null']),
      properties: mapOf(name, tie('schema'), 4),
      required: optional(fc.uniqueArray(name, { minLength: 1, maxLength: 3 })),
      additionalProperties: optional(fc.oneof(fc.boolean(), tie('schema'))),
      example: optional(json),
    }),
    object({
      ...annotations,
      type: fc.constant('array'),
      items: tie('schema'),
      minItems: optional(fc.nat({ max: 2 })),
      uniqueItems: optional(fc.boolean()),
    }),
    object({ allOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }), description: optional(text) }),
    object({ oneOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }) }),
    object({
      anyOf: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
      nullable: optional(fc.boolean()),
    }),
    object({ not: tie('schema') }),
    object({ patternProperties: mapOf(fc.constantFrom('^x-', '^(a+)+$', '(?i)a', '.'), tie('schema'), 2) }),
    object({
      type: fc.constant('array'),
      prefixItems: fc.array(tie('schema'), { minLength: 1, maxLength: 2 }),
    }),
    object({ if: tie('schema'), else: tie('schema') }),
  ),
}));

const holder = object({
  type: fc.constantFrom('object', ['object', 'null']),
  properties: mapOf(name, schema, 4),
  required: optional(fc.uniqueArray(name, { minLength: 1, maxLength: 3 })),
});

const content = mapOf(
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
    mapOf(fc.constantFrom('Location', 'X-Count', 'ETag', 'Content-Type', "X-It's"), header, 2),
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

const styled = fc.constantFrom(
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
    styled,
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
    mapOf(fc.constantFrom('get', 'post', 'put', 'patch', 'delete', 'head'), operation, 3),
  )
  .map(([[path, ...parameters], methods]) => {
    const own = parameters.map((each) => ({
      name: each,
      in: 'path',
      required: true,
      schema: { type: 'string' },
    }));
    const item = parameters.length > 0 ? { parameters: own, ...methods } : methods;
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
    // A reference in the place of a whole schema could lead back to itself.
    schemas: fc.tuple(...SCHEMAS.map(() => fc.oneof(scalar, holder))),
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
