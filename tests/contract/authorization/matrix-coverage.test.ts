import { expect, test } from 'vitest';
import { HIDDEN_FIELDS, ID_FILTERS, WRITABLE_CASES } from '../../fixtures/access/fields.ts';
import { documentedAccess, listPermissions } from '../../fixtures/access/permissions.ts';
import { ACTORS, contract, type Permission, skipUnlessDefaultDocument } from '../../fixtures/contract.ts';
import { KINDS } from '../../fixtures/kinds.ts';
import { ROWS } from '../../fixtures/operations/index.ts';

/* Every part of the matrix has a test, and the contract document agrees with the documented access. */

test('the matrix has a permission for every operation and actor', () => {
  const missing = contract.operations.filter(({ id }) => !ROWS[id]).map(({ id }) => id);
  expect(missing, `missing authorization test: ${missing.join(', ')}`).toEqual([]);
  const permissions = listPermissions(['me', 'list', 'read', 'write'], ACTORS);
  expect(permissions).toHaveLength(contract.operations.length * ACTORS.length);
});

test('every field that is hidden from someone has a test', () => {
  skipUnlessDefaultDocument();
  const looked = new Set(HIDDEN_FIELDS.map(({ kind, field }) => `${kind}.${field}`));
  const formatSchemaName = (kind: string) => kind.charAt(0).toUpperCase() + kind.slice(1);
  const missing = Object.keys(KINDS)
    .flatMap((kind) =>
      Object.keys(contract.visibility(formatSchemaName(kind))).map((field) => `${kind}.${field}`),
    )
    .filter((name) => !looked.has(name));
  expect(missing).toEqual([]);
});

test('every field that not everyone may set has a test', () => {
  skipUnlessDefaultDocument();
  const tried = WRITABLE_CASES.map(({ schema, field }) => `${schema}.${field}`);
  const rules = Object.keys(contract.document.components?.schemas ?? {}).flatMap((schema) =>
    Object.entries(contract.writability(schema)).flatMap(([field, each]) =>
      each.map(() => `${schema}.${field}`),
    ),
  );
  expect(tried.sort()).toEqual(rules.sort());
});

test('every filter by ids has a test', () => {
  skipUnlessDefaultDocument();
  const available = ID_FILTERS.filter(({ list }) => contract.byId.has(list));
  const tried = available.map(({ list, parameter }) => `${list} ${parameter}`);
  const filters = contract.operations.flatMap(({ id, queryParameters }) =>
    queryParameters.filter(({ name }) => name.endsWith('_ids[]')).map(({ name }) => `${id} ${name}`),
  );
  expect(tried.sort()).toEqual(filters.sort());
});

test('the contract document agrees with the documented access of every operation', () => {
  const differences = contract.operations.flatMap(({ id, access }) =>
    ACTORS.filter((actor) => {
      const documented = documentedAccess(id, actor);
      return documented && !isSame(access[actor], documented);
    }).map((actor) => `${id} for ${actor}`),
  );
  expect(differences).toEqual([]);
});

function isSame(one: Permission | undefined, other: Permission): boolean {
  return String(one?.access.toSorted()) === String(other.access.toSorted());
}
