import type { Operation, SignedIn } from '../contract.ts';
import { succeeded } from '../refusals.ts';
import { crowdedWorld } from './crowd.ts';
import type { Fields } from './walk.ts';

/** What a filter is held to: which records pass, by what the actor sees of them. */
export interface Filter {
  /** Values to try; for a filter that takes several, each is a list. */
  values: (records: Fields[]) => (string | number | number[])[];
  passes: (record: Fields, value: string | number | number[]) => boolean;
}

/** How many ids are tried one by one. */
const FEW = 6;
/** An id that no record has. */
const NOBODYS = 4_242_424_242;

/** The filters of every list, by their names in the query. */
export async function filtersFor(operation: Operation, actor: SignedIn): Promise<Record<string, Filter>> {
  const make = FILTERS[operation.id];
  return make ? make(await relations(actor)) : {};
}

/** Relations that the records of a list do not show themselves. */
interface Relations {
  categoryOfPhase: Map<unknown, unknown>;
  membersOfProject: Map<unknown, unknown[]>;
}

const FILTERS: Record<string, (relations: Relations) => Record<string, Filter>> = {
  listMembers: () => ({ is_active: equal('is_active'), search: search('name', 'email') }),
  listClients: () => ({ is_active: equal('is_active'), search: search('name') }),
  listGroups: () => ({ search: search('name') }),
  listProjects: ({ membersOfProject }) => ({
    'client_ids[]': oneOf((project) => [project.client_id]),
    'member_ids[]': oneOf((project) => membersOfProject.get(project.project_id) ?? []),
    is_active: equal('is_active'),
    search: search('name'),
  }),
  listPhases: () => ({ is_open: equal('is_open'), search: search('name') }),
  listPhaseCategories: () => ({ search: search('name') }),
  listEntries: ({ categoryOfPhase }) => ({
    'member_ids[]': oneOf((entry) => [entry.user_id]),
    'project_ids[]': oneOf((entry) => [entry.project_id]),
    'phase_ids[]': oneOf((entry) => [entry.phase_id]),
    'phase_category_ids[]': oneOf((entry) => [categoryOfPhase.get(entry.phase_id)]),
    'client_ids[]': oneOf((entry) => [entry.client_id]),
    billed: equal('billed'),
    date_from: { values: days, passes: (entry, day) => String(entry.entry_date) >= String(day) },
    date_to: { values: days, passes: (entry, day) => String(entry.entry_date) <= String(day) },
  }),
  listTimers: () => ({ status: equal('status') }),
  listTodos: () => ({
    'project_ids[]': oneOf((todo) => [todo.project_id]),
    is_completed: equal('is_completed'),
  }),
};

function equal(field: string): Filter {
  return {
    values: (records) => distinct(records.map((record) => record[field])) as (string | number)[],
    passes: (record, value) => record[field] === value,
  };
}

/** Texts that mean themselves: not a pattern of SQL or of regular expressions, nor a quote, nor another letter. */
const UNUSUAL = [...' %_.*+?^$|\\/()[]{}\'"`<>&#;,:-Æß', '.*', '(c', '1.0]', "'; --", 'Ø Æ', 'æble'];

/** Holds the text in any case. */
function search(...fields: string[]): Filter {
  const texts = (record: Fields) => fields.map((field) => String(record[field]).toLowerCase());
  return {
    values: (records) => {
      const [first = '', , third = ''] = records.flatMap((record) =>
        fields.map((field) => String(record[field])),
      );
      return [first, third.toUpperCase(), first.slice(1, 4).toLowerCase(), 'e', 'nowhere', ...UNUSUAL];
    },
    passes: (record, value) => texts(record).some((text) => text.includes(String(value).toLowerCase())),
  };
}

function oneOf(idsOf: (record: Fields) => unknown[]): Filter {
  return {
    values: (records) => {
      const ids = distinct(records.flatMap(idsOf)).filter((id) => typeof id === 'number') as number[];
      return [
        ...ids.slice(0, FEW).map((id) => [id]),
        ids.slice(0, 2),
        [...ids.slice(0, 1), NOBODYS],
        [NOBODYS],
      ];
    },
    passes: (record, ids) => idsOf(record).some((id) => (ids as unknown[]).includes(id)),
  };
}

/** Days on which there are records, so that the edge of the period is met. */
function days(entries: Fields[]): string[] {
  const all = (distinct(entries.map((entry) => entry.entry_date)) as string[]).sort();
  const inner = all.filter((_, i) => i % 8 === 3);
  return [...new Set([all[0] ?? '', ...inner, all.at(-1) ?? '', '1999-12-31', '2999-01-01'])];
}

function distinct(values: unknown[]): unknown[] {
  return [...new Set(values)];
}

async function relations(actor: SignedIn): Promise<Relations> {
  const client = (await crowdedWorld()).world.as(actor);
  const query = { per_page: 100, 'load[]': ['phases' as const, 'members' as const] };
  const { data } = succeeded(await client.call('listProjects', { query }));
  const phases = data.flatMap((project) => project.phases ?? []);
  return {
    categoryOfPhase: new Map(phases.map((phase) => [phase.phase_id, phase.phase_category_id])),
    membersOfProject: new Map(
      data.map((project) => [project.project_id, (project.members ?? []).map((each) => each.user_id)]),
    ),
  };
}
