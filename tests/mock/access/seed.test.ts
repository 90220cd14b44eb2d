import { expect, test } from 'vitest';
import { readContract } from '../../../scripts/contract/contract.ts';
import { Caller } from '../../../scripts/mock/access/caller.ts';
import { findReadingOperation } from '../../../scripts/mock/access/visibility.ts';
import { createPolicies } from '../../../scripts/mock/policies.ts';
import type { SeededActor } from '../../../scripts/mock/seed.ts';
import type { ResourceName } from '../../../scripts/mock/store/rows.ts';
import { createSeededWorkspace, getUser } from './people.ts';

const contract = readContract();
const { roles, visibility, locking } = createPolicies();
const MANAGERS = ['group-manager', 'project-manager', 'direct-manager'] as const;

/** Resources of which an actor sees no records, since the requests are rejected. */
const HIDDEN_RESOURCES: Partial<Record<SeededActor, ResourceName[]>> = {
  'project-manager': ['group'],
  'direct-manager': ['group'],
  member: ['client', 'group'],
  'other-member': ['client', 'group'],
};

const RESTRICTED_ACTORS: SeededActor[] = [...MANAGERS, 'member', 'other-member'];
const RESOURCES: ResourceName[] = ['member', 'client', 'group', 'project', 'phase', 'entry', 'timer', 'todo'];

for (const actor of RESTRICTED_ACTORS) {
  test(`for each resource, the seed has records that ${actor} sees and records that ${actor} does not see`, () => {
    const workspace = createSeededWorkspace();
    const caller = new Caller(getUser(workspace, actor), workspace, roles);
    for (const resource of RESOURCES.filter((each) => findReadingOperation(contract, each))) {
      const seen = workspace.store
        .table(resource)
        .all()
        .map((row) => visibility.isVisible(contract, caller, resource, row));
      const expected = HIDDEN_RESOURCES[actor]?.includes(resource) ? [false] : [false, true];
      expect([...new Set(seen)].sort(), resource).toEqual(expected);
    }
  });
}

test('each actor has only the role of the same name', () => {
  const workspace = createSeededWorkspace();
  for (const actor of RESTRICTED_ACTORS) {
    expect(new Caller(getUser(workspace, actor), workspace, roles).roles).toEqual([actor]);
  }
});

test('the seed has a project that all three managers manage, and a project that only one of them manages', () => {
  const { store, actors } = createSeededWorkspace();
  const managedProjects = MANAGERS.map(
    (role) => roles.findManagedRecords(role, actors.get(role) ?? 0, store).projects,
  );
  const managers = store.tables.project.all().map(({ project_id }) => {
    return managedProjects.filter((projects) => projects.has(project_id)).length;
  });
  expect(managers).toContain(3);
  expect(managers).toContain(1);
});

test('the seed has a public project, an archived project, and projects that managers are on without managing them', () => {
  const { store, actors } = createSeededWorkspace();
  const projects = store.tables.project.all();
  expect(projects.some(({ is_public }) => is_public === 1)).toBe(true);
  expect(projects.some(({ is_active }) => is_active === 0)).toBe(true);
  for (const role of MANAGERS) {
    const userId = actors.get(role) ?? 0;
    const managed = roles.findManagedRecords(role, userId, store).projects;
    const isOn = projects.filter(({ members }) => members.some((each) => each.user_id === userId));
    expect(
      isOn.some(({ project_id }) => !managed.has(project_id)),
      role,
    ).toBe(true);
  }
});

test('each actor has a locked entry and an unlocked entry', () => {
  const { store, actors, settings } = createSeededWorkspace();
  for (const [actor, userId] of actors) {
    const userEntries = store.tables.entry.all().filter(({ user_id }) => user_id === userId);
    const locked = userEntries.map(({ entry_date }) => locking.isLockedDay(entry_date, settings.lockedUntil));
    expect([...new Set(locked)].sort(), actor).toEqual([false, true]);
  }
});

test('the seed has a deactivated user and a user with a pending invitation', () => {
  const users = createSeededWorkspace().store.tables.member.all();
  expect(users.some(({ is_active }) => is_active === 0)).toBe(true);
  expect(users.some(({ invitation_status }) => invitation_status === 'pending')).toBe(true);
});
