import { timestamp } from '../clock.ts';
import type { FieldErrors } from '../problems.ts';
import type { PhaseRow, ProjectRow, Row } from '../store/rows.ts';
import { contains, equals, isOneOf } from './filters.ts';
import {
  checkPhaseBudgets,
  dropPhaseBudgets,
  findPhases,
  raiseBudget,
  rejectDroppedBudgets,
} from './phase-budgets.ts';
import { mergeMembers, rejectAppointment, visibleMembers } from './project-members.ts';
import { type Context, defineResource } from './resource.ts';

export const projects = defineResource<'project'>({
  name: 'project',
  schema: 'Project',
  operations: {
    listProjects: 'list',
    createProject: 'create',
    getProject: 'get',
    updateProject: 'update',
    deleteProject: 'delete',
  },
  references: {
    client_id: 'client',
    'members.*.user_id': 'member',
    'phases.*.phase_category_id': 'phaseCategory',
  },
  once: ['members.*.user_id'],
  filters: {
    'client_ids[]': isOneOf('client_id', 'client', 'client_id'),
    'member_ids[]': {
      refersTo: 'member',
      passes: (row, ids: number[]) => row.members.some((each) => ids.includes(each.user_id)),
    },
    is_active: equals('is_active'),
    search: contains('name'),
  },
  derived: {
    is_billable: (row) => (row.billing_type === 'non_billable' ? 0 : 1),
    budget_progress: computeBudgetProgress,
  },
  embeddings: {
    phases: { resource: 'phase', many: (row, store) => findPhases(row, store) as unknown as Row[] },
    client: {
      resource: 'client',
      one: (row, store) => store.table('client').get(row.client_id as number) ?? null,
    },
    members: { values: visibleMembers },
  },
  linkedFields: ['phases'],
  lockDay: findFirstDay,
  defaults,
  normalize,
  authorize(row, before, context) {
    rejectAppointment(row, before, context);
    rejectDroppedBudgets(row, before, context);
  },
  check: (row, _before, { store, policies }, body) => ({
    ...policies.stateRules.checkUniqueness({ resource: 'project', row, field: 'name' }, store),
    ...checkBudget(row),
    ...checkPhaseBudgets(row, (body.phases ?? []) as PhaseRow[]),
    ...checkPhaseNames((body.phases ?? []) as PhaseRow[]),
  }),
  link(row, body, { store }) {
    for (const phase of (body.phases ?? []) as Partial<PhaseRow>[]) {
      const completed = { is_open: 1, phase_category_id: null, budget_minutes: null, ...phase } as PhaseRow;
      store.tables.phase.insert({ ...completed, project_id: row.project_id });
    }
    if (row.budget_type !== 'time') dropPhaseBudgets(row, store);
    raiseBudget(row.project_id, store);
  },
  unlink({ project_id }, { store }) {
    for (const name of ['phase', 'entry', 'timer', 'todo'] as const) {
      store.table(name).deleteWhere((each) => each.project_id === project_id);
    }
  },
});

/**
 * The default members of a new project: a group manager who creates it becomes project manager (source: help-groups).
 */
function defaults({ caller, now }: Context): Partial<ProjectRow> {
  const asGroupManager = caller.roles.includes('group-manager');
  return {
    color: '#808080',
    client_id: null,
    is_active: 1,
    is_public: 0,
    billing_type: 'time_and_material',
    hourly_rate: null,
    budget_type: 'none',
    budget_minutes: null,
    budget_amount: null,
    budget_recurrence: 'none',
    created_date: timestamp(now),
    updated_date: timestamp(now),
    members: asGroupManager ? [{ user_id: caller.id, is_pm: 1, budget_minutes: null }] : [],
    group_ids: asGroupManager ? [...(caller.managed('group-manager')?.groups ?? [])] : [],
  };
}

/** A new budget type removes the budget of the other type, because a project never has both (source: help-budget). */
function normalize(row: ProjectRow, body: Row, before: ProjectRow | undefined, context: Context): ProjectRow {
  const members = body.members
    ? mergeMembers(row.members, before?.members, defaults(context).members, context)
    : row.members;
  if (!('budget_type' in body)) return { ...row, members };
  const budget_minutes = row.budget_type === 'time' || 'budget_minutes' in body ? row.budget_minutes : null;
  const budget_amount = row.budget_type === 'money' || 'budget_amount' in body ? row.budget_amount : null;
  return { ...row, members, budget_minutes, budget_amount };
}

/** The errors of duplicate names among the phases that are created together with a project [guess]. */
function checkPhaseNames(phases: PhaseRow[]): FieldErrors {
  const isTaken = (name: string, before: number) =>
    phases.slice(0, before).some((each) => each.name === name);
  const duplicates = phases.flatMap(({ name }, i) => (isTaken(name, i) ? [i] : []));
  return Object.fromEntries(
    duplicates.map((i) => [`phases.${i}.name`, ['The name has already been taken.']]),
  );
}

function checkBudget(row: ProjectRow): FieldErrors {
  const errors: FieldErrors = {};
  if (row.budget_minutes !== null && row.budget_type !== 'time') {
    errors.budget_minutes = ['The budget_minutes field requires budget_type time.'];
  }
  if (row.budget_amount !== null && row.budget_type !== 'money') {
    errors.budget_amount = ['The budget_amount field requires budget_type money.'];
  }
  return errors;
}

/** The day of the first entry, because a project with locked entries is locked too [guess]. */
function findFirstDay({ project_id }: ProjectRow, store: Context['store']): string | undefined {
  let first: string | undefined;
  for (const entry of store.tables.entry.values()) {
    const isEarlier = first === undefined || entry.entry_date < first;
    if (entry.project_id === project_id && isEarlier) first = entry.entry_date;
  }
  return first;
}

/** The tracked percentage of the time budget; null without a time budget. */
function computeBudgetProgress(row: ProjectRow, { store }: Context): number | null {
  if (!row.budget_minutes) return null;
  let minutes = 0;
  for (const entry of store.tables.entry.values()) {
    if (entry.project_id === row.project_id) minutes += entry.entry_minutes;
  }
  return Math.round((minutes * 1000) / row.budget_minutes) / 10;
}
