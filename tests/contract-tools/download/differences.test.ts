import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { normalizeText } from '../../../scripts/contract/sources.ts';
import { alignOperations } from '../../../scripts/import/compare/align.ts';
import {
  compareDocuments,
  isMispaired,
  replacedParameters,
} from '../../../scripts/import/compare/differences.ts';
import { judgeGuesses } from '../../../scripts/import/compare/guesses.ts';
import { documentedRejections } from '../../../scripts/import/compare/rejections.ts';
import { eachOperation } from '../fixtures/variants/variant.ts';

const OLDER = `
openapi: 3.1.0
info: { title: Small, version: 1.0.0 }
servers: [{ url: https://api.example.com/api/v1 }]
paths:
  /clients:
    get:
      x-source: 'guess: why not'
      parameters: [{ name: search, in: query, schema: { type: string }, x-source: 'guess: as elsewhere' }]
      responses: { '200': { description: Done., content: { application/json: { schema: { $ref: '#/components/schemas/Client' } } } } }
    post:
      x-source: article
      requestBody: { content: { application/json: { schema: { $ref: '#/components/schemas/Client' }, example: { name: A } } } }
      responses: { '200': { description: Done. } }
  /groups:
    get: { x-source: 'guess: perhaps', responses: { '200': { description: Done. } } }
components:
  schemas:
    Client:
      type: object
      required: [name, color]
      x-source: 'guess: as in the app'
      properties:
        name: { type: string, maxLength: 255, x-source: article }
        color: { type: string }
        cost: { type: string, description: What it costs. }
`;

async function compareWithChange(change: (document: OpenApiDocument) => void) {
  const { document: older } = await normalizeText(OLDER, { reconstructed: true });
  const newer = structuredClone(older);
  change(newer);
  return { older, newer, changes: await compareDocuments(older, newer, alignOperations(older, newer)) };
}

const client = ({ components }: OpenApiDocument) => components?.schemas?.Client?.properties ?? {};

test('a document has no differences from itself', async () => {
  expect((await compareWithChange(() => undefined)).changes).toEqual([]);
});

test.each([
  ['maxLength', 'without its limit'],
  ['minimum', 'without its lower bound'],
  ['format', 'without its format'],
])('dropping the %s of a documented field is a non-breaking change', async (keyword, what) => {
  const { document: older } = await normalizeText(OLDER, { reconstructed: true });
  const { name = {} } = client(older);
  const bounds = { minimum: { type: 'integer', minimum: 1 }, format: { type: 'string', format: 'uuid' } };
  Object.assign(
    name,
    keyword === 'maxLength' ? {} : { maxLength: undefined, ...bounds[keyword as 'minimum'] },
  );
  const newer = structuredClone(older);
  delete (client(newer).name as Record<string, unknown>)[keyword];
  const changes = await compareDocuments(older, newer, alignOperations(older, newer));
  expect(
    changes.map(({ where, breaking }) => [where, breaking]),
    what,
  ).toEqual([['Client.name', false]]);
});

test.each([
  ['guess: as in Laravel', false],
  ['ms-connector', true],
])('changing a success status with the source %s is breaking: %s', async (source, breaking) => {
  const { document: older } = await normalizeText(OLDER, { reconstructed: true });
  const success = older.paths['/clients']?.post?.responses?.['200'];
  Object.assign(success ?? {}, { 'x-source': source });
  const newer = structuredClone(older);
  const { post } = newer.paths['/clients'] ?? {};
  if (post) post.responses = { 201: { description: 'Done.' } };
  const changes = await compareDocuments(older, newer, alignOperations(older, newer));
  expect(changes.filter(({ area }) => area === 'responses').map((each) => each.breaking)).toContain(breaking);
  expect(changes.some((each) => each.breaking)).toBe(breaking);
});

test('an operation parameter overrides the path item parameter of the same name', async () => {
  const search = (maxLength: number) => ({
    name: 'search',
    in: 'query',
    schema: { type: 'string', maxLength },
  });
  const { changes } = await compareWithChange((document) => {
    const clients = document.paths['/clients'];
    Object.assign(clients ?? {}, { parameters: [search(10)] });
    if (clients?.post) clients.post.parameters = [search(20)];
  });
  expect(changes.map(({ what, where }) => `${what} ${where}`)).toEqual(['added createClient ?search']);
});

test('a change of an operation is reported with its name', async () => {
  const { changes } = await compareWithChange(({ paths }) => {
    if (paths['/groups']?.get) Object.assign(paths['/groups'].get, { security: [] });
  });
  expect(changes.map(({ area, where }) => `${area}: ${where}`)).toEqual(['security: listGroups security']);
});

test('every kind of difference is found, located and rated', async () => {
  const { changes } = await compareWithChange((document) => {
    delete document.paths['/groups'];
    document.paths['/tags'] = {
      get: { operationId: 'listTags', responses: { '200': { description: 'x' } } },
    };
    delete client(document).color;
    Object.assign(client(document).name ?? {}, { maxLength: 100 });
    client(document).phone = { type: 'string' };
    delete client(document).cost?.description;
    const { get, post } = document.paths['/clients'] ?? {};
    get?.parameters?.push({ name: 'page', in: 'query', required: true, schema: { type: 'integer' } });
    if (post?.responses) post.responses['409'] = { description: 'Taken.' };
    delete post?.requestBody?.content?.['application/json']?.example;
  });
  const lines = changes.map(
    ({ area, what, where, breaking }) => `${area}: ${what} ${where}${breaking ? '!' : ''}`,
  );
  expect(lines.sort()).toEqual(
    [
      'responses: added createClient 409',
      'fields: added Client.phone',
      'fields: changed Client.name',
      'fields: removed Client.color',
      'operations: added listTags',
      'operations: removed listGroups',
      'parameters: added listClients ?page',
      'texts: removed Client.cost',
      'texts: removed createClient body',
    ].sort(),
  );
});

test('an assumption is confirmed if the new document contains it, and contradicted if it is missing or has another type', async () => {
  const { older, newer } = await compareWithChange((document) => {
    delete document.paths['/groups'];
    Object.assign(client(document).cost ?? {}, { type: 'number' });
  });
  expect(judgeGuesses(older, newer)).toEqual({
    confirmed: ['GET /clients', '?search', 'Client.color', 'ClientCreate.color', 'ClientCreate.cost'],
    contradicted: ['GET /groups', 'Client.cost'],
  });
});

test('documented error responses are reported, with whether they match the assumption', async () => {
  const { newer } = await compareWithChange((document) => {
    const error = (properties: object) => ({
      description: 'No.',
      content: { 'application/json': { schema: { type: 'object', properties } } },
    });
    for (const { operation } of eachOperation(document)) {
      Object.assign(operation.responses ?? {}, {
        '401': error({ message: {} }),
        '422': error({ message: {} }),
      });
    }
  });
  expect(documentedRejections(newer)).toEqual([
    { status: '401', operations: 3, isAsGuessed: true },
    { status: '422', operations: 3, isAsGuessed: false },
  ]);
});

test('a removed and an added parameter with the same name are one changed parameter', async () => {
  const { older, newer } = await compareWithChange((document) => {
    const [search] = document.paths['/clients']?.get?.parameters ?? [];
    if (search) search.schema = { type: 'string', format: 'date' };
  });
  const path = '#/paths/~1clients/get/parameters/0';
  const replaced = ['removed', 'added'].map((kind) => ({ path, kind, impact: 'major', verdicts: [] }));
  expect(replacedParameters(replaced as never, { base: older, revision: newer })).toEqual([
    {
      area: 'parameters',
      what: 'changed',
      where: 'listClients ?search',
      text: 'schema was {"type":"string"}, is {"type":"string","format":"date"}',
      breaking: false,
    },
  ]);
});

test('an operation security requirement that repeats the global one is not a change', async () => {
  const { older, newer } = await compareWithChange((document) => {
    const { get } = document.paths['/clients'] ?? {};
    Object.assign(get ?? {}, { security: [{ bearer: [] }] });
  });
  for (const each of [older, newer]) {
    Object.assign(each, { security: [{ bearer: [] }] });
    each.components = { ...each.components, securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } };
  }
  expect(await compareDocuments(older, newer, alignOperations(older, newer))).toEqual([]);
});

test('isMispaired detects parts of two parameters with different names', () => {
  const listed = (...parameters: object[]) =>
    ({ openapi: '3.1.0', paths: { '/a': { get: { parameters } } } }) as unknown as OpenApiDocument;
  const [page, load] = [
    { name: 'page', in: 'query' },
    { name: 'load[]', in: 'query' },
  ];
  const base = {
    ...listed({ $ref: '#/components/parameters/Page' }),
    components: { parameters: { Page: page } },
  };
  const sides = { base: base as unknown as OpenApiDocument, revision: listed(page, load) };
  const before = { pointer: '#/components/parameters/Page/schema/type' };
  const at = (index: number) => ({ pointer: `#/paths/~1a/get/parameters/${index}/schema/type` });
  expect(isMispaired({ base: before, revision: at(1) }, sides)).toBe(true);
  expect(isMispaired({ base: before, revision: at(0) }, sides)).toBe(false);
  expect(isMispaired({ revision: at(0) }, sides)).toBe(false);
});
