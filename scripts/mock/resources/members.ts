import { everyoneBelow } from '../access/roles.ts';
import { timestamp } from '../clock.ts';
import { type FieldErrors, Problem } from '../problems.ts';
import { selectedInvalid } from '../state/state-rules.ts';
import type { MemberRow } from '../store/rows.ts';
import { contains, equals } from './filters.ts';
import { type Context, defineResource } from './resource.ts';

const LEVELS: MemberRow['access_level'][] = ['member', 'admin', 'owner'];

export const members = defineResource<'member'>({
  name: 'member',
  schema: 'Member',
  operations: {
    getMe: 'me',
    listMembers: 'list',
    createMember: 'create',
    getMember: 'get',
    updateMember: 'update',
  },
  references: { group_id: 'group', manager_id: 'member', 'project_ids.*': 'project' },
  once: ['project_ids.*'],
  filters: { is_active: equals('is_active'), search: contains('name', 'email') },
  linkedFields: ['project_ids'],
  /** A new member is invited by email and pending until they follow the link (source: help-team). */
  defaults: ({ now }) => ({
    avatar_url: null,
    access_level: 'member',
    group_id: null,
    manager_id: null,
    is_active: 1,
    invitation_status: 'pending',
    hourly_rate: null,
    hourly_cost: null,
    created_date: timestamp(now),
  }),
  authorize: rejectRaisedLevel,
  check: (row, before, { store, workspace, policies }) => ({
    ...policies.stateRules.checkUniqueness(
      { resource: 'member', row: { ...row, email: findStoredEmail(row.email, store) }, field: 'email' },
      store,
    ),
    ...(row.email !== before?.email && workspace.isEmailElsewhere(row.email)
      ? { email: ['The email has already been taken.'] }
      : {}),
    ...checkLastOwner(row, before, store),
    ...(row.manager_id !== null && hasManagerCycle(row.user_id, row.manager_id, store)
      ? selectedInvalid('manager_id')
      : {}),
  }),
  link(row, body, { store }) {
    for (const id of (body.project_ids ?? []) as number[]) {
      const project = store.tables.project.get(id);
      if (!project) continue;
      const members = [...project.members, { user_id: row.user_id, is_pm: 0 as const, budget_minutes: null }];
      store.tables.project.replace({ ...project, members });
    }
  },
});

/**
 * Rejects a level above the caller's level, and a change of the caller's own level [guess: the usual rule against
 * privilege escalation].
 */
function rejectRaisedLevel(row: MemberRow, before: MemberRow | undefined, { caller }: Context): void {
  if (row.access_level === before?.access_level) return;
  const isAboveCaller = LEVELS.indexOf(row.access_level) > LEVELS.indexOf(caller.user.access_level);
  if (isAboveCaller || row.user_id === caller.id) throw new Problem('forbidden');
}

/** The error of a write that would leave the workspace without an active owner [guess]. */
function checkLastOwner(row: MemberRow, before: MemberRow | undefined, store: Context['store']): FieldErrors {
  if (!before || !isActiveOwner(before) || isActiveOwner(row)) return {};
  const otherMembers = store.tables.member.all().filter((each) => each.user_id !== row.user_id);
  if (otherMembers.some(isActiveOwner)) return {};
  const field = row.access_level === 'owner' ? 'is_active' : 'access_level';
  return { [field]: ['The workspace needs an active owner, and this is the last one.'] };
}

function isActiveOwner({ access_level, is_active, invitation_status }: MemberRow): boolean {
  return access_level === 'owner' && is_active === 1 && invitation_status === 'active';
}

/** The spelling of an email as stored, because emails are compared case-insensitively [guess: mail services do so]. */
function findStoredEmail(email: string, store: Context['store']): string {
  return store.tables.member.all().find((each) => isSameEmail(each.email, email))?.email ?? email;
}

/** Compares case-insensitively. Converts to strings, because a mock with a fault may store other values. */
function isSameEmail(a: unknown, b: unknown): boolean {
  return String(a).toLowerCase() === String(b).toLowerCase();
}

function hasManagerCycle(userId: number, managerId: number, store: Context['store']): boolean {
  return managerId === userId || everyoneBelow(userId, store).has(managerId);
}
