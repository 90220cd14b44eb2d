import type { Actor } from '../../contract/contract.ts';
import type { ProjectRow, ResourceName, Row } from '../store/rows.ts';
import type { Store } from '../store/store.ts';
import type { Caller } from './caller.ts';
import type { ManagedRecords } from './roles.ts';

/** Policy: the caller's relation to a record. */
export interface RecordRelations {
  /** Whether it is the caller's profile, group or tracked time, or another record of a project that they are on. */
  isOwn(caller: Caller, resource: ResourceName, row: Row): boolean;
  /**
   * Whether the record belongs to a public project or to one that the caller is on; one project of a client suffices.
   */
  isAssigned(caller: Caller, resource: ResourceName, row: Row): boolean;
  /** Whether it is a record of the groups, projects or people that the caller manages in a role. */
  isManaged(caller: Caller, role: Actor, resource: ResourceName, row: Row): boolean;
}

export const relations: RecordRelations = {
  isOwn(caller, resource, row) {
    if (resource === 'member' || resource === 'entry' || resource === 'timer')
      return row.user_id === caller.id;
    if (resource === 'group') return row.group_id === caller.user.group_id;
    return findProjects(resource, row, caller.workspace.store).some((project) =>
      isProjectMember(caller.id, project),
    );
  },

  isAssigned(caller, resource, row) {
    return findProjects(resource, row, caller.workspace.store).some((project) => {
      return project.is_public === 1 || isProjectMember(caller.id, project);
    });
  },

  isManaged(caller, role, resource, row) {
    const managed = caller.managed(role);
    return managed !== undefined && includes(managed, resource, row, caller.workspace.store);
  },
};

function includes(managed: ManagedRecords, resource: ResourceName, row: Row, store: Store): boolean {
  switch (resource) {
    case 'group':
      return managed.groups.has(row.group_id as number);
    case 'member':
      return managed.people.has(row.user_id as number);
    case 'entry':
    case 'timer':
      return managed.timeBy === 'person'
        ? managed.people.has(row.user_id as number)
        : managed.projects.has(row.project_id as number);
    case 'client':
      return [...managed.projects].some((id) => store.tables.project.get(id)?.client_id === row.client_id);
    case 'project':
      // A project that is being created has no ID yet, so its future groups decide.
      return (
        managed.projects.has(row.project_id as number) || isLinked(row as unknown as ProjectRow, managed)
      );
    default:
      return managed.projects.has(row.project_id as number);
  }
}

function isLinked(project: ProjectRow, managed: ManagedRecords): boolean {
  return project.group_ids.some((id) => managed.groups.has(id));
}

/** The project that a record belongs to, or the projects of a client, group or member. */
function findProjects(resource: ResourceName, row: Row, store: Store): ProjectRow[] {
  const projects = () => store.tables.project.all();
  switch (resource) {
    case 'project':
      return [row as unknown as ProjectRow];
    case 'client':
      return projects().filter((project) => project.client_id === row.client_id);
    case 'group':
      return projects().filter((project) => project.group_ids.includes(row.group_id as number));
    case 'member':
      return projects().filter((project) => isProjectMember(row.user_id as number, project));
    default: {
      const project = store.tables.project.get(row.project_id as number);
      return project ? [project] : [];
    }
  }
}

const isProjectMember = (userId: number, project: ProjectRow): boolean =>
  project.members.some((each) => each.user_id === userId);
