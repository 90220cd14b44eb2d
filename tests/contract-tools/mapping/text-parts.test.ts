import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { RecordCodec } from '../../../scripts/contract/mapping/record.ts';

const document: OpenApiDocument = { openapi: '3.1.0', paths: {} };
const codec = new RecordCodec({ fields: { name: { name: 'first_name + last_name' } }, document });

test.each([
  ['Anna Berg', 'Anna', 'Berg'],
  ['Anna van der Berg', 'Anna', 'van der Berg'],
  ['Anna', 'Anna', ''],
  [' Anna', ' Anna', ''],
  ['Anna ', 'Anna ', ''],
  ['Mary Ann\u00a0Berg', 'Mary Ann', 'Berg'],
  ['Anna\u00a0Berg', 'Anna\u00a0Berg', ''],
])('the name %j is %j and %j in the document, and back', (name, first_name, last_name) => {
  expect(codec.toWire({ name })).toEqual({ first_name, last_name });
  expect(codec.fromWire({ first_name, last_name })).toEqual({ name });
});

test('a value that is not a string is invalid in both directions', () => {
  expect(codec.toWire({ name: 7 })).toEqual({ first_name: 7, last_name: 7 });
  expect(codec.fromWire({ first_name: 'Anna', last_name: 7 })).toEqual({ name: 7 });
  expect(codec.fromWire({ email: 'a@b.example' })).toEqual({ email: 'a@b.example' });
});

test('the contract schema has one field for both parts, and errors name the first part', () => {
  const text = { type: 'string', minLength: 1, maxLength: 120 };
  const wireSchema = {
    type: 'object',
    required: ['first_name', 'last_name'],
    properties: { first_name: text, last_name: { type: 'string' } },
  };
  expect(codec.schemaFromWire(wireSchema)).toEqual({
    type: 'object',
    required: ['name'],
    properties: { name: text },
  });
  expect([codec.nameToWire('name'), codec.nameFromWire('last_name')]).toEqual(['first_name', 'name']);
});
