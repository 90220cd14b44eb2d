import { expect, test } from 'vitest';
import { ACTORS } from '../../scripts/contract/contract.ts';
import { OPERATIONS } from '../../scripts/contract/operations.ts';
import { type AccessReport, accessLine, isDifferent } from '../../scripts/runner/access.ts';
import { renderGrid } from '../../scripts/runner/access-grid.ts';

const operations = OPERATIONS.map(([id]) => id);
const all = operations.length * ACTORS.length;

/** A report where every permission is own + managed, except the given ones. */
function createReport(...permissions: AccessReport['permissions']): AccessReport {
  const defaults = operations.flatMap((operation) =>
    ACTORS.filter(
      (actor) =>
        !permissions.some((permission) => permission.operation === operation && permission.actor === actor),
    ).map((actor): AccessReport['permissions'][number] => ({
      operation,
      actor,
      expected: ['own', 'managed'],
      observed: ['managed', 'own'],
    })),
  );
  return { operations, actors: ACTORS, permissions: [...defaults, ...permissions] };
}

const identity = (text: string) => text;

test('the grid has a row for each operation and fits on a screen', () => {
  const lines = renderGrid(createReport(), identity).split('\n');
  expect(lines.length).toBeLessThanOrEqual(50);
  expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(100);
  for (const id of operations) expect(lines.filter((line) => line.startsWith(`${id} `))).toHaveLength(1);
});

test('a difference shows expected and actual access, and is marked', () => {
  const permission = {
    operation: 'getEntry',
    actor: 'member',
    expected: ['own'],
    observed: ['all'],
  } as const;
  const report = createReport({
    ...permission,
    expected: [...permission.expected],
    observed: [...permission.observed],
  });
  const line = renderGrid(report, (text) => `[${text}]`)
    .split('\n')
    .find((each) => each.startsWith('getEntry'));
  expect(line).toContain('[O>A]');
  expect(accessLine(report)).toBe(`${all} of ${all} role x operation permissions checked, 1 of them differs`);
});

test('a permission that was not checked is distinguished from a permission without observations', () => {
  const report = createReport({ operation: 'getMe', actor: 'owner', expected: ['own'] });
  const unchecked = { ...report, permissions: report.permissions.filter(({ actor }) => actor !== 'admin') };
  const line = renderGrid(unchecked, identity)
    .split('\n')
    .find((each) => each.startsWith('getMe'));
  expect(line).toMatch(/^getMe +O>\? +\? +OM/);
  expect(accessLine(unchecked)).toBe(
    `${all - operations.length} of ${all} role x operation permissions checked, 1 of them differs`,
  );
});

test('the order of access values makes no difference', () => {
  const permission = { operation: 'getMe', actor: 'owner', expected: ['own', 'managed'] } as const;
  expect(
    isDifferent({ ...permission, expected: [...permission.expected], observed: ['managed', 'own'] }),
  ).toBe(false);
  expect(isDifferent({ ...permission, expected: [...permission.expected], observed: ['managed'] })).toBe(
    true,
  );
});
