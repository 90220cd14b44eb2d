/** 0 or 1, as the API's `is_*` flags. */
export type Bit = 0 | 1;
/** An amount with two decimals, as a string. */
export type MoneyText = string;

export interface MemberRow {
  user_id: number;
  name: string;
  email: string;
  avatar_url: string | null;
  access_level: 'owner' | 'admin' | 'member';
  group_id: number | null;
  manager_id: number | null;
  is_active: Bit;
  invitation_status: 'pending' | 'active';
  hourly_rate: MoneyText | null;
  hourly_cost: MoneyText | null;
  created_date: string;
}

export interface ClientRow {
  client_id: number;
  name: string;
  color: string;
  is_active: Bit;
  cost: MoneyText | null;
  created_date: string;
  updated_date: string;
}

/** Users refer to their group by `group_id`, projects to their groups by `group_ids`. */
export interface GroupRow {
  group_id: number;
  name: string;
  color: string;
  manager_ids: number[];
}

export interface ProjectMember {
  user_id: number;
  is_pm: Bit;
  budget_minutes: number | null;
}

export interface ProjectRow {
  project_id: number;
  name: string;
  color: string;
  client_id: number | null;
  is_active: Bit;
  is_public: Bit;
  billing_type: 'time_and_material' | 'fixed_fee' | 'non_billable';
  hourly_rate: MoneyText | null;
  budget_type: 'none' | 'time' | 'money';
  budget_minutes: number | null;
  budget_amount: MoneyText | null;
  budget_recurrence: 'none' | 'weekly' | 'monthly';
  created_date: string;
  updated_date: string;
  members: ProjectMember[];
  group_ids: number[];
}

export interface PhaseRow {
  phase_id: number;
  project_id: number;
  name: string;
  is_open: Bit;
  phase_category_id: number | null;
  budget_minutes: number | null;
}

export interface PhaseCategoryRow {
  phase_category_id: number;
  name: string;
  color: string;
}

export interface EntryRow {
  entry_id: number;
  user_id: number;
  project_id: number;
  phase_id: number;
  todo_id: number | null;
  entry_date: string;
  entry_minutes: number;
  notes: string | null;
  billed: 0 | 1 | 2;
  source_url: string | null;
  source_text: string | null;
  created_date: string;
  updated_date: string;
}

export interface TimerRow {
  timer_id: number;
  user_id: number;
  project_id: number;
  phase_id: number;
  todo_id: number | null;
  notes: string | null;
  status: 'running' | 'paused';
  timer_date: string;
  created_date: string;
  updated_date: string;
  /** Seconds counted before the current run. */
  gathered_seconds: number;
  /** Start of the current run in milliseconds since the epoch; null while paused. */
  running_since: number | null;
}

export interface TodoRow {
  todo_id: number;
  project_id: number;
  phase_id: number | null;
  name: string;
  is_completed: Bit;
  source_url: string | null;
}

/** The stored row of each resource: fields by their read names, and the inputs of derived fields. */
export interface Rows {
  member: MemberRow;
  client: ClientRow;
  group: GroupRow;
  project: ProjectRow;
  phase: PhaseRow;
  phaseCategory: PhaseCategoryRow;
  entry: EntryRow;
  timer: TimerRow;
  todo: TodoRow;
}

export type ResourceName = keyof Rows;
/** Any row, by field name; for steps that treat all resources alike. */
export type Row = Record<string, unknown>;

/** The ID field of each resource. */
export const ID_FIELDS = {
  member: 'user_id',
  client: 'client_id',
  group: 'group_id',
  project: 'project_id',
  phase: 'phase_id',
  phaseCategory: 'phase_category_id',
  entry: 'entry_id',
  timer: 'timer_id',
  todo: 'todo_id',
} as const satisfies { [N in ResourceName]: keyof Rows[N] };

/** The fields of each row that responses may show. */
export const ROW_FIELDS: { readonly [N in ResourceName]: readonly (keyof Rows[N] & string)[] } = {
  member: [
    'user_id',
    'name',
    'email',
    'avatar_url',
    'access_level',
    'group_id',
    'manager_id',
    'is_active',
    'invitation_status',
    'hourly_rate',
    'hourly_cost',
    'created_date',
  ],
  client: ['client_id', 'name', 'color', 'is_active', 'cost', 'created_date', 'updated_date'],
  group: ['group_id', 'name', 'color', 'manager_ids'],
  project: [
    'project_id',
    'name',
    'color',
    'client_id',
    'is_active',
    'is_public',
    'billing_type',
    'hourly_rate',
    'budget_type',
    'budget_minutes',
    'budget_amount',
    'budget_recurrence',
    'created_date',
    'updated_date',
    'members',
  ],
  phase: ['phase_id', 'project_id', 'name', 'is_open', 'phase_category_id', 'budget_minutes'],
  phaseCategory: ['phase_category_id', 'name', 'color'],
  entry: [
    'entry_id',
    'user_id',
    'project_id',
    'phase_id',
    'todo_id',
    'entry_date',
    'entry_minutes',
    'notes',
    'billed',
    'source_url',
    'source_text',
    'created_date',
    'updated_date',
  ],
  timer: [
    'timer_id',
    'user_id',
    'project_id',
    'phase_id',
    'todo_id',
    'notes',
    'status',
    'timer_date',
    'created_date',
    'updated_date',
  ],
  todo: ['todo_id', 'project_id', 'phase_id', 'name', 'is_completed', 'source_url'],
};
