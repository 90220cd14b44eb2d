import type { ForeignCollection, ForeignData } from './foreign-data.ts';

/* The validation of request bodies in the foreign service. */

/** Returns the problem of a value, or undefined. */
export type FieldCheck = (value: unknown, data: ForeignData) => string | undefined;

const VALID = undefined;
const MONEY = /^-?\d+\.\d{2}$/;

const text =
  (min: number, max = Number.POSITIVE_INFINITY): FieldCheck =>
  (value) =>
    typeof value === 'string' && [...value].length >= min && [...value].length <= max ? VALID : 'bad text';
const name = text(1, 255);
const matching =
  (pattern: RegExp): FieldCheck =>
  (value) =>
    typeof value === 'string' && pattern.test(value) ? VALID : 'bad format';
const colour = matching(/^#[0-9A-Fa-f]{6}$/);
const checkEnum =
  (...allowed: unknown[]): FieldCheck =>
  (value) =>
    allowed.includes(value) ? VALID : `choose one of ${allowed.join(', ')}`;
const flag = checkEnum(0, 1);
const count: FieldCheck = (value) =>
  Number.isInteger(value) && Number(value) >= 0 ? VALID : 'not a whole number';
const day: FieldCheck = (value) =>
  typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && isDay(value) ? VALID : 'not a day';
const orNull =
  (check: FieldCheck): FieldCheck =>
  (value, data) =>
    value === null ? VALID : check(value, data);
const checkId =
  (of: ForeignCollection): FieldCheck =>
  (value, data) =>
    Number.isInteger(value) && data[of].has(value as number) ? VALID : `no such record in ${of}`;
const checkList =
  (check: FieldCheck): FieldCheck =>
  (value, data) =>
    Array.isArray(value) ? value.map((each) => check(each, data)).find(Boolean) : 'not a list';
const checkObject =
  (fields: Record<string, FieldCheck>, required: string[]): FieldCheck =>
  (value, data) =>
    isRecord(value)
      ? Object.values(validateBody(value, { fields, required }, data))[0]?.[0]
      : 'not an object';

/** Whether the string is an existing date. */
export function isDay(value: string): boolean {
  const parsed = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(value);
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export interface ForeignBody {
  fields: Record<string, FieldCheck>;
  required: string[];
}

/** The problems of a body, by field. Unknown fields are ignored. */
export function validateBody(
  body: Record<string, unknown>,
  { fields, required }: ForeignBody,
  data: ForeignData,
): Record<string, string[]> {
  const problems: Record<string, string[]> = {};
  for (const field of required) if (body[field] === undefined) problems[field] = ['is missing'];
  for (const [field, check] of Object.entries(fields)) {
    const problem = body[field] === undefined ? VALID : check(body[field], data);
    if (problem) problems[field] = [problem];
  }
  return problems;
}

const money = orNull(matching(MONEY));
const budget = orNull(count);
const phaseFields = { name, phase_type_id: orNull(checkId('phase-types')), time_budget: budget };
const member = checkObject({ user_id: checkId('users'), project_manager: flag, time_budget: budget }, [
  'user_id',
]);
const projectFields = {
  name,
  colour,
  customer_id: orNull(checkId('customers')),
  public: flag,
  billing_method: checkEnum('time_and_material', 'fixed_fee', 'non_billable'),
  rate: money,
  budget_type: checkEnum('none', 'time', 'money'),
  time_budget: budget,
  money_budget: money,
  budget_period: checkEnum('none', 'weekly', 'monthly'),
  users: checkList(member),
};
const customer = { name, colour, active: flag, internal_cost: money };
const team = {
  name,
  colour,
  user_ids: checkList(checkId('users')),
  lead_ids: checkList(checkId('users')),
  project_ids: checkList(checkId('projects')),
};
const phase = { ...phaseFields, open: flag };
const tracked = {
  project_id: checkId('projects'),
  phase_id: checkId('phases'),
  task_id: orNull(checkId('tasks')),
  description: orNull(text(0)),
};
const entry = {
  ...tracked,
  entry_minutes: count,
  entry_date: day,
  user_id: checkId('users'),
  billing_status: checkEnum(0, 1, 2),
};
const role = checkEnum('owner', 'admin', 'member');
const teamId = orNull(checkId('teams'));
const user = { full_name: name, role, team_id: teamId, manager_id: orNull(checkId('users')), active: flag };

/** The bodies of POST and PATCH of each collection. */
export const BODIES: Partial<Record<ForeignCollection, { POST?: ForeignBody; PATCH?: ForeignBody }>> = {
  users: {
    POST: {
      fields: {
        full_name: name,
        email: matching(/^\S+@\S+\.\S+$/),
        role,
        project_ids: checkList(checkId('projects')),
      },
      required: ['full_name', 'email'],
    },
    PATCH: { fields: { ...user, rate: money, cost_rate: money }, required: [] },
  },
  customers: { POST: { fields: customer, required: ['name'] }, PATCH: { fields: customer, required: [] } },
  teams: { POST: { fields: team, required: ['name'] }, PATCH: { fields: team, required: [] } },
  projects: {
    POST: {
      fields: { ...projectFields, phases: checkList(checkObject(phaseFields, ['name'])) },
      required: ['name'],
    },
    PATCH: { fields: { ...projectFields, active: flag }, required: [] },
  },
  phases: {
    POST: { fields: { ...phase, project_id: checkId('projects') }, required: ['project_id', 'name'] },
    PATCH: { fields: phase, required: [] },
  },
  'phase-types': {
    POST: { fields: { name, colour }, required: ['name'] },
    PATCH: { fields: { name, colour }, required: [] },
  },
  'time-entries': {
    POST: { fields: entry, required: ['project_id', 'phase_id', 'entry_minutes'] },
    PATCH: { fields: entry, required: [] },
  },
  timers: {
    POST: { fields: tracked, required: ['project_id', 'phase_id'] },
    PATCH: { fields: tracked, required: [] },
  },
};
