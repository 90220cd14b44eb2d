import { expect, test } from 'vitest';
import { ACTORS, indexContract, readContract } from '../../scripts/contract/contract.ts';
import { buildContract } from '../../scripts/contract/generate.ts';
import { OPERATIONS } from '../../scripts/contract/operations.ts';
import { readSources } from '../../scripts/contract/sources.ts';
import { createSmallProject, edit, ROOT } from './project.ts';

test('the contract document has the operations of the operation table, each with a permission for every actor', () => {
  const { operations, byId } = readContract();
  const { unmatched = [] } = readSources(ROOT).provenance;
  const absent = OPERATIONS.filter(([id]) => !byId.has(id));
  // A maintainer accepted each missing operation with the download.
  expect(absent.filter(([, method, path]) => !unmatched.includes(`$.paths['${path}'].${method}`))).toEqual(
    [],
  );
  for (const { access } of operations) expect(Object.keys(access)).toEqual([...ACTORS]);
});

test('the contract document has the settings of the sources', () => {
  const { tokens, rateLimits, basePath } = readContract();
  expect(basePath).toBe('/api/v1');
  expect(tokens.access).toEqual({ seconds: 86_400, refreshable: true, source: 'article' });
  expect(tokens.personal).toEqual({ seconds: 31_536_000, refreshable: false, source: 'article' });
  expect(rateLimits).toMatchObject({ window_seconds: 300, per: ['user', 'application'] });
  expect(rateLimits.plans.free).toEqual({ limit: 500, source: 'ms-connector' });
  expect(rateLimits.plans.business).toEqual({ limit: 2000, source: 'ms-connector' });
});

test('every error response of the contract document is JSON with a message', () => {
  for (const { responses } of readContract().operations) {
    for (const [status, { schema }] of Object.entries(responses)) {
      if (Number(status) >= 400) expect(schema?.required).toContain('message');
    }
  }
});

test("an operation is found by the contract's operationId, whatever the document's names", async () => {
  const root = createSmallProject();
  edit(root, 'timeneye.openapi.yaml', 'operationId: createClient', 'operationId: clients_store');
  const { byId } = await buildContract(root);
  expect(byId.get('createClient')).toMatchObject({ method: 'post', path: '/clients' });
  expect(byId.get('getClient')?.pathParameters).toMatchObject([{ name: 'id', in: 'path', required: true }]);
});

test('an unknown operation has a name derived from method and path', async () => {
  const root = createSmallProject();
  edit(root, 'timeneye.openapi.yaml', '/clients/{id}:', '/clients/{id}/big-notes:');
  edit(root, 'contract.overlay.yaml', "'/clients/{id}'", "'/clients/{id}/big-notes'");
  expect([...(await buildContract(root)).byId.keys()]).toEqual(['createClient', 'getClientsIdBigNotes']);
});

test('an operation has its body, success response and example', async () => {
  const { byId } = await buildContract(createSmallProject());
  expect(byId.get('createClient')).toMatchObject({
    body: { required: true, schemaName: 'ClientCreate' },
    success: { status: 200, schemaName: 'Client', example: { client_id: 7, name: 'Acme' } },
    source: 'article',
  });
  expect(byId.get('getClient')?.body).toBeUndefined();
});

test('schemas are dereferenced, and a recursive schema becomes a cyclic object', async () => {
  const { byId } = await buildContract(createSmallProject());
  const client = byId.get('getClient')?.success.schema;
  expect(client?.properties?.parent).toBe(client);
  expect(byId.get('createClient')?.success.schema).toBe(client);
});

test('a base path in the paths is moved to the server URL', async () => {
  const root = createSmallProject();
  edit(root, 'timeneye.openapi.yaml', 'https://api.example.com/api/v1', 'https://api.example.com/');
  edit(root, 'timeneye.openapi.yaml', '  /clients:', '  /api/v1/clients:');
  edit(root, 'timeneye.openapi.yaml', '  /clients/{id}:', '  /api/v1/clients/{id}:');
  const { basePath, operations } = await buildContract(root);
  expect(basePath).toBe('/api/v1');
  expect(operations.map(({ path }) => path)).toEqual(['/clients', '/clients/{id}']);
});

test("a statement without a source is assumed, unless the upstream document is Timeneye's own", async () => {
  const root = createSmallProject();
  const sourceOfRead = async () => (await buildContract(root)).byId.get('getClient')?.source;
  expect(await sourceOfRead()).toMatch(/^guess: /);
  edit(root, 'upstream.json', 'true', 'false');
  expect(await sourceOfRead()).toBe('official');
});

test('the rules of a field are found by the name of its schema', async () => {
  const { visibility, writability } = await buildContract(createSmallProject());
  expect(Object.keys(visibility('Client'))).toEqual(['cost']);
  expect(visibility('Client').cost?.[0]?.permissions.admin).toEqual({
    access: ['none'],
    source: 'help-clients',
  });
  expect(writability('Client')).toEqual({});
  expect(visibility('Nobody')).toEqual({});
});

test('a request body schema omits readOnly properties', () => {
  const schema = {
    type: 'object',
    required: ['client_id', 'name'],
    properties: { client_id: { type: 'integer', readOnly: true }, name: { type: 'string' } },
  };
  const requestBody = { content: { 'application/json': { schema } } };
  const { operations } = indexContract({
    openapi: '3.1.0',
    paths: { '/clients': { post: { operationId: 'createClient', requestBody, responses: {} } } },
  });
  expect(operations[0]?.body?.schema).toEqual({
    type: 'object',
    required: ['name'],
    properties: { name: { type: 'string' } },
  });
});
