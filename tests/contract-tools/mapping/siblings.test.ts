import { expect, test } from 'vitest';
import type { Schema } from '../../../scripts/contract/document.ts';
import { RecordCodec } from '../../../scripts/contract/mapping/record.ts';

/* A document with a budget object that has mapped and unmapped fields. */

const schema: Schema = {
  type: 'object',
  properties: {
    budget: {
      type: 'object',
      required: ['currency', 'note'],
      properties: {
        amount: { type: 'string', example: '80.00' },
        hours: { type: 'string', example: '40.00' },
        currency: { type: 'string', example: 'EUR' },
        note: { type: ['string', 'null'], example: 'Note' },
        color: { type: 'string', example: '#ffffff' },
      },
    },
  },
};
const codec = (isRequest: boolean) =>
  new RecordCodec({
    fields: { budget_amount: { name: 'budget.amount' }, budget_minutes: { name: 'budget.hours' } },
    document: { openapi: '3.1.0', paths: {} },
    schema,
    isRequest,
  });

test('a request has only the fields that are sent, and those that the document requires', () => {
  expect(codec(true).toWire({ budget_amount: '5.00' })).toEqual({
    budget: { amount: '5.00', currency: 'EUR', note: null },
  });
});

test('a response has samples of unmapped fields, but not of hidden contract fields', () => {
  expect(codec(false).toWire({ budget_amount: '5.00' })).toEqual({
    budget: { amount: '5.00', currency: 'EUR', note: 'Note', color: '#ffffff' },
  });
});
