import {
  type ForeignCollection,
  type ForeignData,
  type ForeignRow,
  type ForeignUser,
  LOCKED_UNTIL,
} from './foreign-data.ts';

/* Who may do what in the foreign service, and who sees what of a record. */

const isManagement = ({ role }: ForeignUser) => role !== 'member';

/** Whether they work on the project. */
function isProjectMember(user: ForeignUser, project: ForeignRow | undefined): boolean {
  return ((project?.users ?? []) as { user_id: number }[]).some(({ user_id }) => user_id === user.id);
}

function mayOpen(user: ForeignUser, project: ForeignRow | undefined): boolean {
  return (
    project !== undefined && (isManagement(user) || project.public === 1 || isProjectMember(user, project))
  );
}

/** Whether the record exists for them. */
export function isVisible(
  data: ForeignData,
  user: ForeignUser,
  of: ForeignCollection,
  row: ForeignRow,
): boolean {
  switch (of) {
    case 'users':
      return isManagement(user) || row.id === user.id;
    case 'customers':
    case 'teams':
      return isManagement(user);
    case 'projects':
      return mayOpen(user, row);
    case 'phases':
    case 'tasks':
      return mayOpen(user, data.projects.get(row.project_id as number));
    case 'time-entries':
      return isManagement(user) || row.user_id === user.id;
    case 'timers':
      return row.user_id === user.id;
    case 'phase-types':
      return true;
  }
}

/** What members may do at all; owners and admins may do everything. */
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

export function isAllowed(user: ForeignUser, method: string, of: ForeignCollection): boolean {
  return isManagement(user) || OPEN_TO_MEMBERS[of].split(' ').includes(method);
}

/** Time of a locked day is only for owners and admins to change. */
export function isLockedFor(user: ForeignUser, day: unknown): boolean {
  return !isManagement(user) && String(day) <= LOCKED_UNTIL;
}

/** Whom they may track time for. */
export const mayTrackFor = (user: ForeignUser, userId: unknown) => isManagement(user) || userId === user.id;

/** Fields that they do not see are null: the document says nullable. */
export function hideFields(user: ForeignUser, of: ForeignCollection, shown: ForeignRow): ForeignRow {
  const hidden = hiddenFields(user, of, shown).filter((field) => field in shown);
  return { ...shown, ...Object.fromEntries(hidden.map((field) => [field, null])) };
}

function hiddenFields(user: ForeignUser, of: ForeignCollection, shown: ForeignRow): string[] {
  const isOwner = user.role === 'owner';
  const forOwners = isOwner ? [] : ['cost_rate', 'internal_cost', 'cost', 'profit'];
  if (of === 'projects' && !isOwner && shown.billing_method === 'non_billable')
    forOwners.push('money_budget');
  if (isManagement(user)) return forOwners;
  const forManagement = ['rate', 'revenue', 'time_budget', 'money_budget', 'customer_id'];
  return [...forOwners, ...forManagement];
}

/** The share of the budget is for those who work on the project. */
export const seesProgress = (user: ForeignUser, project: ForeignRow) =>
  isManagement(user) || isProjectMember(user, project);
