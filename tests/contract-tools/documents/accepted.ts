import {
  type DocumentCase,
  LIST,
  OK,
  OPENAPI_30,
  OPENAPI_32,
  paths,
  responding,
  withSchema,
} from './document.ts';

const oauth = (scheme: string) =>
  paths(LIST, `components: { securitySchemes: { login: { type: oauth2, ${scheme} } } }\n`);
const FLOW = 'authorizationUrl: https://a.example/, tokenUrl: https://a.example/';
const head = (line: string) => `${line}\ninfo: { title: Small, version: '1' }\n`;

/** Legal documents, and nearly legal ones with a clear meaning, mostly from bug reports about other readers. */
export const ACCEPTED: Record<string, [text: string, ...notes: RegExp[]]> = {
  'a description of a server variable': [
    paths(
      LIST,
      "servers: [{ url: 'https://{h}/', variables: { h: { default: a.example, description: Host. } } }]\n",
    ),
    /^descriptions of server variables, 1 time: omitted$/,
  ],
  'a description of a server variable in an operation': [
    paths(
      `/clients: { get: { servers: [{ url: 'https://{h}/', variables: { h: { default: a.example, description: x } } }], ${OK} } }`,
    ),
    /^descriptions of server variables, 1 time/,
  ],
  'scopes as an empty list': [
    oauth(`flows: { authorizationCode: { ${FLOW}, scopes: [] } }`),
    /empty lists instead of objects, 1 time: read as \{\}/,
  ],
  'scopes as a list of names': [
    oauth(`flows: { authorizationCode: { ${FLOW}, scopes: [read] } }`),
    /securitySchemes\.login: a flow without scopes/,
  ],
  'extra keys beside type: oauth2': [
    oauth(`name: Authorization, in: header, flows: { authorizationCode: { ${FLOW}, scopes: {} } }`),
    /securitySchemes\.login: name, in beside type oauth2: omitted/,
  ],
  'components as an empty list': [paths(LIST, 'components: []\n'), /empty lists/],
  'properties as an empty list': [withSchema('{ type: object, properties: [] }'), /empty lists/],
  'keys without a value': [
    paths(`/clients: { get: { description: , tags: , parameters: , ${OK} } }`, 'tags:\n'),
    /keys without a value, 4 times: omitted/,
  ],
  'trailing slashes in paths': [
    paths(`/clients/: { get: { ${OK} } }`),
    /paths with a slash at their end, 1 time: read without, as in \/clients\//,
  ],
  'required: true on a property': [
    withSchema('{ type: object, properties: { name: { type: string, required: true } } }'),
    /required: true or false on properties \(name\): moved/,
  ],
  'required: false on a property': [
    withSchema('{ type: object, properties: { name: { type: string, required: false } } }'),
    /required: true or false on properties \(name\)/,
  ],
  'path items by reference to components': [
    paths(
      "/clients: { $ref: '#/components/pathItems/clients' }",
      `components: { pathItems: { clients: { get: { ${OK} } } } }\n`,
    ),
  ],
  'YAML merge keys in an operation': [
    paths(`/clients: { get: &get { ${OK} }, post: { <<: *get, summary: Make one } }`),
    /YAML merge keys \(<<\), 1 time: merged/,
  ],
  'YAML merge keys in properties': [
    withSchema(
      '{ properties: { a: { type: object, properties: &p { x: { type: string } } }, b: { properties: { <<: *p } } } }',
    ),
    /YAML merge keys/,
  ],
  'one anchor used 150 times': [
    withSchema(
      `{ type: object, properties: { a: &a { type: string }, ${Array.from({ length: 150 }, (_, i) => `p${i}: *a`).join(', ')} } }`,
    ),
  ],
  'a field called << in quotes': [withSchema("{ type: object, properties: { '<<': { type: string } } }")],
  'JSON with a comma at the end of a list': [
    '{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/clients": {"get": {"tags": ["a",], "responses": {"200": {"description": "x"}}}}}}',
    /begins like JSON but is not: parsed as YAML/,
  ],
  'OpenAPI 3.2': [
    paths(
      `/clients: { query: { ${OK} }, additionalOperations: { LINK: { ${OK} } }, get: { parameters: [{ name: q, in: querystring, content: {} }], responses: { '200': { summary: Done } } } }`,
      '$self: https://a.example/api\ntags: [{ name: a, kind: nav, summary: A }]\n',
      OPENAPI_32,
    ),
    /OpenAPI 3\.2\.0: read as 3\.1, without new keywords: .*\$self/,
  ],
  'OpenAPI 3.2 with a stream of items': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/jsonl: { itemSchema: { type: object } } } } } } }",
      '',
      OPENAPI_32,
    ),
    /without new keywords: itemSchema/,
  ],
  'OpenAPI 3.1.9': [paths(LIST, '', head('openapi: 3.1.9')), /openapi: 3\.1\.9: read as 3\.1\.2/],
  'a version that is a number': [
    paths(LIST, '', 'openapi: 3.1\ninfo: { title: x, version: 1.0 }\n'),
    /openapi: 3\.1: read as 3\.1\.0/,
    /info\.version is a number/,
  ],
  'Swagger with a version that is a number': [
    `swagger: 2.0\ninfo: { title: x, version: '1' }\npaths: { /clients: { get: { ${OK} } } }\n`,
    /swagger: 2: read as 2\.0/,
    /Swagger 2\.0: converted/,
  ],
  'Swagger with the same operationId twice': [
    `swagger: '2.0'\ninfo: { title: x, version: '1' }\npaths: { /clients: { get: { operationId: a, ${OK} } }, /b: { get: { operationId: a, ${OK} } } }\n`,
    /duplicate operationIds \(a\)/,
  ],
  'the same operationId twice': [
    paths(`/clients: { get: { operationId: a, ${OK} } }\n  /b: { get: { operationId: a, ${OK} } }`),
    /duplicate operationIds \(a\)/,
  ],
  'an example that violates its schema': [
    withSchema('{ type: object, properties: { id: { type: integer, example: seven } } }'),
    /an example that violates its schema is omitted: .*id/,
  ],
  'an example with a key $ref': [
    withSchema("{ type: object, example: { $ref: 'b.yaml#/nowhere' } }"),
    /examples with a key \$ref in them, 1 time: omitted/,
  ],
  'named examples with a key $ref': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/json: { examples: { a: { value: { $ref: '#/no' } } } } } } } } }",
    ),
    /examples with a key \$ref/,
  ],
  'examples without any example': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/json: { schema: { type: object }, examples: {} } } } } } }",
    ),
    /examples without any example, 1 time/,
  ],
  'an example that is null': [withSchema("{ type: [object, 'null'], example: null }")],
  'true and false as schemas of properties': [
    withSchema('{ type: object, properties: { any: true, none: false } }'),
    /true or false as a schema, 2 times/,
  ],
  'items: true': [withSchema('{ type: array, items: true }'), /true or false as a schema/],
  'a schema with $id and $schema': [
    withSchema(
      "{ $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'https://a.example/c', type: object }",
    ),
    /\$id and \$schema in schemas, 2 times/,
  ],
  'an enum with a duplicate value': [
    withSchema('{ type: string, enum: [a, b, a] }'),
    /enums that are empty or/,
  ],
  'an enum without values': [withSchema('{ type: string, enum: [] }'), /enums that are empty/],
  'const with an object': [withSchema('{ const: { code: 1, text: none } }')],
  'a list of types in 3.0': [
    withSchema("{ type: [string, 'null'] }", OPENAPI_30),
    /says OpenAPI 3\.0 but is only valid as 3\.1/,
  ],
  'a path item by reference to components in 3.0': [
    paths(
      "/clients: { $ref: '#/components/pathItems/clients' }",
      `components: { pathItems: { clients: { get: { ${OK} } } } }\n`,
      OPENAPI_30,
    ),
    /only valid as 3\.1/,
  ],
  'a response without a description': [
    paths("/clients: { get: { responses: { '200': {} } } }"),
    /responses without a description, 1 time/,
  ],
  'a status range in lower case': [
    paths('/clients: { get: { responses: { 2xx: { description: x } } } }'),
    /status ranges such as 2xx, in 1 operation: read as 2XX/,
  ],
  'a path parameter that is not required': [
    paths(
      `/clients/{id}: { get: { parameters: [{ name: id, in: path, schema: { type: integer } }], ${OK} } }`,
    ),
    /path parameters that are not required \(id\): read as required/,
  ],
  'fields called default, example, enum and $ref': [
    withSchema(
      "{ type: object, properties: { default: { $ref: '#/components/schemas/Client' }, example: { type: string }, enum: { type: string }, $ref: { type: string } } }",
    ),
  ],
  'a schema that holds one of its kind with more': [
    withSchema(
      "{ type: object, properties: { parent: { allOf: [{ $ref: '#/components/schemas/Client' }, { type: object, properties: { note: { type: string } } }] } } }",
    ),
    /allOf, 1 time: merged/,
  ],
  'two schemas that hold each other with more': [
    responding(
      "{ $ref: '#/components/schemas/A' }",
      "components: { schemas: { A: { type: object, properties: { b: { allOf: [{ $ref: '#/components/schemas/B' }, { minProperties: 1 }] } } }, B: { type: object, properties: { a: { allOf: [{ $ref: '#/components/schemas/A' }, { minProperties: 1 }] } } } } }\n",
    ),
    /allOf, 2 times: merged/,
  ],
  'an allOf whose parts have nothing in common': [
    withSchema(
      '{ type: object, properties: { none: { allOf: [{ enum: [a] }, { enum: [b] }] }, no: { allOf: [{ type: string }, { type: integer }] }, whole: { allOf: [{ type: number }, { type: integer }] } } }',
    ),
    /allOf, 3 times: merged/,
  ],
  'paths whose names would be one': [
    paths(`/clients: { get: { ${OK} } }\n  /a-b: { get: { ${OK} } }\n  /a_b: { get: { ${OK} } }`),
  ],
  'an object with an enum': [
    withSchema(
      '{ type: object, properties: { one: { type: object, enum: [{ a: b }, c] }, some: { type: [object, "null"], enum: [{ a: 1 }, null] } } }',
    ),
  ],
  'an example that the validator fails on': [
    withSchema(
      '{ type: object, properties: { some: { type: array, uniqueItems: true, items: { type: object }, example: [{ toString: 1 }, { toString: 1 }] } } }',
    ),
    /example.*toString/,
  ],
  'a HEAD with the name of another operation': [
    paths(`/clients: { get: { ${OK} } }\n  /b: { head: { operationId: listClients, ${OK} } }`),
  ],
  'a HEAD with the operationId of another operation': [
    paths(
      `/clients: { get: { operationId: constructor, ${OK} } }\n  /b: { head: { operationId: constructor, ${OK} } }`,
    ),
  ],
  'a header Content-Type of a response': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, headers: { Content-Type: { schema: { type: string } } }, content: { application/json: { schema: { type: object } } } } } } }",
    ),
  ],
  'a response in XML without a schema': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/xml: {} } } } } }",
    ),
  ],
  'a recursive schema': [
    withSchema(
      "{ type: object, properties: { children: { type: array, items: { $ref: '#/components/schemas/Client' } } } }",
    ),
  ],
  'a pattern that JavaScript does not support': [
    withSchema("{ type: object, properties: { name: { type: string, pattern: '(?i)^x' } } }"),
    /Client\.name: the pattern \(\?i\)\^x is not supported by JavaScript: omitted/,
  ],
  'a pattern with an anchor of Perl': [
    responding("{ type: string, pattern: '\\A[a-z]+\\z' }"),
    /the pattern \\A\[a-z\]\+\\z is not supported by JavaScript/,
  ],
  'a pattern with needless escapes': [
    withSchema("{ type: object, properties: { slug: { type: string, pattern: '^[a-z\\_]+\\-\\d$' } } }"),
    /Client\.slug: the pattern .* is read as \^\[a-z_\]\+-\\d\$/,
  ],
  'a pattern with exponential cost': [
    withSchema("{ type: object, properties: { name: { type: string, pattern: '^(a+)+$' } } }"),
    /Client\.name: the pattern \^\(a\+\)\+\$ can take exponential time to match: omitted/,
  ],
  'a pattern that is slow on long strings': [
    withSchema("{ type: object, properties: { mail: { type: string, pattern: '^[^@]+@[^@]+\\.[^@]+$' } } }"),
    /Client\.mail: the pattern .* is slow on long strings: those of more than 256 characters/,
  ],
  'a name pattern with exponential cost': [
    withSchema("{ type: object, patternProperties: { '^(x+)*$': { type: string } } }"),
    /Client: the patternProperties \^\(x\+\)\*\$ can take/,
  ],
  'a path that holds only an extension': [paths(`${LIST}\n  x-note: only a note`)],
  'an operation with several tags and an empty summary': [
    paths(`/clients: { get: { tags: [a, b], summary: '', ${OK} } }`),
  ],
  'a response by reference': [
    paths(
      "/clients: { get: { responses: { '200': { $ref: '#/components/responses/Done' } } } }",
      'components: { responses: { Done: { description: x } } }\n',
    ),
  ],
  'headers whose name no header can have': [
    paths(
      "/clients: { get: { parameters: [{ name: 'X A', in: header, schema: { type: string } }], responses: { '200': { description: x, headers: { 'X-A:': { schema: { type: string } } } } } } }",
    ),
    /headers whose name no header can have \("X A", "X-A:"\): left out/,
  ],
  'webhooks and callbacks': [
    paths(
      `/clients: { post: { callbacks: { done: { '{$request.body#/url}': { post: { ${OK} } } } }, ${OK} } }`,
      `webhooks: { made: { post: { ${OK} } } }\n`,
    ),
  ],
};

export const CASES: DocumentCase[] = Object.entries(ACCEPTED).map(([name, [text, ...notes]]) => ({
  name,
  text,
  notes,
}));
