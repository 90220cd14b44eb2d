import { expect, test } from 'vitest';
import type { Contract, Operation } from '../../scripts/contract/contract.ts';
import { KnownTies } from '../fixtures/access/known-ties.ts';

/** The known ties of a document whose lists have these fields and can embed these relations. */
function knownTies(fields: Record<string, string[]>, relations: string[] | undefined = undefined) {
  const operations = Object.entries({ listProjects: [], ...fields }).map(([id, names]) => {
    const properties = Object.fromEntries(names.map((name) => [name, {}]));
    const load = { name: 'load[]', schema: { type: 'array', items: { enum: relations } } };
    return [
      id,
      {
        queryParameters: relations && id === 'listProjects' ? [load] : [],
        success: { schema: { properties: { data: { type: 'array', items: { properties } } } } },
      } as unknown as Operation,
    ] as const;
  });
  return new KnownTies({ byId: new Map(operations) } satisfies Pick<Contract, 'byId'>);
}

const NO_MEMBERS = 'the document does not show who is on a project';

test('time entries and members contain the id of their user', () => {
  const ties = knownTies({});
  expect(
    (['member', 'entry', 'timer'] as const).map((kind) => ties.reasonUnknown('member', kind, 'own')),
  ).toEqual([undefined, undefined, undefined]);
  expect(ties.reasonUnknown('member', 'group', 'own')).toBeUndefined();
});

test('assignments to a record follow from the members of projects', () => {
  expect(knownTies({}).reasonUnknown('member', 'project', 'assigned')).toBe(NO_MEMBERS);
  expect(knownTies({}).reasonUnknown('project-manager', 'phase', 'managed')).toBe(NO_MEMBERS);
  expect(knownTies({}, ['phases']).reasonUnknown('member', 'project', 'assigned')).toBe(NO_MEMBERS);
  const shown = knownTies({}, ['members']);
  expect(shown.areMembersShown).toBe(true);
  expect(shown.reasonUnknown('member', 'project', 'assigned')).toBeUndefined();
  expect(shown.reasonUnknown('project-manager', 'phase', 'managed')).toBeUndefined();
});

test('the records of a group manager follow from the managers of groups', () => {
  const reason = 'the document does not show who manages a group';
  expect(knownTies({}).reasonUnknown('group-manager', 'entry', 'managed')).toBe(reason);
  expect(knownTies({ listGroups: ['name'] }).reasonUnknown('group-manager', 'entry', 'managed')).toBe(reason);
  expect(
    knownTies({ listGroups: ['manager_ids'] }).reasonUnknown('group-manager', 'entry', 'managed'),
  ).toBeUndefined();
});

test('the reports of a direct manager follow from their manager fields, and their projects from the project members', () => {
  const ties = knownTies({ listMembers: ['manager_id'] });
  expect(knownTies({}).reasonUnknown('direct-manager', 'entry', 'managed')).toBe(
    'the document does not show who reports to whom',
  );
  expect(ties.reasonUnknown('direct-manager', 'entry', 'managed')).toBeUndefined();
  expect(ties.reasonUnknown('direct-manager', 'project', 'managed')).toBe(NO_MEMBERS);
});
