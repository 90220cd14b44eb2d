import { expect, test } from 'vitest';
import { everyoneBelow, roles } from '../../../scripts/mock/access/roles.ts';
import { createSeededWorkspace, getUser } from './people.ts';

test('owner and admin have only the role of their level, whatever they manage', () => {
  const workspace = createSeededWorkspace();
  expect(roles.resolveRoles(getUser(workspace, 'owner'), workspace)).toEqual(['owner']);
  expect(roles.resolveRoles(getUser(workspace, 'admin'), workspace)).toEqual(['admin']);
});

test('a manager has a role for each kind of management', () => {
  const workspace = createSeededWorkspace();
  const { tables } = workspace.store;
  const user = getUser(workspace, 'project-manager');
  tables.member.replace({ ...getUser(workspace, 'other-member'), manager_id: user.user_id });
  expect(roles.resolveRoles(user, workspace)).toEqual(['project-manager', 'direct-manager']);
});

test('a role ends with the last record that it manages', () => {
  const workspace = createSeededWorkspace();
  const { tables } = workspace.store;
  const user = getUser(workspace, 'project-manager');
  tables.project.updateWhere(({ members }) => members.some((each) => each.user_id === user.user_id), {
    members: [],
  });
  expect(roles.resolveRoles(user, workspace)).toEqual(['member']);
});

test('each of the two members who manage nothing has a separate role', () => {
  const workspace = createSeededWorkspace();
  expect(roles.resolveRoles(getUser(workspace, 'member'), workspace)).toEqual(['member']);
  expect(roles.resolveRoles(getUser(workspace, 'other-member'), workspace)).toEqual(['other-member']);
});

test('a direct manager manages the reports of their reports', () => {
  const workspace = createSeededWorkspace();
  const manager = getUser(workspace, 'direct-manager').user_id;
  const member = getUser(workspace, 'member');
  expect(member.manager_id).not.toBe(manager);
  expect(everyoneBelow(manager, workspace.store)).toContain(member.user_id);
});

test('circular reporting lines are handled, and nobody reports to themselves', () => {
  const { store } = createSeededWorkspace();
  const [first, second] = [1_000_001, 1_000_002];
  store.tables.member.updateWhere(({ user_id }) => user_id === first, { manager_id: second });
  store.tables.member.updateWhere(({ user_id }) => user_id === second, { manager_id: first });
  expect(everyoneBelow(first, store)).toContain(second);
  expect(everyoneBelow(first, store)).not.toContain(first);
});

test('a project manager manages time by project, and the other managers manage time by user', () => {
  const { store, actors } = createSeededWorkspace();
  const timeBy = (['group-manager', 'project-manager', 'direct-manager'] as const).map(
    (role) => roles.findManagedRecords(role, actors.get(role) ?? 0, store).timeBy,
  );
  expect(timeBy).toEqual(['person', 'project', 'person']);
});
