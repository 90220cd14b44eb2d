import { expect, test } from 'vitest';
import { misfits } from '../../scripts/mock/fit/misfits.ts';
import { envelope } from '../../scripts/mock/steps/envelope.ts';
import {
  indexContract,
  type OpenApiDocument,
  readContract,
  type Schema,
} from '../../scripts/spec/contract.ts';

function misfitsAfter(change: (schemas: Record<string, Schema>, document: OpenApiDocument) => void) {
  const document = structuredClone(readContract().document);
  change(document.components?.schemas ?? {}, document);
  return Object.fromEntries(misfits(indexContract(document)));
}

test('the store fits every operation that the contract document does not say is served by its example', () => {
  const { operations } = readContract();
  const said = operations.filter(({ isServedByExample }) => isServedByExample).map(({ id }) => id);
  expect(Object.keys(misfitsAfter(() => undefined))).toEqual(said);
});

test('the store does not fit answers with a field of another type', () => {
  const found = misfitsAfter(({ Group }) =>
    Object.assign(Group?.properties?.name ?? {}, { type: 'integer' }),
  );
  expect(found.getGroup).toBe('what the store would answer breaks the schema: /data/name must be integer');
  expect(Object.keys(found)).toContain('listGroups');
});

test.each([
  [
    'requires what the store does not know',
    ['name', 'vat'],
    'its body requires vat, which the store does not know',
  ],
  ['may leave out what a record needs', [], 'its body may leave out name, which a record needs'],
])('the store does not fit a body that %s', (_what, required, reason) => {
  const found = misfitsAfter(({ ClientCreate }) => Object.assign(ClientCreate ?? {}, { required }));
  expect(found).toEqual({ createClient: reason });
});

const success = (schema: Schema) => ({
  success: { status: 200, schema, schemaName: '', example: undefined },
});
const page = { data: [1], links: { next: null }, meta: { total: 1, path: '/x' } };

test('records are shown under data or bare, and of a page only what the document knows', () => {
  expect(envelope(success({ type: 'array' }), page)).toEqual([1]);
  expect(envelope(success({}), page)).toBeUndefined();
  expect(envelope(success({ properties: { data: {} } }), page)).toEqual(page);
  const meta: Schema = { properties: { total: {} }, additionalProperties: false };
  const closed = { properties: { data: {}, meta }, additionalProperties: false };
  expect(envelope(success(closed), page)).toEqual({ data: [1], meta: { total: 1 } });
  expect(envelope(success({ properties: { message: {} } }), { message: 'Deleted.' })).toEqual({
    message: 'Deleted.',
  });
});
