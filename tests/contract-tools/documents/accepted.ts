import { SCHEMAS } from './accepted-schemas.ts';
import {
  type AcceptedDocuments,
  type DocumentCase,
  LIST,
  OK,
  OPENAPI_30,
  OPENAPI_32,
  paths,
  withSchema,
} from './document.ts';

const oauth = (scheme: string) =>
  paths(LIST, `components: { securitySchemes: { login: { type: oauth2, ${scheme} } } }\n`);
const FLOW = 'authorizationUrl: https://a.example/, tokenUrl: https://a.example/';
const head = (line: string) => `${line}\ninfo: { title: Small, version: '1' }\n`;

/** Documents with unusual paths, operations, parameters or versions. */
const DOCUMENTS: AcceptedDocuments = {
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
  'extra keys with type: oauth2': [
    oauth(`name: Authorization, in: header, flows: { authorizationCode: { ${FLOW}, scopes: {} } }`),
    /securitySchemes\.login: name, in not allowed with type oauth2: omitted/,
  ],
  'a flow that OpenAPI 3.1 does not have': [
    oauth(`flows: { deviceAuthorization: { tokenUrl: https://a.example/, scopes: {} } }`),
    /securitySchemes\.login: deviceAuthorization: not a flow of OpenAPI 3\.1, omitted/,
  ],
  'a port as the default of a server variable': [
    paths(
      LIST,
      "servers: [{ url: 'http://localhost:{port}/v1', variables: { port: { default: 8080 }, h: { enum: [a] } } }]\n",
    ),
    /defaults of server variables that are missing or not strings, 2 times: repaired/,
  ],
  'a relative server URL': [paths(LIST, 'servers: [{ url: ../v1 }]\n')],
  'a range of statuses in an operation with other names': [
    paths(
      "/clients/{anything}: { get: { parameters: [{ name: anything, in: path, required: true, schema: { type: integer } }], responses: { '200': { description: x }, 4XX: { description: x, content: { text/plain: { schema: { $ref: '#/components/schemas/Client' } } } } } } }",
      'components: { schemas: { Client: { type: string } } }\n',
    ),
  ],
  'components as an empty list': [paths(LIST, 'components: []\n'), /empty lists/],
  'keys without a value': [
    paths(`/clients: { get: { description: , tags: , parameters: , ${OK} } }`, 'tags:\n'),
    /keys without a value, 4 times: omitted/,
  ],
  'trailing slashes in paths': [
    paths(`/clients/: { get: { ${OK} } }`),
    /paths with a trailing slash, 1 time: read without it, as in \/clients\//,
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
  'JSON with a comma at the end of a list': [
    '{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/clients": {"get": {"tags": ["a",], "responses": {"200": {"description": "x"}}}}}}',
    /begins like JSON but is not valid JSON: parsed as YAML/,
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
  'named examples with a key $ref': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/json: { examples: { a: { value: { $ref: '#/no' } } } } } } } } }",
    ),
    /examples with a key \$ref/,
  ],
  'an example by reference': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/json: { schema: { type: object }, examples: { a: { $ref: '#/components/examples/E' } } } } } } } }",
      'components: { examples: { E: { value: { a: 1 } } } }\n',
    ),
  ],
  'an example in another file': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/json: { schema: { type: object }, examples: { a: { externalValue: 'https://a.example/x.json' } } } } } } } }",
    ),
    /examples whose value is in another file, 1 time: omitted/,
  ],
  'the media type json': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { json: { schema: { type: object } } } } } } }",
    ),
    /the media type json: read as application\/json/,
  ],
  'an empty examples object': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, content: { application/json: { schema: { type: object }, examples: {} } } } } } }",
    ),
    /examples without any example, 1 time/,
  ],
  'a list of types in 3.0': [
    withSchema("{ type: [string, 'null'] }", OPENAPI_30),
    /has the version 3\.0 but is only valid as OpenAPI 3\.1/,
  ],
  'a path item by reference to components in 3.0': [
    paths(
      "/clients: { $ref: '#/components/pathItems/clients' }",
      `components: { pathItems: { clients: { get: { ${OK} } } } }\n`,
      OPENAPI_30,
    ),
    /only valid as OpenAPI 3\.1/,
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
  'paths whose derived names would collide': [
    paths(`/clients: { get: { ${OK} } }\n  /a-b: { get: { ${OK} } }\n  /a_b: { get: { ${OK} } }`),
  ],
  'a HEAD operation with the name of another operation': [
    paths(`/clients: { get: { ${OK} } }\n  /b: { head: { operationId: listClients, ${OK} } }`),
  ],
  'a HEAD operation with the operationId of another operation': [
    paths(
      `/clients: { get: { operationId: constructor, ${OK} } }\n  /b: { head: { operationId: constructor, ${OK} } }`,
    ),
  ],
  'a Content-Type response header': [
    paths(
      "/clients: { get: { responses: { '200': { description: x, headers: { Content-Type: { schema: { type: string } } }, content: { application/json: { schema: { type: object } } } } } } }",
    ),
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
  'headers with invalid names': [
    paths(
      "/clients: { get: { parameters: [{ name: 'X A', in: header, schema: { type: string } }], responses: { '200': { description: x, headers: { 'X-A:': { schema: { type: string } } } } } } }",
    ),
    /headers with an invalid name \("X A", "X-A:"\): omitted/,
  ],
  'webhooks and callbacks': [
    paths(
      `/clients: { post: { callbacks: { done: { '{$request.body#/url}': { post: { ${OK} } } } }, ${OK} } }`,
      `webhooks: { made: { post: { ${OK} } } }\n`,
    ),
  ],
};

/** Legal documents, and nearly legal ones with a clear meaning, mostly from bug reports about other parsers. */
export const CASES: DocumentCase[] = Object.entries({ ...DOCUMENTS, ...SCHEMAS }).map(
  ([name, [text, ...notes]]) => ({
    name,
    text,
    notes,
  }),
);
