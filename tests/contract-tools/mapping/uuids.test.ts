import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { Codec } from '../../../scripts/contract/mapping/codec.ts';
import { readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';
import { idToUuid, uuidToId } from '../../../scripts/contract/mapping/uuids.ts';

const FOREIGN_UUID = '6f1c2a34-8d1e-4c55-9a3b-0d5e2f7a9c06';
const UUID_OF_7 = '00000000-0000-4000-8000-000000000007';

test.each(['0', '7', '1000000', '9007199254740991', '9223372036854775807'])(
  'the ID %s is encoded in a version 4 UUID',
  (id) => {
    expect(idToUuid(id)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(uuidToId(idToUuid(id))).toBe(id);
  },
);

test('a UUID that encodes no ID maps to a stable number, and back to the UUID', () => {
  const id = uuidToId(FOREIGN_UUID);
  expect(Number.isSafeInteger(Number(id))).toBe(true);
  expect(Number(id)).toBeGreaterThan(2 ** 52);
  expect(uuidToId(FOREIGN_UUID.toUpperCase())).toBe(id);
  expect(idToUuid(id).toLowerCase()).toBe(FOREIGN_UUID);
});

test('a string that is not a UUID does not become an ID', () => {
  expect(uuidToId('abc')).toBe('abc');
  expect(uuidToId('7')).toBe('not-7');
  expect(idToUuid('abc')).toBe('abc');
  expect(idToUuid('07')).toBe('07');
});

const uuid = { type: 'string', format: 'uuid' };
const json = (properties: object) => ({
  content: { 'application/json': { schema: { type: 'object', properties } } },
});
const id = { name: 'id', in: 'path', required: true, schema: uuid };
const codec = new Codec(
  {
    openapi: '3.1.0',
    paths: {
      '/time': {
        get: {
          parameters: [
            { name: 'users', in: 'query', explode: false, schema: { type: 'array', items: uuid } },
          ],
          responses: {},
        },
        post: {
          requestBody: json({ project: uuid }),
          responses: { 200: json({ data: { type: 'object', properties: { id: uuid } } }) },
        },
      },
      '/time/{id}': { get: { parameters: [id], responses: {} } },
    },
  } as unknown as OpenApiDocument,
  readMapping(`
mapping: 1
operations:
  listEntries: { operation: GET /time, query: { "member_ids[]": { name: users, as: uuid } } }
  createEntry: POST /time
  getEntry: GET /time/{id}
records:
  Entry:
    fields: { entry_id: { name: id, as: uuid } }
    body: { project_id: { name: project, as: uuid } }
`),
  () => 20,
);

test.each([
  ['path', ['GET', '/entries/7', '', undefined], ['GET', `/time/${UUID_OF_7}`, '', undefined]],
  [
    'query',
    ['GET', '/entries', 'member_ids[]=7&member_ids[]=7', undefined],
    ['GET', '/time', `users=${UUID_OF_7},${UUID_OF_7}`, undefined],
  ],
  ['body', ['POST', '/entries', '', '{"project_id":7}'], ['POST', '/time', '', `{"project":"${UUID_OF_7}"}`]],
] as const)('IDs in the %s of a request are UUIDs on the wire', (_location, contractRequest, wireRequest) => {
  const [method, path, query, body] = contractRequest;
  const wire = codec.requestToWire({ method, path, query, body });
  expect([wire.method, wire.path, wire.query, wire.body]).toEqual(wireRequest);
  const back = codec.requestFromWire(wire);
  expect([back?.method, back?.path, back?.body]).toEqual([method, path, body]);
});

test('IDs in a response are UUIDs on the wire, and numbers in the contract', () => {
  const mapped = codec.operations.find((each) => each.id === 'createEntry');
  expect(codec.responseToWire(mapped, 200, { data: { entry_id: 7 } })).toEqual({ data: { id: UUID_OF_7 } });
  expect(codec.responseFromWire(mapped, 200, { data: { id: UUID_OF_7 } })).toEqual({ data: { entry_id: 7 } });
  expect(codec.responseFromWire(mapped, 200, { data: { id: 7 } })).not.toEqual({ data: { entry_id: 7 } });
});
