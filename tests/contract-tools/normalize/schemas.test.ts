import { expect, test } from 'vitest';
import type { Schema } from '../../../scripts/contract/document.ts';
import { createDocument, normalizeDocument } from './given.ts';

async function normalizeSchema(
  schema: object,
  schemas: Record<string, object> = {},
): Promise<Schema | undefined> {
  const document = await normalizeDocument(createDocument({ schemas: { ...schemas, It: schema } }));
  return document.components?.schemas?.It;
}

test.each([
  ['a type', { type: 'string', nullable: true }, { type: ['string', 'null'] }],
  [
    'an enum',
    { type: 'string', enum: ['a'], nullable: true },
    { type: ['string', 'null'], enum: ['a', null] },
  ],
  [
    'a schema in anyOf',
    { anyOf: [{ type: 'string', minLength: 1 }, { type: 'null' }] },
    { type: ['string', 'null'], minLength: 1 },
  ],
  ['nothing if nullable is false', { type: 'string', nullable: false }, { type: 'string' }],
  [
    'a reference',
    { $ref: '#/components/schemas/A', nullable: true },
    { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
  ],
  [
    'the only schema in allOf',
    { allOf: [{ $ref: '#/components/schemas/A' }], nullable: true },
    { anyOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
  ],
])('null is combined with %s', async (_what, schema, expected) => {
  expect(await normalizeSchema(schema, { A: { type: 'object' } })).toEqual(expected);
});

test('an exclusive flag becomes an exclusive bound', async () => {
  expect(
    await normalizeSchema({ minimum: 0, exclusiveMinimum: true, maximum: 9, exclusiveMaximum: false }),
  ).toEqual({
    exclusiveMinimum: 0,
    maximum: 9,
  });
});

test('the parts of an allOf become one schema with the stricter value of each keyword', async () => {
  const part = { type: 'object', required: ['a'], properties: { a: { type: 'integer', minimum: 1 } } };
  const inlinePart = { required: ['b'], properties: { a: { minimum: 5 }, b: { type: 'string' } } };
  const merged = await normalizeSchema(
    { allOf: [{ $ref: '#/components/schemas/A' }, inlinePart], description: 'It.' },
    { A: part },
  );
  expect(merged).toEqual({
    type: 'object',
    required: ['a', 'b'],
    properties: { a: { type: 'integer', minimum: 5 }, b: { type: 'string' } },
    description: 'It.',
  });
});

test('additionalProperties: false in one part applies to the merged schema', async () => {
  const closed = { additionalProperties: false, properties: { a: {} } };
  const merged = await normalizeSchema({ allOf: [closed, { properties: { b: {} } }] });
  expect(merged).toEqual({ additionalProperties: false, properties: { a: {}, b: {} } });
});

test('a reference with annotations stays a reference', async () => {
  const schema = { allOf: [{ $ref: '#/components/schemas/A' }], description: 'It.' };
  expect(await normalizeSchema(schema, { A: { type: 'object' } })).toEqual({
    $ref: '#/components/schemas/A',
    description: 'It.',
  });
});

test('patterns that cannot be merged stay separate', async () => {
  const schema = { allOf: [{ pattern: '^a' }, { pattern: 'b$' }] };
  expect(await normalizeSchema(schema)).toEqual({ pattern: '^a', allOf: [{ pattern: 'b$' }] });
});

test('recursive schemas are accepted, also in an allOf', async () => {
  const schema = {
    allOf: [{ type: 'object' }, { properties: { parent: { $ref: '#/components/schemas/It' } } }],
  };
  expect(await normalizeSchema(schema)).toEqual({
    type: 'object',
    properties: { parent: { $ref: '#/components/schemas/It' } },
  });
});

test.each([
  [
    'constants are an enum',
    { oneOf: [{ const: 'a', description: 'One.' }, { const: 'b' }], description: 'It.' },
    { description: 'It.', type: 'string', enum: ['a', 'b'] },
  ],
  [
    'constants and null are an enum with null',
    { anyOf: [{ const: 1 }, { enum: [2] }, { type: 'null' }] },
    { type: ['integer', 'null'], enum: [1, 2, null] },
  ],
  [
    'a nullable reference to a scalar is inlined',
    { oneOf: [{ $ref: '#/components/schemas/Id' }, { type: 'null' }], readOnly: true },
    { type: ['integer', 'null'], minimum: 1, readOnly: true },
  ],
  [
    'objects stay a union',
    { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
    { oneOf: [{ $ref: '#/components/schemas/A' }, { type: 'null' }] },
  ],
])('in a union, %s', async (_what, schema, expected) => {
  const schemas = { A: { type: 'object', properties: {} }, Id: { type: 'integer', minimum: 1 } };
  expect(await normalizeSchema(schema, schemas)).toEqual(expected);
});
