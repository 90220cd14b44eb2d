import type { Actor } from '../../contract/contract.ts';
import type { MemberRow, ProjectRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Workspace } from '../workspace.ts';

/** A role of a user with the level `member` who manages records. */
export type ManagerRole = 'group-manager' | 'project-manager' | 'direct-manager';

/** The records that a role manages: selected projects, groups, or people and their reports (source: help-manager). */
export interface ManagedRecords {
  groups: ReadonlySet<number>;
  people: ReadonlySet<number>;
  projects: ReadonlySet<number>;
  /** Whether tracked time is managed by its project or by its user (help-manager). */
  timeBy: 'project' | 'person';
}

/** Policy: a user's current roles, and the records that each of them manages. */
export interface Roles {
  /** The columns of the permission matrix that hold for a user: their level, or a member's roles. */
  resolveRoles(user: MemberRow, workspace: Workspace): Actor[];
  /** The groups, people and projects that a user manages in a role. */
  findManagedRecords(role: ManagerRole, userId: number, store: Store): ManagedRecords;
}

/** Roles follow from the records that a user currently manages. Several roles add up their permissions. */
export const roles: Roles = {
  resolveRoles(user, workspace) {
    if (user.access_level !== 'member') return [user.access_level];
    const { store } = workspace;
    const held: Actor[] = [];
    if (managesGroups(user.user_id, store)) held.push('group-manager');
    if (managesProjects(user.user_id, store)) held.push('project-manager');
    if (managesPeople(user.user_id, store)) held.push('direct-manager');
    return held.length > 0 ? held : [workspace.findMemberActor(user.user_id)];
  },

  findManagedRecords(role, userId, store) {
    if (role === 'group-manager') return findManagedGroups(userId, store);
    if (role === 'project-manager') return findManagedProjects(userId, store);
    return createPeopleRecords(everyoneBelow(userId, store), store);
  },
};

/** Whether an actor, a column of the permission matrix, is a manager role. */
export function isManagerRole(actor: Actor): actor is ManagerRole {
  return actor === 'group-manager' || actor === 'project-manager' || actor === 'direct-manager';
}

/** The user's direct and indirect reports; a cycle in the tree ends the search. */
export function everyoneBelow(userId: number, store: Store): Set<number> {
  const below = new Set<number>();
  const managers = [userId];
  for (let manager = managers.pop(); manager !== undefined; manager = managers.pop()) {
    for (const member of store.tables.member.values()) {
      if (member.manager_id !== manager || below.has(member.user_id)) continue;
      below.add(member.user_id);
      managers.push(member.user_id);
    }
  }
  below.delete(userId);
  return below;
}

/** These people, and the projects that they are on, as managed records. */
export function createPeopleRecords(people: ReadonlySet<number>, store: Store): ManagedRecords {
  const projects = store.tables.project
    .all()
    .filter((project) => project.members.some((each) => people.has(each.user_id)));
  return { groups: NO_IDS, people, projects: collectProjectIds(projects), timeBy: 'person' };
}

const NO_IDS: ReadonlySet<number> = new Set();

function findManagedGroups(userId: number, store: Store): ManagedRecords {
  const managed = store.tables.group.all().filter((group) => group.manager_ids.includes(userId));
  const groups = new Set(managed.map((group) => group.group_id));
  const people = store.tables.member.all().filter((member) => groups.has(member.group_id as number));
  const projects = store.tables.project
    .all()
    .filter((project) => project.group_ids.some((id) => groups.has(id)));
  return { groups, people: collectUserIds(people), projects: collectProjectIds(projects), timeBy: 'person' };
}

function findManagedProjects(userId: number, store: Store): ManagedRecords {
  const managed = store.tables.project.all().filter((project) => isProjectManager(userId, project));
  const people = managed.flatMap((project) => project.members);
  return {
    groups: NO_IDS,
    people: collectUserIds(people),
    projects: collectProjectIds(managed),
    timeBy: 'project',
  };
}

const managesGroups = (userId: number, store: Store): boolean =>
  some(store.tables.group.values(), (group) => group.manager_ids.includes(userId));

const managesProjects = (userId: number, store: Store): boolean =>
  some(store.tables.project.values(), (project) => isProjectManager(userId, project));

const managesPeople = (userId: number, store: Store): boolean =>
  some(store.tables.member.values(), (member) => member.manager_id === userId);

function isProjectManager(userId: number, project: ProjectRow): boolean {
  return project.members.some((each) => each.user_id === userId && each.is_pm === 1);
}

const collectUserIds = (rows: { user_id: number }[]) => new Set(rows.map((row) => row.user_id));
const collectProjectIds = (rows: { project_id: number }[]) => new Set(rows.map((row) => row.project_id));

function some<T>(values: Iterable<T>, matches: (value: T) => boolean): boolean {
  for (const value of values) if (matches(value)) return true;
  return false;
}
