import { expect, test } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../scripts/contract/document.ts';
import { RecordCodec } from '../../../scripts/contract/mapping/record.ts';

/* Records with a oneOf schema, and records with a property that has one. */

const form = (kind: string, more: Record<string, Schema> = {}): Schema => ({
  type: 'object',
  additionalProperties: false,
  required: ['kind', ...Object.keys(more)],
  properties: { kind: { const: kind }, ...more },
});
const period: Schema = { enum: ['NEVER', 'WEEKLY'], default: 'NEVER' };
const time = form('TIME', { minutes: { type: 'integer', minimum: 1 } });
const BUDGET: Schema = {
  oneOf: [form('NONE'), { ...time, properties: { ...time.properties, period } }],
};
const PROJECT: Schema = { type: 'object', required: ['name'], properties: { name: {}, budget: BUDGET } };
const FIELDS = {
  budget_type: {
    name: 'budget.kind',
    values: [
      ['none', 'NONE'],
      ['time', 'TIME'],
    ] as [string, string][],
  },
  budget_minutes: { name: 'budget.minutes' },
  budget_recurrence: {
    name: 'budget.period',
    values: [
      ['none', 'NEVER'],
      ['weekly', 'WEEKLY'],
    ] as [string, string][],
  },
};
const document: OpenApiDocument = { openapi: '3.1.0', paths: {} };
const codec = new RecordCodec({ fields: FIELDS, schema: PROJECT, document });
const body = new RecordCodec({ fields: FIELDS, schema: PROJECT, document, isRequest: true });

const NONE = { budget_type: 'none', budget_minutes: null, budget_recurrence: 'none' };
const TIME = { budget_type: 'time', budget_minutes: 60, budget_recurrence: 'weekly' };

test('a nested object in a response is the alternative that its kind selects', () => {
  expect(codec.toWire(NONE)).toEqual({ budget: { kind: 'NONE' } });
  expect(codec.toWire(TIME)).toEqual({ budget: { kind: 'TIME', minutes: 60, period: 'WEEKLY' } });
});

test('a field that the alternative lacks reads as its default', () => {
  expect(codec.fromWire({ budget: { kind: 'NONE' } })).toEqual({
    budget_type: 'none',
    budget_recurrence: 'none',
  });
  expect(codec.fromWire(codec.toWire(TIME))).toEqual(TIME);
});

test('an object that requires a hidden field is omitted', () => {
  expect(codec.toWire({ name: 'A', budget_type: 'time', budget_recurrence: 'none' })).toEqual({ name: 'A' });
});

test('a request keeps fields that contradict its kind, so that they are rejected, and drops null fields', () => {
  expect(body.toWire(NONE)).toEqual({ budget: { kind: 'NONE' } });
  expect(body.toWire({ budget_type: 'none', budget_minutes: 5 })).toEqual({
    budget: { kind: 'NONE', minutes: 5 },
  });
  expect(body.toWire({ budget_minutes: null })).toEqual({ budget: { minutes: null } });
});

test('the contract schema has the fields of all alternatives, and requires none of them', () => {
  expect(codec.schemaFromWire(PROJECT)).toEqual({
    type: 'object',
    required: ['name'],
    properties: {
      name: {},
      budget_type: { type: 'string', enum: ['none', 'time'] },
      budget_minutes: { type: 'integer', minimum: 1 },
      budget_recurrence: { type: 'string', enum: ['none', 'weekly'], default: 'none' },
    },
  });
  expect(body.listRequiredSiblings('budget_recurrence')).toEqual(['budget_type', 'budget_minutes']);
});

test('a record with a oneOf schema gets only the fields of the matching alternative', () => {
  const forms = [form('RUNNING', { since: { type: 'string' } }), form('PAUSED')];
  const timer = new RecordCodec({
    fields: { status: { name: 'kind' } },
    schema: { type: 'object', properties: { id: {} }, oneOf: forms },
    document,
  });
  expect(timer.toWire({ id: 1, status: 'PAUSED', since: null })).toEqual({ id: 1, kind: 'PAUSED' });
  expect(timer.toWire({ id: 1, status: 'RUNNING', since: 'now' })).toEqual({
    id: 1,
    kind: 'RUNNING',
    since: 'now',
  });
});

test('a nullable object is null only if all of its fields are null', () => {
  const source: Schema = { oneOf: [{ type: 'object', properties: { url: {}, text: {} } }, { type: 'null' }] };
  const entry = new RecordCodec({
    fields: { source_url: { name: 'source.url' }, source_text: { name: 'source.text' } },
    schema: { type: 'object', properties: { source } },
    document,
  });
  expect(entry.toWire({ source_url: null, source_text: null })).toEqual({ source: null });
  expect(entry.toWire({ source_url: 'a', source_text: null })).toEqual({ source: { url: 'a', text: null } });
});
