import { expect, test } from 'vitest';
import { schemaFromWire, valueFromWire, valueToWire } from '../../../scripts/contract/mapping/value.ts';

test('a contract value in several pairs is written as the document value of the first pair', () => {
  const values: [number, string][] = [
    [0, 'deactivated'],
    [1, 'active'],
    [1, 'invited'],
  ];
  const status = { name: 'status', values };
  expect(['deactivated', 'active', 'invited'].map((each) => valueFromWire(each, status))).toEqual([0, 1, 1]);
  expect([0, 1].map((each) => valueToWire(each, status))).toEqual(['deactivated', 'active']);
  const schema = { type: 'string', enum: ['invited', 'active', 'deactivated'] };
  expect(schemaFromWire(schema, status)).toEqual({ type: 'integer', enum: [1, 0] });
});

test('only contract colors have a number sign', () => {
  const hex = { name: 'color', as: 'hex' } as const;
  expect(valueToWire('#336699', hex)).toBe('336699');
  expect(valueFromWire('336699', hex)).toBe('#336699');
  expect(schemaFromWire({ type: 'string', pattern: '^[0-9a-f]{6}$' }, hex)).toEqual({
    type: 'string',
    pattern: '^#[0-9a-f]{6}$',
  });
});

test('a wire color in place of a contract color stays invalid, and vice versa', () => {
  const hex = { name: 'color', as: 'hex' } as const;
  expect(valueToWire('336699', hex)).not.toBe('336699');
  expect(valueFromWire('#336699', hex)).not.toBe('#336699');
});

test.each([
  ['12.50', 12.5],
  ['12', '12'],
  ['12.5', '12.5'],
  ['0012.50', '0012.50'],
])('an amount %s is written as %s', (contractValue, wireValue) => {
  expect(valueToWire(contractValue, { name: 'cost', as: 'number' })).toBe(wireValue);
});

test('an amount above zero excludes zero', () => {
  const { pattern = '' } = schemaFromWire(
    { type: 'number', exclusiveMinimum: 0 },
    { name: 'cost', as: 'number' },
  );
  const matches = (text: string) => new RegExp(pattern).test(text);
  expect(['0.00', '0.01', '12.50', '-1.00', '01.00'].map(matches)).toEqual([false, true, true, false, false]);
});
