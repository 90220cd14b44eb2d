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
import { FAULTS } from '../../scripts/faults/catalogue/index.ts';
import { injectFaults } from '../../scripts/faults/runner/extension.ts';
import { wrap } from '../../scripts/mock/steps/show.ts';
import { servedFromExample } from '../../scripts/mock/support/store-support.ts';
import { call, freshMock } from './mock.ts';

type Change = (schemas: Record<string, Schema>, document: OpenApiDocument) => void;

function changedDocument(change: Change): OpenApiDocument {
  const document = structuredClone(readContract().document);
  change(document.components?.schemas ?? {}, document);
  return document;
}

function reasonsAfter(change: Change): Record<string, string> {
  const served = servedFromExample(indexContract(changedDocument(change)));
  return Object.fromEntries(served.map(({ operation, reason }) => [operation, reason]));
}

/** A contract document in a file of its own, as `npm run mock -- --spec FILE` takes it. */
function specFile(change: Change): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const file = join(folder, 'contract.json');
  writeFileSync(file, JSON.stringify(changedDocument(change)));
  return file;
}

const requireVat: Change = ({ ClientCreate }) => {
  const properties = { ...ClientCreate?.properties, vat: { type: 'string' } };
  Object.assign(ClientCreate ?? {}, { properties, required: ['name', 'vat'] });
};
const VAT = { operation: 'createClient', reason: 'its body requires vat, which the store does not know' };

test('the store supports every operation of the contract', () => {
  expect(servedFromExample(readContract())).toEqual([]);
});

test('the store does not support responses with a field of another type', () => {
  const reasons = reasonsAfter(({ Group }) =>
    Object.assign(Group?.properties?.name ?? {}, { type: 'integer' }),
  );
  expect(reasons.getGroup).toBe("the store's response violates the schema: /data/name must be integer");
  expect(Object.keys(reasons)).toContain('listGroups');
});

test('the store does not support a response schema that does not compile', () => {
  const reasons = reasonsAfter(({ Group }) => Object.assign(Group?.properties?.name ?? {}, { pattern: '(' }));
  expect(reasons.getGroup).toContain('it does not compile');
});

test.each([
  ['requires what the store does not know', ['name', 'vat'], VAT.reason],
  ['may leave out what a record needs', [], 'its body may leave out name, which a record needs'],
])('the store does not support a body that %s', (_what, required, reason) => {
  const reasons = reasonsAfter(({ ClientCreate }) => Object.assign(ClientCreate ?? {}, { required }));
  expect(reasons).toEqual({ createClient: reason });
});

test('an operation without a handler is served from its example', () => {
  const addTags: Change = (_schemas, { paths }) => {
    paths['/tags'] = { get: structuredClone(paths['/clients']?.get) } as (typeof paths)[string];
    delete paths['/tags'].get?.operationId;
  };
  expect(servedFromExample(indexContract(changedDocument(addTags)))).toEqual([
    { operation: 'getTags', reason: 'the store has no handler for it', hasHandler: false },
  ]);
});

test('the mock serves from its example what the store does not support, and names it with the reason', async () => {
  const mock = await freshMock({ spec: specFile(requireVat) });
  const { body: example } = await call(mock, 'POST', '/clients', {
    as: 'owner',
    body: { name: 'A', vat: 'B' },
  });
  expect(example).toEqual(readContract().byId.get('createClient')?.success.example);
  expect((await call(mock, 'GET', '/_mock/operations')).body).toEqual({
    servedFromExample: [{ ...VAT, hasHandler: true }],
  });
});

test('a fault of the workspace that calls first says nothing about the store', async () => {
  const faults = FAULTS.filter(({ name }) => name === 'extra-field');
  expect(faults).toHaveLength(1);
  const mock = await freshMock({ validateResponses: false, extend: injectFaults(faults) });
  await call(mock, 'GET', '/members', { as: 'owner' });
  expect(mock.servedFromExample()).toEqual([]);
});

const success = (schema: Schema) =>
  ({ success: { status: 200, schema, schemaName: '', example: undefined } }) as unknown as Operation;
const page = { data: [1], links: { next: null }, meta: { total: 1, path: '/x' } };

test('records are shown under data or bare, and of a page only what the document knows', () => {
  expect(wrap(success({ type: 'array' }), page)).toEqual([1]);
  expect(wrap(success({}), page)).toBeUndefined();
  expect(wrap(success({ properties: { data: {} } }), page)).toEqual(page);
  const meta: Schema = { properties: { total: {} }, additionalProperties: false };
  const closed = { properties: { data: {}, meta }, additionalProperties: false };
  expect(wrap(success(closed), page)).toEqual({ data: [1], meta: { total: 1 } });
  expect(wrap(success({ properties: { message: {} } }), { message: 'Deleted.' })).toEqual({
    message: 'Deleted.',
  });
});
