import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import {
  indexContract,
  type OpenApiDocument,
  type Operation,
  readContract,
  type Schema,
} from '../../scripts/contract/contract.ts';
import { FAULTS } from '../../scripts/faults/catalog/index.ts';
import { injectFaults } from '../../scripts/faults/runner/extension.ts';
import { wrap } from '../../scripts/mock/steps/show.ts';
import { servedFromExample } from '../../scripts/mock/support/store-support.ts';
import { call, freshMock } from './mock.ts';

type EditSchemas = (schemas: Record<string, Schema>, document: OpenApiDocument) => void;

function changedDocument(change: EditSchemas): OpenApiDocument {
  const document = structuredClone(readContract().document);
  change(document.components?.schemas ?? {}, document);
  return document;
}

function collectReasons(change: EditSchemas): Record<string, string> {
  const served = servedFromExample(indexContract(changedDocument(change)));
  return Object.fromEntries(served.map(({ operation, reason }) => [operation, reason]));
}

/** Writes a changed contract document to a file, for `npm run mock -- --spec FILE`. */
function writeSpec(change: EditSchemas): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'contract.json');
  writeFileSync(file, JSON.stringify(changedDocument(change)));
  return file;
}

/** Adds to the client schemas a field that the store does not know. */
const withVat =
  (read: Schema, isRequired = true): EditSchemas =>
  ({ Client, ClientCreate }) => {
    Object.assign(ClientCreate?.properties ?? {}, { vat: { type: 'string' } });
    Object.assign(Client?.properties ?? {}, { vat: read });
    if (isRequired) ClientCreate?.required?.push('vat');
    if (isRequired) Client?.required?.push('vat');
  };

test('the store supports every operation of the contract', () => {
  expect(servedFromExample(readContract())).toEqual([]);
});

test('the store does not support responses with a field of another type', () => {
  const reasons = collectReasons(({ Group }) =>
    Object.assign(Group?.properties?.name ?? {}, { type: 'integer' }),
  );
  expect(reasons.getGroup).toBe("the store's response violates the schema: /data/name must be integer");
  expect(Object.keys(reasons)).toContain('listGroups');
});

test('the store does not support a response schema that does not compile', () => {
  const reasons = collectReasons(({ Group }) =>
    Object.assign(Group?.properties?.name ?? {}, { pattern: '(' }),
  );
  expect(reasons.getGroup).toContain('it does not compile');
});

test('the store supports an operation with a field that the store does not know', () => {
  expect(collectReasons(withVat({ type: 'string' }))).toEqual({});
  expect(collectReasons(({ ClientCreate }) => Object.assign(ClientCreate ?? {}, { required: [] }))).toEqual(
    {},
  );
});

test('the store supports an operation with a field that is null in the store and cannot be null in the document', () => {
  const change: EditSchemas = ({ Entry }) =>
    Object.assign(Entry?.properties?.notes ?? {}, { type: 'string' });
  expect(collectReasons(change)).toEqual({});
});

test('the mock stores unknown fields and returns the example if a field was never set', async () => {
  const mock = await freshMock({ spec: writeSpec(withVat({ type: 'string', example: 'IT1' })) });
  const created = await call(mock, 'POST', '/clients', { as: 'owner', body: { name: 'A', vat: 'IT2' } });
  expect(created.body).toMatchObject({ data: { name: 'A', vat: 'IT2' } });
  const { body } = await call(mock, 'GET', '/clients/1', { as: 'owner' });
  expect(body).toMatchObject({ data: { client_id: 1, vat: 'IT1' } });
});

test('the mock shows an empty value instead of a null that the document does not allow', async () => {
  const change: EditSchemas = ({ Entry }) =>
    Object.assign(Entry?.properties?.notes ?? {}, { type: 'string' });
  const mock = await freshMock({ spec: writeSpec(change), validateResponses: true });
  const { body, status } = await call(mock, 'GET', '/entries', { as: 'owner' });
  expect(status).toBe(200);
  expect((body as { data: { notes: unknown }[] }).data.every(({ notes }) => typeof notes === 'string')).toBe(
    true,
  );
});

test('a write-only field never appears in a response', async () => {
  const mock = await freshMock({ spec: writeSpec(withVat({ type: 'string', writeOnly: true }, false)) });
  const { body } = await call(mock, 'POST', '/clients', { as: 'owner', body: { name: 'A', vat: 'IT2' } });
  expect(body).not.toHaveProperty('data.vat');
});

test('an operation without a handler is served from its example', () => {
  const addTags: EditSchemas = (_schemas, { paths }) => {
    paths['/tags'] = { get: structuredClone(paths['/clients']?.get) } as (typeof paths)[string];
    delete paths['/tags'].get?.operationId;
  };
  expect(servedFromExample(indexContract(changedDocument(addTags)))).toEqual([
    { operation: 'getTags', reason: 'the store has no handler for it', hasHandler: false },
  ]);
});

test('the mock serves unsupported operations from their examples, and lists them with reasons', async () => {
  const change: EditSchemas = ({ Group }) =>
    Object.assign(Group?.properties?.name ?? {}, { type: 'integer' });
  const mock = await freshMock({ spec: writeSpec(change), validateResponses: false });
  const { body: example } = await call(mock, 'GET', '/groups/1', { as: 'owner' });
  expect(example).toEqual(readContract().byId.get('getGroup')?.success.example);
  const { servedFromExample } = (await call(mock, 'GET', '/_mock/operations')).body as {
    servedFromExample: unknown[];
  };
  expect(servedFromExample).toContainEqual({
    operation: 'getGroup',
    reason: "the store's response violates the schema: /data/name must be integer",
    hasHandler: true,
  });
});

test('a request gets a response while the mock still checks which operations its store supports', async () => {
  const mock = await freshMock();
  let isExamined = false;
  const examined = mock.servedFromExample().then(() => {
    isExamined = true;
  });
  expect((await fetch(`${mock.baseUrl}/me`)).status).toBe(401);
  expect(isExamined).toBe(false);
  await examined;
});

test('a fault in the workspace of the first request does not change which operations the store supports', async () => {
  const faults = FAULTS.filter(({ name }) => name === 'extra-field');
  expect(faults).toHaveLength(1);
  const mock = await freshMock({ validateResponses: false, extend: injectFaults(faults) });
  await call(mock, 'GET', '/members', { as: 'owner' });
  expect(await mock.servedFromExample()).toEqual([]);
});

const success = (schema: Schema) =>
  ({
    success: { status: 200, schema, schemaName: '', example: undefined, content: { 'application/json': {} } },
  }) as unknown as Operation;
const page = { data: [1], links: { next: null }, meta: { total: 1, path: '/x' } };

test('records are wrapped in data or bare, and a page has only the fields of the document', () => {
  expect(wrap(success({ type: 'array' }), page)).toEqual([1]);
  expect(wrap(success({ properties: { data: {} } }), page)).toEqual(page);
  const meta: Schema = { properties: { total: {} }, additionalProperties: false };
  const closed = { properties: { data: {}, meta }, additionalProperties: false };
  expect(wrap(success(closed), page)).toEqual({ data: [1], meta: { total: 1 } });
  expect(wrap(success({ properties: { message: {} } }), { message: 'Deleted.' })).toEqual({
    message: 'Deleted.',
  });
});
