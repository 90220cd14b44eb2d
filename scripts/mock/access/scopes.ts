import { point } from '../faults/point.ts';
import type { ProjectRow } from '../store/rows.ts';
import type { Store } from '../store/store.ts';

export type Role = 'group-manager' | 'project-manager' | 'direct-manager';

/** What a role manages (fact sheet section 5: chosen projects, chosen groups, chosen people and all below). */
export interface Scope {
  groups: ReadonlySet<number>;
  people: ReadonlySet<number>;
  projects: ReadonlySet<number>;
  /** Whether tracked time falls into the scope by its project or by its user (help-manager). */
  timeBy: 'project' | 'person';
}

const NOTHING: ReadonlySet<number> = new Set();

export const managesGroups = (userId: number, store: Store): boolean =>
  some(store.tables.group.values(), (group) => group.manager_ids.includes(userId));

export const managesProjects = (userId: number, store: Store): boolean =>
  some(store.tables.project.values(), (project) => isManagerOf(userId, project));

export const managesPeople = (userId: number, store: Store): boolean =>
  some(store.tables.member.values(), (member) => member.manager_id === userId);

export function scopeOf(role: Role, userId: number, store: Store): Scope {
  if (role === 'group-manager') return groupScope(userId, store);
  if (role === 'project-manager') return projectScope(userId, store);
  return peopleScope(userId, store);
}

export const groupScope = point(function groupScope(userId: number, store: Store): Scope {
  const managed = store.tables.group.all().filter((group) => group.manager_ids.includes(userId));
  const groups = new Set(managed.map((group) => group.group_id));
  const people = store.tables.member.all().filter((member) => groups.has(member.group_id as number));
  const projects = store.tables.project
    .all()
    .filter((project) => project.group_ids.some((id) => groups.has(id)));
  return { groups, people: userIds(people), projects: projectIds(projects), timeBy: 'person' };
});

export const projectScope = point(function projectScope(userId: number, store: Store): Scope {
  const managed = store.tables.project.all().filter((project) => isManagerOf(userId, project));
  const people = managed.flatMap((project) => project.members);
  return { groups: NOTHING, people: userIds(people), projects: projectIds(managed), timeBy: 'project' };
});

export const peopleScope = point(function peopleScope(userId: number, store: Store): Scope {
  const people = everyoneBelow(userId, store);
  const projects = store.tables.project
    .all()
    .filter((project) => project.members.some((each) => people.has(each.user_id)));
  return { groups: NOTHING, people, projects: projectIds(projects), timeBy: 'person' };
});

/** Those who report to the user, those who report to them, and so on; a ring in the tree ends the walk. */
export const everyoneBelow = point(function everyoneBelow(userId: number, store: Store): Set<number> {
  const below = new Set<number>();
  const ask = [userId];
  for (let manager = ask.pop(); manager !== undefined; manager = ask.pop()) {
    for (const member of store.tables.member.values()) {
      if (member.manager_id !== manager || below.has(member.user_id)) continue;
      below.add(member.user_id);
      ask.push(member.user_id);
    }
  }
  below.delete(userId);
  return below;
});

function isManagerOf(userId: number, project: ProjectRow): boolean {
  return project.members.some((each) => each.user_id === userId && each.is_pm === 1);
}

const userIds = (rows: { user_id: number }[]) => new Set(rows.map((row) => row.user_id));
const projectIds = (rows: { project_id: number }[]) => new Set(rows.map((row) => row.project_id));

function some<T>(values: Iterable<T>, matches: (value: T) => boolean): boolean {
  for (const value of values) if (matches(value)) return true;
  return false;
}
