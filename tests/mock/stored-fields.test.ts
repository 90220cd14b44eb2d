import { expect, test } from 'vitest';
import type { Schema } from '../../scripts/contract/contract.ts';
import { writeDocumentFile } from './document-file.ts';
import { call, freshMock } from './mock.ts';

/** Starts a mock whose document allows unlisted fields in every body and in list items. */
function startLenientMock(change: (schemas: Record<string, Schema>) => void = () => undefined) {
  return freshMock({
    spec: writeDocumentFile(({ components }) => {
      const schemas = components?.schemas ?? {};
      for (const [name, schema] of Object.entries(schemas)) {
        if (/Create$|Update$|Write$/.test(name)) delete schema.additionalProperties;
      }
      change(schemas);
    }),
  });
}

test('a field that an open body does not list is not stored', async () => {
  const mock = await startLenientMock();
  const extra = {
    created_date: { a: [1] },
    cost: '1.00',
    client_id: 1,
    'no such': 1,
    constructor: 1,
    toString: 'x',
  };
  const body = JSON.parse(`{"name":"Open","__proto__":{"is_active":0},${JSON.stringify(extra).slice(1)}`);
  const { status, body: created } = await call(mock, 'POST', '/clients', { as: 'owner', body });
  expect(status).toBe(200);
  expect(created.data).toMatchObject({ name: 'Open', is_active: 1, created_date: expect.any(String) });
  expect(created.data.client_id).not.toBe(1);
  const list = await call(mock, 'GET', '/clients?per_page=100', { as: 'owner' });
  expect(list.status).toBe(200);
  expect(list.body.data).toContainEqual(created.data);
});

test('a field that an open body does not list is not changed', async () => {
  const mock = await startLenientMock();
  const before = await call(mock, 'GET', '/clients/1', { as: 'owner' });
  const body = { client_id: 2, created_date: 'never', color: before.body.data.color };
  const { body: changed } = await call(mock, 'PUT', '/clients/1', { as: 'owner', body });
  expect(changed.data).toEqual({ ...before.body.data, updated_date: changed.data.updated_date });
});

test('a field that an item of an open body does not list is not stored', async () => {
  const mock = await startLenientMock();
  const body = {
    name: 'Open',
    members: [{ user_id: 6, is_pm: 1, note: 'x', constructor: 1 }],
    phases: [{ name: 'A', phase_id: 1, is_open: 'no' }],
  };
  const { body: created } = await call(mock, 'POST', '/projects', { as: 'owner', body });
  const path = `/projects/${created.data.project_id}?load[]=members&load[]=phases`;
  const { body: read } = await call(mock, 'GET', path, { as: 'owner' });
  expect(read.data.members).toEqual([{ user_id: 6, is_pm: 1, budget_minutes: null }]);
  expect(read.data.phases).toMatchObject([{ name: 'A', is_open: 1 }]);
  expect(read.data.phases[0].phase_id).not.toBe(1);
});

test('a readOnly field of a body is not stored', async () => {
  const mock = await startLenientMock(({ ClientCreate, ClientUpdate }) => {
    for (const { properties = {} } of [ClientCreate, ClientUpdate] as Schema[]) {
      properties.created_date = { type: 'string', readOnly: true };
      properties.client_id = { type: 'integer' };
    }
  });
  const body = { name: 'Mine', created_date: 'never', client_id: 1 };
  const { body: created } = await call(mock, 'POST', '/clients', { as: 'owner', body });
  expect(created.data.created_date).not.toBe('never');
  const { body: changed } = await call(mock, 'PUT', '/clients/1', {
    as: 'owner',
    body: { created_date: 'never', client_id: 2 },
  });
  expect([changed.data.client_id, changed.data.created_date]).not.toContain('never');
  expect(changed.data.client_id).toBe(1);
});

test.each([
  ['lists no limits', {}],
  ['lists no type', { untyped: true }],
  ['lists a default that is not a page', { default: 'x' }],
  ['lists a default of 0', { default: 0 }],
  ['lists a maximum of 1e9', { maximum: 1e9 }],
] as const)('page and per_page must be whole numbers from 1 if the document %s', async (_what, limits) => {
  const mock = await freshMock({
    spec: writeDocumentFile(({ components }) => {
      for (const name of ['Page', 'PerPage']) {
        const parameter = components?.parameters?.[name] as { schema: Schema };
        const { untyped, ...others } = limits as { untyped?: boolean };
        parameter.schema = { ...(untyped ? {} : { type: 'integer' }), ...others };
      }
    }),
  });
  const as = 'owner';
  for (const value of [
    '0',
    '-1',
    '1.5',
    '1e1',
    'x',
    '',
    '9007199254740993',
    '9'.repeat(400),
    '-0',
    'NaN',
    'Infinity',
  ]) {
    for (const name of ['page', 'per_page']) {
      const { status, body } = await call(mock, 'GET', `/clients?${name}=${value}`, { as });
      expect([name, value, status, Object.keys(body.errors ?? {})]).toEqual([name, value, 422, [name]]);
    }
  }
  const maxPerPage = 'maximum' in limits ? 1e9 : 100;
  const { body } = await call(mock, 'GET', '/clients?per_page=1000000', { as });
  expect(body.meta.per_page).toBe(Math.min(maxPerPage, 1_000_000));
  const { body: defaultPage } = await call(mock, 'GET', '/clients', { as });
  expect(defaultPage.meta).toMatchObject({ current_page: 1, per_page: 15 });
  const last = await call(
    mock,
    'GET',
    `/clients?page=${maxPerPage === 100 ? Number.MAX_SAFE_INTEGER : maxPerPage}`,
    {
      as,
    },
  );
  expect([last.status, last.body.data]).toEqual([200, []]);
});

test("colors are returned in the letter case that the document's pattern allows", async () => {
  const mock = await startLenientMock((schemas) => {
    for (const name of ['Client', 'Group', 'Project', 'PhaseCategory']) {
      const { color } = schemas[name]?.properties ?? {};
      if (color) color.pattern = '^#[0-9a-f]{6}$';
    }
  });
  const { body } = await call(mock, 'GET', '/clients?per_page=100', { as: 'owner' });
  const colors = (body.data as { color: string }[]).map(({ color }) => color);
  expect(colors.filter((color) => color !== color.toLowerCase())).toEqual([]);
  expect(colors).toContain('#1f77b4');
});
