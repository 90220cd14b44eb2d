import type { GroupRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import { contains } from './filters.ts';
import { defineResource } from './resource.ts';

export const groups = defineResource<'group'>({
  name: 'group',
  schema: 'Group',
  operations: {
    listGroups: 'list',
    createGroup: 'create',
    getGroup: 'get',
    updateGroup: 'update',
    deleteGroup: 'delete',
  },
  references: { 'member_ids.*': 'member', 'manager_ids.*': 'member', 'project_ids.*': 'project' },
  once: ['member_ids.*', 'manager_ids.*', 'project_ids.*'],
  filters: { search: contains('name') },
  derived: {
    member_ids: (row, { store }) => findMemberIds(row, store),
    project_ids: (row, { store }) => findProjectIds(row, store),
  },
  linkedFields: ['member_ids', 'project_ids'],
  /** A group has at least one manager (source: help-groups), by default its creator [guess]. */
  defaults: ({ caller }) => ({ color: '#808080', manager_ids: [caller.id] }),
  check: (row, _before, { store, policies }) => ({
    ...policies.stateRules.checkUniqueness({ resource: 'group', row, field: 'name' }, store),
    ...(row.manager_ids.length === 0 && { manager_ids: ['A group needs a manager.'] }),
  }),
  link(row, body, { store }) {
    if (body.member_ids) moveMembers(row, new Set(body.member_ids as number[]), store);
    if (body.project_ids) setLinkedProjects(row, new Set(body.project_ids as number[]), store);
  },
  unlink(row, { store }) {
    moveMembers(row, new Set(), store);
    setLinkedProjects(row, new Set(), store);
  },
});

function findMemberIds(row: GroupRow, store: Store): number[] {
  const inGroup = store.tables.member.all().filter((member) => member.group_id === row.group_id);
  return inGroup.map((member) => member.user_id);
}

function findProjectIds(row: GroupRow, store: Store): number[] {
  const linked = store.tables.project.all().filter((project) => project.group_ids.includes(row.group_id));
  return linked.map((project) => project.project_id);
}

/** A user is in one group at most (source: help-groups), so new members leave their old group. */
function moveMembers({ group_id }: GroupRow, wanted: Set<number>, store: Store): void {
  const leaves = (id: number, group: number | null) => group === group_id && !wanted.has(id);
  store.tables.member.updateWhere((each) => leaves(each.user_id, each.group_id), { group_id: null });
  store.tables.member.updateWhere((each) => wanted.has(each.user_id), { group_id });
}

function setLinkedProjects({ group_id }: GroupRow, wanted: Set<number>, store: Store): void {
  for (const project of store.tables.project.all()) {
    const otherIds = project.group_ids.filter((id) => id !== group_id);
    const group_ids = wanted.has(project.project_id) ? [...otherIds, group_id] : otherIds;
    store.tables.project.replace({ ...project, group_ids });
  }
}
