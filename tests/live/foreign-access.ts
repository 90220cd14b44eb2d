import {
  type ForeignCollection,
  type ForeignData,
  type ForeignRow,
  type ForeignUser,
  LOCKED_UNTIL,
} from './foreign-data.ts';

/* The permissions and the field visibility of the foreign service. */

const isOwnerOrAdmin = ({ role }: ForeignUser) => role !== 'member';

/** Whether the user works on the project. */
function isProjectMember(user: ForeignUser, project: ForeignRow | undefined): boolean {
  return ((project?.users ?? []) as { user_id: number }[]).some(({ user_id }) => user_id === user.id);
}

function canOpen(user: ForeignUser, project: ForeignRow | undefined): boolean {
  return (
    project !== undefined && (isOwnerOrAdmin(user) || project.public === 1 || isProjectMember(user, project))
  );
}

interface ProjectUser {
  user_id: number;
  project_manager: number;
}

/** The teams that the user leads. */
function listLedTeams(data: ForeignData, user: ForeignUser): ForeignRow[] {
  return [...data.teams.values()].filter(({ lead_ids }) => (lead_ids as number[]).includes(user.id));
}

/** Whether the user manages the project, as its manager or as the lead of one of its teams. */
function manages(data: ForeignData, user: ForeignUser, project: ForeignRow | undefined): boolean {
  if (project === undefined) return false;
  const users = (project.users ?? []) as ProjectUser[];
  if (users.some(({ user_id, project_manager }) => user_id === user.id && project_manager === 1)) return true;
  return listLedTeams(data, user).some(({ project_ids }) => (project_ids as number[]).includes(project.id));
}

function managedProjects(data: ForeignData, user: ForeignUser): ForeignRow[] {
  return [...data.projects.values()].filter((project) => manages(data, user, project));
}

/** Whether the user with this ID is in a team that `user` leads, or on a project that `user` manages. */
function managesUser(data: ForeignData, user: ForeignUser, userId: unknown): boolean {
  return (
    leadsUser(data, user, userId) ||
    managedProjects(data, user).some(({ users }) =>
      (users as ProjectUser[]).some(({ user_id }) => user_id === userId),
    )
  );
}

function leadsUser(data: ForeignData, user: ForeignUser, userId: unknown): boolean {
  return listLedTeams(data, user).some(({ user_ids }) => (user_ids as number[]).includes(userId as number));
}

/** Whether the record exists for the user. */
export function isVisible(
  data: ForeignData,
  user: ForeignUser,
  of: ForeignCollection,
  row: ForeignRow,
): boolean {
  if (isOwnerOrAdmin(user) && of !== 'timers') return true;
  const project = data.projects.get(row.project_id as number);
  switch (of) {
    case 'users':
      return row.id === user.id || managesUser(data, user, row.id);
    case 'customers':
      return managedProjects(data, user).some(({ customer_id }) => customer_id === row.id);
    case 'teams':
      return listLedTeams(data, user).includes(row);
    case 'projects':
      return canOpen(user, row) || manages(data, user, row);
    case 'phases':
    case 'tasks':
      return canOpen(user, project) || manages(data, user, project);
    case 'time-entries':
      return (
        row.user_id === user.id || leadsUser(data, user, row.user_id) || isManagedTime(data, user, project)
      );
    case 'timers':
      return row.user_id === user.id;
    case 'phase-types':
      return true;
  }
}

/** Whether the user sees the project's time as its manager. Team leads see only the time of their teams. */
function isManagedTime(data: ForeignData, user: ForeignUser, project: ForeignRow | undefined): boolean {
  return listLedTeams(data, user).length === 0 && manages(data, user, project);
}

/** The methods that members may use; owners and admins may use all methods. */
const OPEN_TO_MEMBERS: Record<ForeignCollection, string> = {
  users: 'GET',
  customers: '',
  teams: '',
  projects: 'GET',
  phases: 'GET',
  'phase-types': 'GET',
  'time-entries': 'GET POST PATCH DELETE',
  timers: 'GET POST PATCH DELETE',
  tasks: 'GET',
};

/** The collections that managers of a project or team may also read. */
const OPEN_TO_MANAGERS: ForeignCollection[] = ['customers', 'teams'];

export function isAllowed(
  data: ForeignData,
  user: ForeignUser,
  method: string,
  of: ForeignCollection,
): boolean {
  if (isOwnerOrAdmin(user) || OPEN_TO_MEMBERS[of].split(' ').includes(method)) return true;
  const isReading = method === 'GET' && OPEN_TO_MANAGERS.includes(of);
  return isReading && managedProjects(data, user).length > 0;
}

/** Whether the day is locked for the user; owners and admins may change time on locked days. */
export function isLocked(user: ForeignUser, day: unknown): boolean {
  return !isOwnerOrAdmin(user) && String(day) <= LOCKED_UNTIL;
}

/** Whether `user` may track time for the user with this ID. */
export const canTrackTime = (user: ForeignUser, userId: unknown) =>
  isOwnerOrAdmin(user) || userId === user.id;

/** Hidden fields are null, since the document makes them nullable. */
export function hideFields(user: ForeignUser, of: ForeignCollection, row: ForeignRow): ForeignRow {
  const hidden = hiddenFields(user, of, row).filter((field) => field in row);
  return { ...row, ...Object.fromEntries(hidden.map((field) => [field, null])) };
}

function hiddenFields(user: ForeignUser, of: ForeignCollection, row: ForeignRow): string[] {
  const isOwner = user.role === 'owner';
  const forOwners = isOwner ? [] : ['cost_rate', 'internal_cost', 'cost', 'profit'];
  if (of === 'projects' && !isOwner && row.billing_method === 'non_billable') forOwners.push('money_budget');
  if (isOwnerOrAdmin(user)) return forOwners;
  const forManagement = ['rate', 'revenue', 'time_budget', 'money_budget', 'customer_id'];
  return [...forOwners, ...forManagement];
}

/** Whether the user sees the used share of the budget. */
export const seesProgress = (user: ForeignUser, project: ForeignRow) =>
  isOwnerOrAdmin(user) || isProjectMember(user, project);
