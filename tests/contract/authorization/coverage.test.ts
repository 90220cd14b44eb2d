import { expect, test } from 'vitest';
import { ACTORS, contract, type Permission, SIGNED_IN } from '../../fixtures/contract.ts';
import { CALLS, rowOf, VISIBILITIES } from './fact-sheet.ts';
import { HIDDEN_FIELDS, type HiddenField } from './fields.ts';
import { ID_FILTERS } from './id-filters.ts';
import { CALL } from './operations.ts';
import { permissionsOf } from './permissions.ts';
import { WRITABLE_CASES } from './writable-cases.ts';

/* Nothing of the matrix is without a test, and the contract document says what the fact sheet says. */

test('every operation and every actor has its cell in the matrix', () => {
  const missing = contract.operations.filter(({ id }) => !CALL[id]).map(({ id }) => id);
  expect(missing, `missing authorization test: ${missing.join(', ')}`).toEqual([]);
  const permissions = permissionsOf(['me', 'list', 'read', 'write'], ACTORS);
  expect(permissions).toHaveLength(contract.operations.length * ACTORS.length);
});

test('every row of the fact sheet is tried', () => {
  const tried = new Set([
    ...Object.values(CALL).flatMap(({ row = [] }) => row),
    ...['deactivate a member', 'set an hourly rate', 'set an hourly cost', 'archive a project'],
    ...['create an entry for himself', 'create an entry for another', 'edit a locked entry'],
  ]);
  expect(CALLS.map(({ what }) => what).filter((what) => !tried.has(what))).toEqual([]);
  expect(HIDDEN_FIELDS.map(({ what }) => what).sort()).toEqual(VISIBILITIES.map(({ what }) => what).sort());
});

test('every field that is hidden from someone is looked for', () => {
  const looked = new Set(HIDDEN_FIELDS.map(({ kind, field }) => `${kind}.${field}`));
  const missing = ['Member', 'Client', 'Project', 'Phase', 'Entry', 'Group', 'Todo', 'Timer', 'PhaseCategory']
    .flatMap((schema) => Object.keys(contract.visibility(schema)).map((field) => `${schema}.${field}`))
    .filter((name) => !looked.has(name.charAt(0).toLowerCase() + name.slice(1)));
  expect(missing).toEqual([]);
});

test('every field that not everyone may set is tried', () => {
  const tried = WRITABLE_CASES.map(({ schema, field }) => `${schema}.${field}`);
  const rules = Object.keys(contract.document.components?.schemas ?? {}).flatMap((schema) =>
    Object.entries(contract.writability(schema)).flatMap(([field, each]) =>
      each.map(() => `${schema}.${field}`),
    ),
  );
  expect(tried.sort()).toEqual(rules.sort());
});

test('every filter by ids is tried', () => {
  const there = ID_FILTERS.filter(({ list }) => contract.byId.has(list));
  const tried = there.map(({ list, parameter }) => `${list} ${parameter}`);
  const filters = contract.operations.flatMap(({ id, queryParameters }) =>
    queryParameters.filter(({ name }) => name.endsWith('_ids[]')).map(({ name }) => `${id} ${name}`),
  );
  expect(tried.sort()).toEqual(filters.sort());
});

test('the contract document says of every operation what the fact sheet says', () => {
  const there = Object.entries(CALL).filter(([id]) => contract.byId.has(id));
  const differences = there.flatMap(([id, { row }]) =>
    ACTORS.filter(
      (actor) => row && !isSame(contract.byId.get(id)?.access[actor], rowOf(CALLS, row).permissions[actor]),
    ).map((actor) => `${id} for ${actor}`),
  );
  expect(differences).toEqual([]);
});

test('the contract document says of every hidden field what the fact sheet says', () => {
  const differences = HIDDEN_FIELDS.flatMap((hidden) => {
    const permissions = rowOf(VISIBILITIES, hidden.what).permissions;
    const rule = ruleOf(hidden);
    return SIGNED_IN.filter((actor) => !isSame(rule?.permissions[actor], permissions[actor])).map(
      (actor) => `${hidden.what} for ${actor}`,
    );
  });
  expect(differences).toEqual([]);
});

/** The rule of the contract document that a row is about: the one for its billing type, or the last. */
function ruleOf({ kind, field, applies }: HiddenField) {
  const rules = contract.visibility(kind.charAt(0).toUpperCase() + kind.slice(1))[field] ?? [];
  const billingOf = ({ when }: (typeof rules)[number]) => ({ billing_type: when?.billing_type?.[0] });
  return rules.find((rule) => applies?.(billingOf(rule)) ?? true);
}

function isSame(one: Permission | undefined, other: Permission): boolean {
  return String(one?.access.toSorted()) === String(other.access.toSorted());
}
