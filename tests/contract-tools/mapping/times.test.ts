import { expect, test } from 'vitest';
import type { ValueTree } from '../../../scripts/contract/mapping/trees.ts';
import { buildTree } from '../../../scripts/contract/mapping/trees.ts';
import { fitValue } from '../../../scripts/import/propose/values.ts';

/* How a time of the document is written, by its schema, examples and name. */

const timeForm = (schema: object, name = 'duration', kind: 'minutes' | 'seconds' = 'minutes') =>
  fitValue(kind, buildTree({ type: 'string', ...schema }) as ValueTree, name, false);

test.each([
  ['its format', { format: 'duration' }],
  ['its pattern', { pattern: '^PT(\\d+H)?(\\d+M)?$' }],
  ['its examples', { examples: ['PT45M', 'PT1H30M'] }],
])('a duration is recognized by %s', (_what, schema) => {
  expect(timeForm(schema)).toMatchObject({ translate: { as: 'duration' }, confidence: 0.97 });
  expect(timeForm(schema, 'elapsed', 'seconds')).toMatchObject({ translate: { as: 'duration-seconds' } });
});

test.each([
  ['its name', { example: '1.50' }, 'budget_hours'],
  ['its description', { pattern: '^\\d+\\.\\d\\d$', description: 'Decimal hours' }, 'budget'],
])('hours in a text are recognized by %s', (_what, schema, name) => {
  expect(timeForm(schema, name)).toMatchObject({ translate: { as: 'hours-text' } });
});

test('a whole number of minutes can be a string', () => {
  expect(timeForm({ example: '90' }, 'minutes')).toMatchObject({ translate: { as: 'string' } });
});

test.each([[{}], [{ example: '1:30' }], [{ example: '90' }]])('%j is asked about', (schema) => {
  expect(timeForm(schema)).toEqual({
    confidence: 0.55,
    translate: {},
    doubt: 'it is a string: specify its form',
  });
});

test('a date is not a time', () => {
  expect(timeForm({ format: 'date' }).confidence).toBe(0);
});
