import type { ForeignCollection, ForeignData, ForeignRow } from './foreign-data.ts';
import { isDay } from './foreign-fields.ts';

/* The lists of the foreign service: filters, sorting and pagination. */

type Filter = (row: ForeignRow, values: string[], data: ForeignData) => boolean;

interface ForeignList {
  sort: string[];
  filters: Record<string, Filter>;
  /** Checks of parameter values; other values are invalid. */
  allowed?: Record<string, (value: string) => boolean>;
  /** Whether the document has a 422 for the list. Other lists ignore invalid parameters. */
  isStrict?: boolean;
}

const equal =
  (field: string): Filter =>
  (row, [value]) =>
    String(row[field]) === value;
const among =
  (field: string): Filter =>
  (row, values) =>
    values.includes(String(row[field]));
/** A full-text search for words that begin with the search terms. */
const searchText =
  (...fields: string[]): Filter =>
  (row, [value = '']) =>
    fields.some((field) => {
      const text = fold(String(row[field]));
      return fold(value)
        .split(/\s+/)
        .every((word) => text.startsWith(word) || text.includes(` ${word}`));
    });

/** Removes case and accents, as MySQL does by default for comparisons. */
const fold = (text: string) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

const isFlag = (value: string) => ['0', '1'].includes(value);
const isNumber = (value: string) => /^\d+$/.test(value);

const LISTS: Record<ForeignCollection, ForeignList> = {
  users: {
    sort: ['full_name', 'email', 'created_at'],
    filters: { active: equal('active'), q: searchText('full_name', 'email') },
    allowed: { active: isFlag },
  },
  customers: {
    sort: ['name', 'created_at', 'updated_at'],
    filters: { active: equal('active'), q: searchText('name') },
    allowed: { active: isFlag },
  },
  teams: { sort: ['name'], filters: { q: searchText('name') } },
  projects: {
    sort: ['name', 'created_at', 'updated_at'],
    filters: {
      'customer_ids[]': among('customer_id'),
      'user_ids[]': ({ users }, values) =>
        (users as { user_id: number }[]).some(({ user_id }) => values.includes(String(user_id))),
      active: equal('active'),
      q: searchText('name'),
    },
    allowed: { active: isFlag },
  },
  phases: {
    sort: ['name'],
    filters: { project_id: equal('project_id'), open: equal('open'), q: searchText('name') },
    allowed: { open: isFlag },
    isStrict: true,
  },
  'phase-types': { sort: ['name'], filters: { q: searchText('name') } },
  'time-entries': {
    sort: ['entry_date', 'entry_minutes', 'created_at', 'updated_at'],
    filters: {
      'user_ids[]': among('user_id'),
      'project_ids[]': among('project_id'),
      'phase_ids[]': among('phase_id'),
      'phase_type_ids[]': ({ phase_id }, values, data) =>
        values.includes(String(data.phases.get(phase_id as number)?.phase_type_id)),
      'customer_ids[]': among('customer_id'),
      billing_status: equal('billing_status'),
      from: ({ entry_date }, [day = '']) => String(entry_date) >= day,
      to: ({ entry_date }, [day = '']) => String(entry_date) <= day,
    },
    allowed: {
      'user_ids[]': isNumber,
      'project_ids[]': isNumber,
      'phase_ids[]': isNumber,
      'phase_type_ids[]': isNumber,
      'customer_ids[]': isNumber,
      billing_status: (value) => ['0', '1', '2'].includes(value),
      from: isDay,
      to: isDay,
    },
    isStrict: true,
  },
  timers: {
    sort: ['started_on', 'created_at', 'updated_at'],
    filters: { state: equal('state') },
    allowed: { state: (value) => ['running', 'paused'].includes(value) },
  },
  tasks: {
    sort: ['title'],
    filters: { 'project_ids[]': among('project_id'), done: equal('done') },
    allowed: { done: isFlag },
  },
};

/** The problems of a strict list's query. For other lists, removes the invalid parameters from the query. */
export function findListProblems(of: ForeignCollection, query: URLSearchParams): Record<string, string[]> {
  const { allowed = {}, sort, isStrict } = LISTS[of];
  const parameterRules: Record<string, (value: string) => boolean> = {
    ...allowed,
    page: (value) => isNumber(value) && Number(value) > 0,
    per_page: (value) => isNumber(value) && Number(value) > 0 && Number(value) <= 100,
    sort: (value) => sort.includes(value),
    order: (value) => ['asc', 'desc'].includes(value),
    q: (value) => value.length <= 255,
  };
  const problems: Record<string, string[]> = {};
  for (const [key, value] of query)
    if (parameterRules[key]?.(value) === false) problems[key] = [`${key} cannot have this value`];
  for (const key of isStrict ? [] : Object.keys(problems)) query.delete(key);
  return isStrict ? problems : {};
}

/** A page of the filtered records. Without `sort`, the newest records come first. */
export function paginate(
  of: ForeignCollection,
  query: URLSearchParams,
  rows: ForeignRow[],
  data: ForeignData,
) {
  const { filters } = LISTS[of];
  const filtered = Object.entries(filters).reduce(
    (some, [key, filter]) =>
      query.has(key) ? some.filter((row) => filter(row, query.getAll(key), data)) : some,
    rows,
  );
  const sorted = sortRows(filtered, query.get('sort'), query.get('order') === 'desc' ? -1 : 1);
  const size = Number(query.get('per_page') ?? 25);
  const page = Number(query.get('page') ?? 1);
  return {
    data: sorted.slice((page - 1) * size, page * size),
    meta: {
      total: filtered.length,
      per_page: size,
      current_page: page,
      last_page: Math.max(1, Math.ceil(filtered.length / size)),
    },
  };
}

function sortRows(rows: ForeignRow[], field: string | null, sign: number): ForeignRow[] {
  return rows.toSorted((one, other) => {
    const [a, b] = field ? [one[field], other[field]] : [0, 0];
    const order = typeof a === 'number' ? a - Number(b) : compareTexts(fold(String(a)), fold(String(b)));
    return order * sign || other.id - one.id;
  });
}

const compareTexts = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);
