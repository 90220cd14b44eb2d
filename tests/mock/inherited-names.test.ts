import { expect, test } from 'vitest';
import type { Schema } from '../../scripts/contract/contract.ts';
import { writeDocumentFile } from './document-file.ts';
import { call, freshMock } from './mock.ts';

/** Names that every object inherits. */
const NAMES = ['constructor', 'toString', '__proto__', 'hasOwnProperty', 'valueOf'];
/** The names that Ajv supports for properties; Ajv ignores `__proto__`. */
const LISTED = NAMES.filter((name) => name !== '__proto__');
const byName = <T>(value: T) => Object.fromEntries(LISTED.map((name) => [name, value]));

function startOddMock() {
  return freshMock({
    spec: writeDocumentFile(({ paths, components }) => {
      for (const name of ['Client', 'ClientCreate', 'ClientUpdate']) {
        const schema = components?.schemas?.[name] as Schema;
        schema.properties = { ...schema.properties, ...byName<Schema>({ type: 'string' }) };
      }
      const { get } = paths['/clients'] ?? {};
      const parameters = LISTED.map((name) => ({ name, in: 'query', schema: { type: 'string' } }));
      if (get) get.parameters = [...(get.parameters ?? []), ...parameters];
    }),
  });
}

test('fields named like Object.prototype members are stored and shown like other fields', async () => {
  const mock = await startOddMock();
  const body = { name: 'Odd', ...byName('x') };
  const { status, body: created } = await call(mock, 'POST', '/clients', { as: 'owner', body });
  expect([status, Object.entries(created.data).filter(([name]) => NAMES.includes(name))]).toEqual([
    200,
    Object.entries(byName('x')),
  ]);
  const path = `/clients/${created.data.client_id}`;
  const { body: changed } = await call(mock, 'PUT', path, {
    as: 'owner',
    body: { constructor: 'y' },
  });
  expect(JSON.stringify(changed.data)).toContain('"constructor":"y"');
});

test('fields named like Object.prototype members are omitted if a record has none', async () => {
  const mock = await startOddMock();
  const { status, body } = await call(mock, 'GET', '/clients/1', { as: 'owner' });
  expect([status, Object.keys(body.data).filter((name) => NAMES.includes(name))]).toEqual([200, []]);
});

test('a parameter named like an Object.prototype member is ignored unless the request contains it', async () => {
  const mock = await startOddMock();
  const unfiltered = await call(mock, 'GET', '/clients', { as: 'owner' });
  expect([unfiltered.status, unfiltered.body.message]).toEqual([200, undefined]);
  for (const name of LISTED) {
    const filtered = await call(mock, 'GET', `/clients?${name}=x`, { as: 'owner' });
    expect([name, filtered.status, filtered.body.data]).toEqual([name, 200, unfiltered.body.data]);
    const empty = await call(mock, 'GET', `/clients?${name}=`, { as: 'owner' });
    expect([name, empty.status, Object.keys(empty.body.errors ?? {})]).toEqual([name, 422, [name]]);
  }
});

test('a body with unknown fields named like Object.prototype members is rejected', async () => {
  const mock = await freshMock();
  for (const name of NAMES) {
    const body = JSON.parse(`{"name":"x","${name}":{"a":1}}`);
    const { status, body: problem } = await call(mock, 'POST', '/clients', { as: 'owner', body });
    expect([name, status, Object.keys(problem.errors ?? {})]).toEqual([name, 422, [name]]);
  }
});

test.each(NAMES)('%s is not a workspace, plan, actor, fault, client, path or command', async (name) => {
  const mock = await freshMock();
  const status = async (method: string, path: string, body?: unknown) =>
    (await call(mock, method, path, { body })).status;
  expect(await status('GET', `/_mock/clock?workspace=${name}`)).toBe(404);
  expect(await status('GET', `/_mock/${name}`)).toBe(404);
  expect(await status('PATCH', '/_mock/workspace', { plan: name })).toBe(422);
  expect(await status('PATCH', '/_mock/workspace', JSON.parse(`{"${name}":1}`))).toBe(422);
  expect(await status('POST', '/_mock/tokens', { user: name })).toBe(422);
  expect(await status('PUT', '/_mock/faults', { faults: [name] })).toBe(422);
  for (const path of [`/oauth/${name}`, `/docs/${name}`, `/developers/${name}`, `/${name}`]) {
    expect([path, (await fetch(mock.origin + path)).status]).toEqual([path, 404]);
  }
});
