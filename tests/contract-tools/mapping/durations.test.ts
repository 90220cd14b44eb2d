import { expect, test } from 'vitest';
import type { FieldMapping } from '../../../scripts/contract/mapping/mapping-model.ts';
import { schemaFromWire, valueFromWire, valueToWire } from '../../../scripts/contract/mapping/value.ts';

const minutes = (as: FieldMapping['as']): FieldMapping => ({ name: 'duration', ...(as && { as }) });

test.each([
  ['duration', 0, 'PT0S'],
  ['duration', 90, 'PT1H30M'],
  ['duration', 45, 'PT45M'],
  ['duration', 1500, 'PT25H'],
  ['duration-seconds', 5400, 'PT1H30M'],
  ['duration-seconds', 61, 'PT1M1S'],
  ['hours-text', 90, '1.50'],
  ['hours-text', 50, '0.83'],
] as const)('as %s, %i is written as %s and read back', (as, contractValue, wireValue) => {
  expect(valueToWire(contractValue, minutes(as))).toBe(wireValue);
  expect(valueFromWire(wireValue, minutes(as))).toBe(contractValue);
});

test.each([
  ['duration', 'P1DT1H', 1500],
  ['duration', 'P1W', 10_080],
  ['duration', 'PT1.5H', 90],
  ['duration', 'PT90M', 90],
  ['duration', 'PT89.6M', 90],
  ['duration', '-PT5M', -5],
  ['hours-text', '2', 120],
  ['hours-text', '1.5', 90],
] as const)('as %s, %s is read as %i', (as, wireValue, contractValue) => {
  expect(valueFromWire(wireValue, minutes(as))).toBe(contractValue);
});

test.each(['P', 'PT', 'P1M', 'P1Y', '90', '1:30', ''])('%j is not a duration, and stays a string', (text) => {
  expect(valueFromWire(text, minutes('duration'))).toBe(text);
});

test.each(['duration', 'duration-seconds', 'hours-text'] as const)(
  'as %s, a wire value in place of a contract value stays invalid, and vice versa',
  (as) => {
    const [text] = [valueToWire(90, minutes(as))];
    expect(typeof valueFromWire(90, minutes(as))).toBe('object');
    expect(typeof valueToWire(text, minutes(as))).toBe('object');
    expect(valueToWire('soon', minutes(as))).toBe('soon');
    expect(valueToWire(null, minutes(as))).toBeNull();
    expect(typeof valueToWire(1.5, minutes(as))).toBe('object');
  },
);

test('a duration schema becomes a schema of minutes, examples included', () => {
  const wireSchema = { type: ['string', 'null'], format: 'duration', examples: ['PT1H30M'] };
  expect(schemaFromWire(wireSchema, minutes('duration'))).toEqual({
    type: ['integer', 'null'],
    minimum: 0,
    examples: [90],
  });
  const hours = { type: 'string', pattern: '^[0-9]+$', example: '1.50' };
  expect(schemaFromWire(hours, minutes('hours-text'))).toEqual({ type: 'integer', minimum: 0, example: 90 });
});
