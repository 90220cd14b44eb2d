import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/index.ts';
import { repairExamples } from '../../../scripts/contract/normalize/examples.ts';
import { normalize } from '../../../scripts/contract/normalize/index.ts';
import { createDocument, type DocumentParts, normalizeDocument, PATHS, responses } from './given.ts';

test.each<[string, DocumentParts, RegExp]>([
  [
    'an allOf that contains itself',
    {
      schemas: {
        A: { allOf: [{ $ref: '#/components/schemas/B' }, { type: 'object' }] },
        B: { allOf: [{ $ref: '#/components/schemas/A' }, { type: 'object' }] },
      },
    },
    /allOf that contains itself: .*schemas\/B -> .*schemas\/A -> .*schemas\/B/,
  ],
  [
    'a reference to itself',
    { schemas: { A: { $ref: '#/components/schemas/A' } } },
    /circular reference: .*A -> .*A/,
  ],
  [
    'a dangling reference',
    { schemas: { A: { $ref: '#/components/schemas/B' } } },
    /schemas\/B does not exist/,
  ],
  [
    'a reference to another file',
    { schemas: { A: { $ref: 'b.yaml' } } },
    /b\.yaml is not within the document/,
  ],
  ['another version', { openapi: '2.9.0' }, /declares openapi: 2\.9\.0/],
])('%s is an error', async (_what, document, message) => {
  const failure = await normalizeDocument(createDocument(document)).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(UsageError);
  expect((failure as UsageError).message).toMatch(message);
});

test('a base path in the paths is moved to the servers, and paths without it are omitted with a note', async () => {
  const paths = { '/v2/clients': PATHS['/clients'], '/v2/entries/{id}': {}, '/health': {} };
  const document = createDocument({
    servers: [{ url: 'https://{host}', variables: { host: { default: 'a.example' } } }],
    paths,
  });
  const { document: found, notes } = await normalize(document, { reconstructed: false });
  expect(Object.keys(found.paths)).toEqual(['/clients', '/entries/{id}']);
  expect(found.servers?.[0]?.url).toBe('https://a.example/v2');
  expect(notes).toContain('/health is outside /v2: omitted');
});

test("operations get the contract's names, a tag and a summary; a duplicate name is replaced", async () => {
  const paths = {
    '/phase-categories': { get: { operationId: 'index', ...responses({}) } },
    '/other/{id}': {
      get: { operationId: 'listPhaseCategories', ...responses({}) },
      put: { operationId: 'put it', ...responses({}) },
    },
  };
  const document = await normalizeDocument(createDocument({ paths }));
  expect(document.paths['/phase-categories']?.get).toMatchObject({
    operationId: 'listPhaseCategories',
    tags: ['Phase categories'],
    summary: 'List phase categories',
  });
  expect(document.paths['/other/{id}']?.get?.operationId).toBe('getOtherId');
  expect(document.paths['/other/{id}']?.put).toMatchObject({ operationId: 'putOtherId', tags: ['Other'] });
});

test('a PATCH is treated as the update operation unless there is also a PUT', async () => {
  const update = responses({ type: 'object' });
  const document = await normalizeDocument(
    createDocument({
      paths: { '/clients/{a}': { patch: update }, '/groups/{a}': { put: update, patch: update } },
    }),
  );
  expect(document.paths['/clients/{a}']?.patch?.operationId).toBe('updateClient');
  expect(document.paths['/groups/{a}']?.put?.operationId).toBe('updateGroup');
  expect(document.paths['/groups/{a}']?.patch?.operationId).toBe('patchGroupsA');
});

test("record and body schemas get the contract's names, whether or not they have a name", async () => {
  const body = {
    requestBody: { content: { 'application/json': { schema: { $ref: '#/components/schemas/ClientForm' } } } },
  };
  const paths = {
    '/clients': {
      post: {
        ...body,
        ...responses({
          type: 'object',
          properties: { data: { $ref: '#/components/schemas/ClientResource' } },
        }),
      },
    },
    '/clients/{id}': { put: { ...body, ...responses({ $ref: '#/components/schemas/ClientResource' }) } },
    '/groups/{id}': { get: responses({ type: 'object', properties: { name: { type: 'string' } } }) },
  };
  const schemas = {
    ClientForm: { type: 'object', properties: { name: { type: 'string' } } },
    ClientResource: {
      type: 'object',
      properties: { parent: { $ref: '#/components/schemas/ClientResource' } },
    },
  };
  const document = await normalizeDocument(createDocument({ paths, schemas }));
  expect(Object.keys(document.components?.schemas ?? {}).sort()).toEqual([
    'Client',
    'ClientCreate',
    'ClientUpdate',
    'Group',
  ]);
  expect(document.components?.schemas?.Client?.properties?.parent).toEqual({
    $ref: '#/components/schemas/Client',
  });
});

test('every kind of JSON is read as application/json', async () => {
  const content = { 'application/vnd.api+json': { schema: { type: 'object' } } };
  const document = await normalizeDocument(
    createDocument({
      paths: { '/clients': { get: { responses: { '200': { description: 'x', content } } } } },
    }),
  );
  expect(Object.keys(document.paths['/clients']?.get?.responses?.['200']?.content ?? {})).toEqual([
    'application/json',
  ]);
});

test('an example that violates its schema is omitted, and a response without an example gets a valid one', async () => {
  const document = await normalizeDocument(
    createDocument({
      paths: { '/tags': { get: responses({ $ref: '#/components/schemas/Tag' }) } },
      schemas: {
        It: { type: 'string', examples: ['a', 1, 'b', 2] },
        Tag: { type: 'object', required: ['day'], properties: { day: { type: 'string', format: 'date' } } },
      },
    }),
  );
  const notes = repairExamples(document);
  expect(document.components?.schemas?.It?.examples).toEqual(['a', 'b']);
  expect(document.paths['/tags']?.get?.responses?.['200']?.content?.['application/json']?.example).toEqual({
    day: '2026-03-02',
  });
  expect(notes).toHaveLength(3);
});

test('references to path items in components are resolved', async () => {
  const components = { pathItems: { Clients: PATHS['/clients'] } };
  const document = await normalizeDocument(
    createDocument({ paths: { '/clients': { $ref: '#/components/pathItems/Clients' } }, components }),
  );
  expect(document.paths['/clients']?.get?.operationId).toBe('listClients');
});

test('the given document is not modified', async () => {
  const document = createDocument({ openapi: '3.0.3', schemas: { It: { type: 'string', nullable: true } } });
  const before = structuredClone(document);
  await normalizeDocument(document);
  expect(document).toEqual(before);
});
