import { expect, test } from 'vitest';
import { buildTree } from '../../../scripts/contract/mapping/trees.ts';

test('a constant without a type defines the type of the value', () => {
  const { types, values } = buildTree({ oneOf: [{ const: 'NONE' }, { const: 'TIME' }] });
  expect([types, values]).toEqual([['string'], ['NONE', 'TIME']]);
});
