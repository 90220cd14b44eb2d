import { expect, test } from 'vitest';
import { buildTree } from '../../../scripts/contract/mapping/trees.ts';

test('constants without a type say the type of a value', () => {
  const { types, values } = buildTree({ oneOf: [{ const: 'NONE' }, { const: 'TIME' }] });
  expect([types, values]).toEqual([['string'], ['NONE', 'TIME']]);
});
