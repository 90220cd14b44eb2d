import type { RecordName } from './mapping-model.ts';

/** The type of a value, or a list of the allowed values. */
export type ValueKind =
  | 'id'
  | 'ids'
  | 'flag'
  | 'money'
  | 'number'
  | 'minutes'
  | 'seconds'
  | 'date'
  | 'moment'
  | 'text'
  | 'email'
  | 'url'
  | 'color'
  | 'record'
  | 'records'
  | readonly (string | number)[];

export type FieldKinds = Readonly<Record<string, ValueKind>>;

const ACCESS_LEVELS = ['owner', 'admin', 'member'] as const;
const BILLING_TYPES = ['time_and_material', 'fixed_fee', 'non_billable'] as const;
const BUDGET_TYPES = ['none', 'time', 'money'] as const;
const RECURRENCES = ['none', 'weekly', 'monthly'] as const;

const NAME_FIELDS: FieldKinds = { name: 'text', color: 'color' };
const DATE_FIELDS: FieldKinds = { created_date: 'moment', updated_date: 'moment' };
const TRACKED_FIELDS: FieldKinds = { project_id: 'id', phase_id: 'id', todo_id: 'id', notes: 'text' };
const GROUP: FieldKinds = { ...NAME_FIELDS, member_ids: 'ids', manager_ids: 'ids', project_ids: 'ids' };
const PROJECT_MEMBER: FieldKinds = { user_id: 'id', is_pm: 'flag', budget_minutes: 'minutes' };
const PHASE: FieldKinds = {
  name: 'text',
  is_open: 'flag',
  phase_category_id: 'id',
  budget_minutes: 'minutes',
};
const PROJECT: FieldKinds = {
  ...NAME_FIELDS,
  client_id: 'id',
  is_active: 'flag',
  is_public: 'flag',
  billing_type: BILLING_TYPES,
  hourly_rate: 'money',
  budget_type: BUDGET_TYPES,
  budget_minutes: 'minutes',
  budget_amount: 'money',
  budget_recurrence: RECURRENCES,
  phases: 'records',
  members: 'records',
};

/** The contract's fields of each record in responses (`fields`) and in create and update requests (`body`). */
export const RECORD_FIELDS: Record<RecordName, { fields: FieldKinds; body: FieldKinds }> = {
  Member: {
    fields: {
      user_id: 'id',
      name: 'text',
      email: 'email',
      avatar_url: 'url',
      access_level: ACCESS_LEVELS,
      group_id: 'id',
      manager_id: 'id',
      is_active: 'flag',
      invitation_status: ['pending', 'active'],
      hourly_rate: 'money',
      hourly_cost: 'money',
      created_date: 'moment',
    },
    body: {
      email: 'email',
      name: 'text',
      access_level: ACCESS_LEVELS,
      project_ids: 'ids',
      group_id: 'id',
      manager_id: 'id',
      is_active: 'flag',
      hourly_rate: 'money',
      hourly_cost: 'money',
    },
  },
  Client: {
    fields: { client_id: 'id', ...NAME_FIELDS, is_active: 'flag', cost: 'money', ...DATE_FIELDS },
    body: { ...NAME_FIELDS, is_active: 'flag', cost: 'money' },
  },
  Group: { fields: { group_id: 'id', ...GROUP }, body: GROUP },
  Project: {
    fields: {
      project_id: 'id',
      ...PROJECT,
      is_billable: 'flag',
      budget_progress: 'number',
      ...DATE_FIELDS,
      client: 'record',
    },
    body: PROJECT,
  },
  ProjectMember: { fields: PROJECT_MEMBER, body: PROJECT_MEMBER },
  Phase: { fields: { phase_id: 'id', project_id: 'id', ...PHASE }, body: PHASE },
  PhaseCategory: { fields: { phase_category_id: 'id', ...NAME_FIELDS }, body: NAME_FIELDS },
  Entry: {
    fields: {
      entry_id: 'id',
      user_id: 'id',
      ...TRACKED_FIELDS,
      client_id: 'id',
      entry_date: 'date',
      entry_minutes: 'minutes',
      billed: [0, 1, 2],
      is_locked: 'flag',
      source_url: 'url',
      source_text: 'text',
      cost: 'money',
      revenue: 'money',
      profit: 'money',
      ...DATE_FIELDS,
    },
    body: { ...TRACKED_FIELDS, minutes: 'minutes', date: 'date', user_id: 'id', billed: [0, 1, 2] },
  },
  Timer: {
    fields: {
      timer_id: 'id',
      user_id: 'id',
      ...TRACKED_FIELDS,
      status: ['running', 'paused'],
      seconds: 'seconds',
      timer_date: 'date',
      ...DATE_FIELDS,
    },
    body: TRACKED_FIELDS,
  },
  Todo: {
    fields: {
      todo_id: 'id',
      project_id: 'id',
      phase_id: 'id',
      name: 'text',
      is_completed: 'flag',
      source_url: 'url',
    },
    body: {},
  },
};

/** The field with the ID of a record. */
export function idFieldName(record: RecordName): string {
  return Object.keys(RECORD_FIELDS[record].fields)[0] as string;
}

const PAGE_PARAMETERS: FieldKinds = { page: 'number', per_page: 'number' };
const buildListParameters = (sorts: string[], filters: FieldKinds): FieldKinds => {
  return { ...PAGE_PARAMETERS, sort_by: sorts, direction: ['asc', 'desc'], ...filters };
};
const RELATIONS = ['phases', 'members', 'client'];
const DATE_SORTS = Object.keys(DATE_FIELDS);

/** The contract's query parameters of each operation that has any. */
export const QUERY_PARAMETERS: Readonly<Record<string, FieldKinds>> = {
  listMembers: buildListParameters(['name', 'email', 'created_date'], { is_active: 'flag', search: 'text' }),
  listClients: buildListParameters(['name', ...DATE_SORTS], { is_active: 'flag', search: 'text' }),
  listGroups: buildListParameters(['name'], { search: 'text' }),
  listProjects: buildListParameters(['name', ...DATE_SORTS], {
    'client_ids[]': 'ids',
    'member_ids[]': 'ids',
    is_active: 'flag',
    search: 'text',
    'load[]': RELATIONS,
  }),
  getProject: { 'load[]': RELATIONS },
  listPhases: buildListParameters(['name'], { is_open: 'flag', search: 'text' }),
  listPhaseCategories: buildListParameters(['name'], { search: 'text' }),
  listEntries: buildListParameters(['entry_date', 'entry_minutes', ...DATE_SORTS], {
    'member_ids[]': 'ids',
    'project_ids[]': 'ids',
    'phase_ids[]': 'ids',
    'phase_category_ids[]': 'ids',
    'client_ids[]': 'ids',
    billed: [0, 1, 2],
    date_from: 'date',
    date_to: 'date',
  }),
  listTimers: buildListParameters(['timer_date', ...DATE_SORTS], { status: ['running', 'paused'] }),
  listTodos: buildListParameters(['name'], { 'project_ids[]': 'ids', is_completed: 'flag' }),
};

/** The contract's list fields other than the records. Lists without page numbers have `offset` and `has_more`. */
export const LIST_FIELD_NAMES: Readonly<Record<'meta' | 'links', readonly string[]>> = {
  meta: ['current_page', 'from', 'last_page', 'path', 'per_page', 'to', 'total', 'offset', 'has_more'],
  links: ['first', 'last', 'prev', 'next'],
};

export const LIST_GROUPS = Object.keys(LIST_FIELD_NAMES) as ('meta' | 'links')[];

/** The paths of the contract's list fields: `meta.total`. */
export const LIST_FIELDS = LIST_GROUPS.flatMap((group) =>
  LIST_FIELD_NAMES[group].map((name) => `${group}.${name}`),
);

/** The record of an operation: `Entry` for `listEntries`; undefined for an unknown operation. */
export function recordName(operation: string): RecordName | undefined {
  if (operation === 'getMe') return 'Member';
  const noun = /^(?:list|get|create|update|delete|pause|resume|stop)([A-Z]\w*)$/.exec(operation)?.[1] ?? '';
  const singular = noun.replace(/ies$/, 'y').replace(/s$/, '');
  return Object.hasOwn(RECORD_FIELDS, singular) ? (singular as RecordName) : undefined;
}

/** The contract's query parameters of an operation. */
export function queryKinds(operation: string): FieldKinds {
  return Object.hasOwn(QUERY_PARAMETERS, operation) ? (QUERY_PARAMETERS[operation] as FieldKinds) : {};
}

/**
 * The contract's query parameters of all operations. If operations allow different values, the parameter allows all
 * of these.
 */
export function allQueryKinds(): FieldKinds {
  const all: Record<string, ValueKind> = {};
  for (const [name, kind] of Object.values(QUERY_PARAMETERS).flatMap((kinds) => Object.entries(kinds))) {
    const existing = all[name];
    const isJoined = Array.isArray(kind) && Array.isArray(existing);
    all[name] = isJoined ? [...new Set([...existing, ...kind])] : kind;
  }
  return all;
}

/** The allowed values of a kind; undefined if any value is allowed. */
export function getAllowedValues(kind: ValueKind): readonly (string | number)[] | undefined {
  if (kind === 'flag') return [0, 1];
  return typeof kind === 'string' ? undefined : kind;
}
