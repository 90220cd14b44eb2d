import { day, timestamp } from '../clock.ts';
import type { FieldErrors } from '../problems.ts';
import type { EntryRow, ProjectRow } from '../store/rows.ts';
import { equals, from, isOneOf, to } from './filters.ts';
import { type Context, defineResource } from './resource.ts';

export const entries = defineResource<'entry'>({
  name: 'entry',
  schema: 'Entry',
  operations: {
    listEntries: 'list',
    createEntry: 'create',
    getEntry: 'get',
    updateEntry: 'update',
    deleteEntry: 'delete',
  },
  writeNames: { minutes: 'entry_minutes', date: 'entry_date' },
  references: { user_id: 'member', project_id: 'project', phase_id: 'phase', todo_id: 'todo' },
  filters: {
    'member_ids[]': isOneOf('user_id', 'member'),
    'project_ids[]': isOneOf('project_id', 'project'),
    'phase_ids[]': isOneOf('phase_id', 'phase'),
    'phase_category_ids[]': {
      refersTo: 'phaseCategory',
      passes: (row, ids: number[], { store }) =>
        ids.includes(store.tables.phase.get(row.phase_id)?.phase_category_id as number),
    },
    'client_ids[]': {
      refersTo: 'client',
      reveals: 'client_id',
      passes: (row, ids: number[], { store }) => ids.includes(findProject(row, store)?.client_id as number),
    },
    billed: equals('billed'),
    date_from: from('entry_date'),
    date_to: to('entry_date'),
  },
  describes: { client_id: { resource: 'project', by: 'project_id' } },
  derived: {
    client_id: (row, { store }) => findProject(row, store)?.client_id ?? null,
    is_locked: (row, { workspace, policies }) =>
      policies.locking.isLockedDay(row.entry_date, workspace.settings.lockedUntil) ? 1 : 0,
    cost: (row, context) => money(calculateCost(row, context)),
    revenue: (row, context) => money(calculateRevenue(row, context)),
    profit: (row, context) => money(calculateRevenue(row, context) - calculateCost(row, context)),
  },
  lockDay: (row) => row.entry_date,
  defaults: ({ caller, now }) => ({
    user_id: caller.id,
    todo_id: null,
    entry_date: day(now),
    notes: null,
    billed: 0,
    source_url: null,
    source_text: null,
    created_date: timestamp(now),
    updated_date: timestamp(now),
  }),
  check: (row, before, context) => ({
    ...context.policies.stateRules.checkTimeLocation(row, before, context),
    ...checkBilled(row, before, context),
  }),
});

/** Only entries of Time & Material projects can be marked as billed (source: help-billing). */
function checkBilled(row: EntryRow, before: EntryRow | undefined, { store }: Context): FieldErrors {
  const isMarked =
    row.billed !== 0 && (row.billed !== before?.billed || row.project_id !== before.project_id);
  if (!isMarked || findProject(row, store)?.billing_type === 'time_and_material') return {};
  return { billed: ['The billed field requires a project billed by time and material.'] };
}

function findProject(row: EntryRow, store: Context['store']): ProjectRow | undefined {
  return store.tables.project.get(row.project_id);
}

/** The user's hourly cost for the minutes, in cents. */
function calculateCost(row: EntryRow, { store }: Context): number {
  return calculateCents(row, store.tables.member.get(row.user_id)?.hourly_cost);
}

/** Revenue in cents, at the hourly rate of the project or else of the user; 0 unless the project is Time & Material. */
function calculateRevenue(row: EntryRow, { store }: Context): number {
  const project = findProject(row, store);
  if (project?.billing_type !== 'time_and_material') return 0;
  return calculateCents(row, project.hourly_rate ?? store.tables.member.get(row.user_id)?.hourly_rate);
}

/** Whole cents, with halves rounded up. Computed with integers, because the float 1.005 is below its decimal value. */
function calculateCents({ entry_minutes }: EntryRow, hourly: string | null | undefined): number {
  const sixtieths = entry_minutes * Math.round(Number(hourly ?? 0) * 100) + 30;
  return (sixtieths - (sixtieths % 60)) / 60;
}

const money = (cents: number): string => (cents / 100).toFixed(2);
