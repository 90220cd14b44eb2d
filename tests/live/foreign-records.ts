import { canTrackTime, hideFields, isLocked, isVisible, seesProgress } from './foreign-access.ts';
import {
  currentTimestamp,
  type ForeignCollection,
  type ForeignData,
  type ForeignRow,
  type ForeignUser,
  getToday,
  LOCKED_UNTIL,
  nextId,
} from './foreign-data.ts';

import { forbidden, invalid } from './foreign-errors.ts';

/* How the foreign service shows and changes its records. */

type Body = Record<string, unknown>;

/** A record as the user sees it, with the included relations. */
export function show(
  data: ForeignData,
  user: ForeignUser,
  of: ForeignCollection,
  row: ForeignRow,
  include: string[] = [],
): ForeignRow {
  const record: ForeignRow = { ...row };
  if (of === 'projects') Object.assign(record, projectDetails(data, user, row, include));
  if (of === 'projects' && !include.includes('users')) delete record.users;
  if (of === 'time-entries') Object.assign(record, entryDetails(data, row));
  if (of === 'timers') {
    record.elapsed_seconds = elapsed(row);
    delete record.seconds;
    delete record.since;
  }
  return hideFields(user, of, record);
}

function projectDetails(data: ForeignData, user: ForeignUser, row: ForeignRow, include: string[]): Body {
  const details: Body = {
    billable: row.billing_method === 'non_billable' ? 0 : 1,
    budget_used: seesProgress(user, row) ? usedBudget(data, row) : null,
  };
  if (include.includes('phases'))
    details.phases = [...data.phases.values()]
      .filter(({ project_id }) => project_id === row.id)
      .map((phase) => show(data, user, 'phases', phase));
  const customer = data.customers.get(row.customer_id as number);
  if (include.includes('customer') && customer && isVisible(data, user, 'customers', customer))
    details.customer = show(data, user, 'customers', customer);
  return details;
}

function usedBudget(data: ForeignData, { id, time_budget }: ForeignRow): number | null {
  if (!time_budget) return null;
  const tracked = [...data['time-entries'].values()].filter(({ project_id }) => project_id === id);
  const minutes = tracked.reduce((sum, { entry_minutes }) => sum + Number(entry_minutes), 0);
  return Math.round((minutes / Number(time_budget)) * 1000) / 10;
}

function entryDetails(data: ForeignData, row: ForeignRow): Body {
  const user = data.users.get(row.user_id as number);
  const project = data.projects.get(row.project_id as number);
  const hours = Number(row.entry_minutes) / 60;
  const cost = hours * Number(user?.cost_rate ?? 0);
  const revenue = row.billing_status === 2 ? 0 : hours * Number(project?.rate ?? user?.rate ?? 0);
  return {
    locked: String(row.entry_date) <= LOCKED_UNTIL ? 1 : 0,
    cost: cost.toFixed(2),
    revenue: revenue.toFixed(2),
    profit: (revenue - cost).toFixed(2),
  };
}

const elapsed = ({ seconds, since }: ForeignRow) =>
  Number(seconds) + (since ? Math.floor((Date.now() - Number(since)) / 1000) : 0);

const createTimestamps = () => ({ created_at: currentTimestamp(), updated_at: currentTimestamp() });

/** The default fields of a new record. */
const DEFAULTS: Record<ForeignCollection, (user: ForeignUser) => Body> = {
  users: () => ({
    avatar: null,
    role: 'member',
    team_id: null,
    manager_id: null,
    active: 1,
    invite_status: 'pending',
    rate: null,
    cost_rate: null,
    timezone: 'UTC',
    created_at: currentTimestamp(),
  }),
  customers: () => ({ colour: '#ff8800', active: 1, internal_cost: null, ...createTimestamps() }),
  teams: () => ({ colour: '#884422', user_ids: [], lead_ids: [], project_ids: [] }),
  projects: () => ({
    colour: '#1133aa',
    customer_id: null,
    active: 1,
    public: 0,
    billing_method: 'time_and_material',
    rate: null,
    budget_type: 'none',
    time_budget: null,
    money_budget: null,
    budget_period: 'none',
    users: [],
    ...createTimestamps(),
  }),
  phases: () => ({ open: 1, phase_type_id: null, time_budget: null }),
  'phase-types': () => ({ colour: '#777777' }),
  'time-entries': (user) => ({
    user_id: user.id,
    task_id: null,
    entry_date: getToday(user),
    description: null,
    billing_status: 0,
    origin_url: null,
    origin_text: null,
    ...createTimestamps(),
  }),
  timers: (user) => ({
    user_id: user.id,
    task_id: null,
    description: null,
    state: 'running',
    seconds: 0,
    since: Date.now(),
    started_on: getToday(user),
    ...createTimestamps(),
  }),
  tasks: () => ({}),
};

export function create(data: ForeignData, user: ForeignUser, of: ForeignCollection, body: Body): ForeignRow {
  const { phases = [], project_ids, ...fields } = writableFields(user, body);
  const isTeam = of === 'teams';
  const row: ForeignRow = {
    ...DEFAULTS[of](user),
    ...fields,
    ...(isTeam && { project_ids: project_ids ?? [] }),
    id: nextId(),
  };
  checkRules(data, user, of, row);
  if (of === 'timers') pauseRunningTimers(data, user);
  if (of === 'projects') row.users = projectUsers(row.users);
  data[of].set(row.id, row);
  if (of === 'projects')
    for (const phase of phases as Body[]) create(data, user, 'phases', { ...phase, project_id: row.id });
  return row;
}

export function update(
  data: ForeignData,
  user: ForeignUser,
  of: ForeignCollection,
  row: ForeignRow,
  body: Body,
): void {
  if (of === 'time-entries' && isLocked(user, row.entry_date)) throw forbidden();
  const changed: ForeignRow = { ...row, ...writableFields(user, body) };
  checkRules(data, user, of, changed);
  if (of === 'projects') changed.users = projectUsers(changed.users);
  if ('updated_at' in row && Object.keys(body).length > 0) changed.updated_at = currentTimestamp();
  Object.assign(row, changed);
}

const projectUsers = (users: unknown) =>
  (users as Body[]).map((each) => ({ project_manager: 0, time_budget: null, ...each }));

/** The body without the costs, unless the user is an owner. */
function writableFields(user: ForeignUser, body: Body): Body {
  const fields = { ...body };
  if (user.role !== 'owner') for (const field of ['internal_cost', 'cost_rate']) delete fields[field];
  return fields;
}

/** Time is tracked on open phases of projects that the user sees, and not on locked days. */
function checkRules(data: ForeignData, user: ForeignUser, of: ForeignCollection, row: ForeignRow): void {
  if (of !== 'time-entries' && of !== 'timers') return;
  const project = data.projects.get(row.project_id as number);
  const phase = data.phases.get(row.phase_id as number);
  if (!project || !isVisible(data, user, 'projects', project))
    throw invalid({ project_id: ['unknown project'] });
  if (phase?.project_id !== project.id) throw invalid({ phase_id: ['not a phase of the project'] });
  if (project.active === 0) throw invalid({ project_id: ['is archived'] });
  if (phase.open === 0) throw invalid({ phase_id: ['is closed'] });
  if (!canTrackTime(user, row.user_id) || isLocked(user, row.entry_date ?? row.started_on)) throw forbidden();
  if (of === 'time-entries') row.customer_id = project.customer_id;
}

function pauseRunningTimers(data: ForeignData, user: ForeignUser): void {
  for (const timer of data.timers.values())
    if (timer.user_id === user.id && timer.state === 'running') pause(timer);
}

function pause(timer: ForeignRow): void {
  Object.assign(timer, {
    seconds: elapsed(timer),
    since: null,
    state: 'paused',
    updated_at: currentTimestamp(),
  });
}

/** Pauses, resumes or stops a timer; a stopped timer is a time entry. */
export function applyTimerAction(
  data: ForeignData,
  user: ForeignUser,
  timer: ForeignRow,
  action: string,
): ForeignRow {
  const requiredState = action === 'pause' ? 'running' : 'paused';
  if (action !== 'stop' && timer.state !== requiredState)
    throw invalid({ state: [`is not ${requiredState}`] });
  if (action === 'pause') pause(timer);
  if (action === 'resume') {
    pauseRunningTimers(data, user);
    Object.assign(timer, { state: 'running', since: Date.now(), updated_at: currentTimestamp() });
  }
  if (action !== 'stop') return show(data, user, 'timers', timer);
  const { project_id, phase_id, task_id, description, started_on } = timer;
  const entry_minutes = Math.round(elapsed(timer) / 60);
  const body = { project_id, phase_id, task_id, description, entry_date: started_on, entry_minutes };
  const entry = create(data, user, 'time-entries', body);
  data.timers.delete(timer.id);
  return show(data, user, 'time-entries', entry);
}

/** Deletes a record and its dependent records, and clears references to it. */
export function remove(data: ForeignData, user: ForeignUser, of: ForeignCollection, row: ForeignRow): void {
  if (of === 'time-entries' && isLocked(user, row.entry_date)) throw forbidden();
  data[of].delete(row.id);
  const removeOwned = (name: ForeignCollection, field: string) => {
    for (const each of data[name].values()) if (each[field] === row.id) remove(data, user, name, each);
  };
  const clearReferences = (name: ForeignCollection, field: string) => {
    for (const each of data[name].values()) if (each[field] === row.id) each[field] = null;
  };
  if (of === 'projects') removeOwned('phases', 'project_id');
  if (of === 'phases') for (const name of ['time-entries', 'timers'] as const) removeOwned(name, 'phase_id');
  if (of === 'projects') removeOwned('tasks', 'project_id');
  if (of === 'customers')
    for (const name of ['projects', 'time-entries'] as const) clearReferences(name, 'customer_id');
  if (of === 'phase-types') clearReferences('phases', 'phase_type_id');
  if (of === 'teams') clearReferences('users', 'team_id');
}
