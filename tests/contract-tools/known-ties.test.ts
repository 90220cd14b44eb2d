import { expect, test } from 'vitest';
import type { Contract, Operation } from '../../scripts/contract/contract.ts';
import { KnownTies } from '../fixtures/access/known-ties.ts';

/** The known ties of a document whose lists have these fields and can embed these relations. */
function createTies(fields: Record<string, string[]>, relations: string[] | undefined = undefined) {
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

test('time entries and members contain the ID of their user', () => {
  const ties = createTies({});
  expect(
    (['member', 'entry', 'timer'] as const).map((kind) => ties.reasonUnknown('member', kind, 'own')),
  ).toEqual([undefined, undefined, undefined]);
  expect(ties.reasonUnknown('member', 'group', 'own')).toBeUndefined();
});

test('assignments to a record follow from the members of projects', () => {
  expect(createTies({}).reasonUnknown('member', 'project', 'assigned')).toBe(NO_MEMBERS);
  expect(createTies({}).reasonUnknown('project-manager', 'phase', 'managed')).toBe(NO_MEMBERS);
  expect(createTies({}, ['phases']).reasonUnknown('member', 'project', 'assigned')).toBe(NO_MEMBERS);
  const tiesWithMembers = createTies({}, ['members']);
  expect(tiesWithMembers.areMembersShown).toBe(true);
  expect(tiesWithMembers.reasonUnknown('member', 'project', 'assigned')).toBeUndefined();
  expect(tiesWithMembers.reasonUnknown('project-manager', 'phase', 'managed')).toBeUndefined();
});

test('the records of a group manager follow from the managers of groups', () => {
  const reason = 'the document does not show who manages a group';
  expect(createTies({}).reasonUnknown('group-manager', 'entry', 'managed')).toBe(reason);
  expect(createTies({ listGroups: ['name'] }).reasonUnknown('group-manager', 'entry', 'managed')).toBe(
    reason,
  );
  expect(
    createTies({ listGroups: ['manager_ids'] }).reasonUnknown('group-manager', 'entry', 'managed'),
  ).toBeUndefined();
});

test('the reports of a direct manager follow from their manager fields, and their projects from the project members', () => {
  const ties = createTies({ listMembers: ['manager_id'] });
  expect(createTies({}).reasonUnknown('direct-manager', 'entry', 'managed')).toBe(
    'the document does not show who reports to whom',
  );
  expect(ties.reasonUnknown('direct-manager', 'entry', 'managed')).toBeUndefined();
  expect(ties.reasonUnknown('direct-manager', 'project', 'managed')).toBe(NO_MEMBERS);
});
