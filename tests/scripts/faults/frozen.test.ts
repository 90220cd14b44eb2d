import { expect, test } from 'vitest';
import { FAULTS, GROUPS } from '../../../scripts/faults/catalog/index.ts';
import { readFrozenFaults } from '../../../scripts/faults/runner/frozen-list.ts';

const frozen = readFrozenFaults();

test('the frozen list of faults has 100 distinct names', () => {
  expect(new Set(frozen).size).toBe(100);
  expect(frozen).toHaveLength(100);
});

test('every name of the frozen list is in the catalog', () => {
  const catalog = new Set(FAULTS.map(({ name }) => name));
  expect(frozen.filter((name) => !catalog.has(name))).toEqual([]);
});

test.each(Object.keys(GROUPS))('the frozen list has at least ten faults of %s', (group) => {
  const names = GROUPS[group]?.map(({ name }) => name) ?? [];
  expect(frozen.filter((name) => names.includes(name)).length).toBeGreaterThanOrEqual(10);
});
