import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { expect, test } from 'vitest';
import type { Schema } from '../../scripts/contract/document.ts';
import { generateSample, minimalBody } from '../../scripts/contract/sample.ts';

const ajv = new Ajv2020({ strict: false, ownProperties: true });
addFormats.default(ajv);

test.each<Schema>([
  { type: 'string', minLength: 9, maxLength: 12 },
  { type: 'string', maxLength: 2 },
  { type: 'string', pattern: '^-?\\d+\\.\\d{2}$' },
  { type: 'string', format: 'date-time' },
  { type: ['string', 'null'], format: 'email' },
  { type: 'integer', minimum: 5, multipleOf: 5 },
  { type: 'number', exclusiveMinimum: 0, exclusiveMaximum: 2 },
  { enum: ['a', 'b'] },
  { type: 'boolean' },
  { anyOf: [{ type: 'object', required: ['a'], properties: { a: { type: 'integer' } } }, { type: 'null' }] },
  { type: 'array', minItems: 2, items: { type: 'string' } },
  { type: 'object', required: ['constructor', 'toString'], properties: {} },
])('a sample of %j is valid', (schema) => {
  const sample = generateSample(schema);
  expect(ajv.validate(schema, sample), JSON.stringify(sample)).toBe(true);
});

test('a sample of a recursive schema terminates', () => {
  const comment: Schema = {
    type: 'object',
    required: ['text', 'replies'],
    properties: { text: { type: 'string' } },
  };
  comment.properties = { ...comment.properties, replies: { type: 'array', items: comment }, parent: comment };
  expect(generateSample(comment)).toEqual({ text: 'text', replies: [] });
});

test('a minimal body has its required fields, or else the first field that references no other record', () => {
  const properties: Schema['properties'] = {
    group_id: { type: 'integer' },
    name: { type: 'string' },
    budget: { type: 'integer' },
  };
  expect(minimalBody({ type: 'object', required: ['budget'], properties })).toEqual({ budget: 1 });
  expect(minimalBody({ type: 'object', properties })).toEqual({ name: 'text' });
  expect(minimalBody({ type: 'object', properties, example: { group_id: 1 } })).toEqual({ name: 'text' });
  expect(minimalBody({ anyOf: [{ type: 'object', required: ['a'], properties: { a: {} } }] })).toEqual({
    a: 'text',
  });
});
