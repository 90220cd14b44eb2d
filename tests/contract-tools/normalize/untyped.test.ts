import { expect, test } from 'vitest';
import { normalize } from '../../../scripts/contract/normalize/index.ts';
import { createDocument, normalizeDocument } from './given.ts';

/* Untyped parts of a document get the contract's schemas, marked as guesses. */

const GUESS = expect.stringMatching(/^guess: /);
const json = (media: object) => ({ content: { 'application/json': media } });
const read = (media: object) => ({ responses: { 200: { description: 'Done.', ...json(media) } } });
const created = { responses: { 201: { description: 'Created.' } } };
const write = (media: object) => ({ requestBody: json(media), ...created });

const normalizeMedia = async (media: object, path = '/clients/{id}') =>
  (await normalizeDocument(createDocument({ paths: { [path]: { get: read(media) } } }))).components?.schemas;

test("an untyped record without examples has all of the contract's fields", async () => {
  const schemas = await normalizeMedia({ schema: { type: 'object' } });
  expect(schemas?.Client?.properties).toEqual({
    client_id: { type: 'integer', format: 'int64', minimum: 1, 'x-source': GUESS },
    name: { type: 'string', 'x-source': GUESS },
    color: { type: 'string', pattern: '^#[0-9A-Fa-f]{6}$', 'x-source': GUESS },
    is_active: { type: 'integer', enum: [0, 1], 'x-source': GUESS },
    cost: { type: ['string', 'null'], pattern: expect.any(String), 'x-source': GUESS },
    created_date: { type: 'string', format: 'date-time', 'x-source': GUESS },
    updated_date: { type: 'string', format: 'date-time', 'x-source': GUESS },
  });
});

test('an untyped record has the fields of its examples, including unknown ones', async () => {
  const example = { data: { client_id: 7, vat_number: 'IT01' } };
  const schemas = await normalizeMedia({ schema: { type: 'object' }, example });
  expect(Object.keys(schemas?.Client?.properties ?? {})).toEqual(['client_id', 'vat_number']);
  expect(schemas?.Client?.properties?.vat_number).toEqual({ example: 'IT01', 'x-source': GUESS });
});

test("a list without a schema has the contract's records, and the other fields of its example", async () => {
  const example = { data: [{ client_id: 7 }], meta: { total: 1 } };
  const paths = { '/clients': { get: read({ schema: {}, example }) } };
  const document = await normalizeDocument(createDocument({ paths }));
  const response = document.paths['/clients']?.get?.responses?.['200'];
  const schema = response && 'content' in response ? response.content?.['application/json']?.schema : {};
  expect(schema?.properties?.data).toEqual({ type: 'array', items: { $ref: '#/components/schemas/Client' } });
  expect(Object.keys(schema?.properties ?? {})).toEqual(['data', 'meta']);
});

test('a described record stays unchanged, except that untyped fields get a type', async () => {
  const item = { type: 'object', properties: { client_id: {}, name: { type: 'string', maxLength: 9 } } };
  const data = { type: 'array', items: item };
  const document = await normalizeDocument(
    createDocument({
      paths: { '/clients': { get: read({ schema: { type: 'object', properties: { data } } }) } },
    }),
  );
  expect(JSON.stringify(document)).toContain('"name":{"type":"string","maxLength":9}');
  expect(JSON.stringify(document)).toContain('"client_id":{"type":"integer","format":"int64","minimum":1,');
});

test('an untyped body requires the fields that a record needs', async () => {
  const document = await normalizeDocument(
    createDocument({ paths: { '/entries': { post: write({ schema: {} }) } } }),
  );
  const body = document.components?.schemas?.EntryCreate;
  expect(body?.required).toEqual(['project_id', 'phase_id', 'minutes']);
  expect(body?.properties?.minutes).toEqual({ type: 'integer', minimum: 0, 'x-source': GUESS });
});

test('an untyped body has the fields of its example, and requires no others', async () => {
  const example = { minutes: 30, activity: 'call' };
  const paths = { '/entries': { post: write({ schema: { type: 'object' }, example }) } };
  const body = (await normalizeDocument(createDocument({ paths }))).components?.schemas?.EntryCreate;
  expect(Object.keys(body?.properties ?? {})).toEqual(['minutes', 'activity']);
  expect(body?.required).toEqual(['minutes']);
});

test('in an untyped request body, a name cannot be empty and an amount cannot be negative', async () => {
  const paths = { '/clients': { post: write({ schema: { type: 'object' } }) } };
  const { name, cost } =
    (await normalizeDocument(createDocument({ paths }))).components?.schemas?.ClientCreate?.properties ?? {};
  expect(name).toMatchObject({ minLength: 1 });
  expect(new RegExp(cost?.pattern ?? '').test('-1.00')).toBe(false);
  expect(new RegExp(cost?.pattern ?? '').test('1.00')).toBe(true);
});

test('a query parameter without a type gets the type that this project assumes, and keeps its description', async () => {
  const parameters = [
    { name: 'page', in: 'query' },
    { name: 'date_from', in: 'query', schema: { description: 'First day.' } },
    { name: 'member_ids[]', in: 'query', schema: { type: 'array', items: {} } },
    { name: 'mood', in: 'query' },
  ];
  const paths = { '/entries': { get: { parameters, ...read({ schema: { type: 'object' } }) } } };
  const found = (await normalizeDocument(createDocument({ paths }))).paths['/entries']?.get?.parameters;
  expect(found?.map(({ schema }) => schema)).toEqual([
    { type: 'integer', minimum: 1, 'x-source': GUESS },
    { type: 'string', format: 'date', 'x-source': GUESS, description: 'First day.' },
    { type: 'array', items: expect.objectContaining({ type: 'integer' }), 'x-source': GUESS },
    undefined,
  ]);
});

test('undeclared list responses and create bodies default to JSON, with a note', async () => {
  const silent = { responses: { 200: { description: 'Done.' } } };
  const paths = { '/clients': { get: silent, post: created }, '/clients/{id}': { delete: silent } };
  const { document, notes } = await normalize(createDocument({ paths }), { reconstructed: false });
  expect(document.paths['/clients']?.get?.responses?.['200']).toHaveProperty(['content', 'application/json']);
  expect(document.paths['/clients']?.post?.requestBody).toHaveProperty(['content', 'application/json']);
  expect(document.paths['/clients/{id}']?.delete?.responses?.['200']).not.toHaveProperty('content');
  expect(notes).toContain('GET /clients, POST /clients: JSON that the document does not declare');
});

test('a list response in text/csv is not declared as JSON', async () => {
  const csv = { responses: { 200: { description: 'Done.', content: { 'text/csv': {} } } } };
  const document = await normalizeDocument(createDocument({ paths: { '/clients': { get: csv } } }));
  expect(document.paths['/clients']?.get?.responses?.['200']).toEqual(csv.responses[200]);
});

test("nothing is filled in for the project's reconstructed document, which is complete", async () => {
  const paths = { '/clients/{id}': { get: read({ schema: { type: 'object' } }) } };
  const { document } = await normalize(createDocument({ paths }), { reconstructed: true });
  expect(document.components?.schemas?.Client).toBeUndefined();
});
