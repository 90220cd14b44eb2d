import { expect, test } from 'vitest';
import { readContract } from '../../scripts/contract/contract.ts';
import { renderRuleGrid } from '../../scripts/runner/grid.ts';
import type { TestRule } from '../../scripts/runner/rules.ts';

const operations = readContract().operations.filter(({ id }) =>
  ['getMe', 'createClient', 'listClients'].includes(id),
);
const rules: TestRule[] = [
  { file: 'a/body', about: 'bad bodies', operations: 'writes', applies: ({ method }) => method === 'post' },
  {
    file: 'a/all',
    about: 'anything',
    operations: 'every operation but getMe',
    applies: ({ id }) => id !== 'getMe',
  },
];

function lines(tests: { file: string; title: string }[]): string[] {
  return renderRuleGrid(tests, operations, rules).split('\n');
}

test('the grid counts the tests of each operation and rule', () => {
  const found = lines([
    { file: 'a/body', title: 'createClient rejects a body [assumed]' },
    { file: 'a/body', title: 'createClient accepts another' },
    { file: 'a/all', title: 'listClients is there' },
  ]);
  expect(found).toContain('createClient   2   0');
  expect(found).toContain('listClients    .   1');
  expect(found).toContain('3 tests, 3 of them in the tables');
});

test('the grid omits operations without rules, and shows what each rule applies to', () => {
  const found = lines([]);
  expect(found.some((line) => line.startsWith('getMe'))).toBe(false);
  expect(found).toContain('   1  a/body: bad bodies (writes)');
});

test('the grid also counts tests without a rule or an operation', () => {
  const found = lines([
    { file: 'b/other', title: 'getMe responds' },
    { file: 'b/roles', title: 'member cannot create a client' },
  ]);
  expect(found).toContain('   1  b/other: no rule');
  expect(found).toContain('getMe          1');
  expect(found).toContain('     1  b/roles');
});
