import type { Query } from '../../query.ts';
import { filterTest, filterTests } from '../../steps/list.ts';
import type { Row } from '../../store/rows.ts';
import { at, fault, type Weaving } from '../fault.ts';

const FILTER = 'contract: a filter leaves the records that fit it, and no others';
const DAYS = 'contract: date_from and date_to are both inclusive (guess)';
const ALONE = 'lists/filter';

/** Filters by other parameters than those that the caller gave. */
function filtering(change: (filters: Query['filters']) => Query['filters']): Weaving {
  return at(filterTests, (sound) => (resource, query, context) => {
    return sound(resource, { ...query, filters: change(query.filters) }, context);
  });
}

const ignoring = (name: string) => filtering((filters) => filters.filter(([each]) => each !== name));

/** Lets the records pass that another test lets pass. */
function passing(name: string, passes: (row: Row, value: never) => boolean): Weaving {
  return at(filterTests, (sound) => (resource, query, context) => {
    const found = query.filters.find(([each]) => each === name);
    const others = query.filters.filter((each) => each !== found);
    const tests = sound(resource, { ...query, filters: others }, context);
    return found ? [...tests, (row) => passes(row, found[1] as never)] : tests;
  });
}

export const filters = [
  ...['member_ids[]', 'project_ids[]', 'phase_category_ids[]', 'client_ids[]'].map((name) =>
    fault(`filter-${name.replace('_ids[]', '').replace('_', '-')}-ignored`, {
      sentence: `${name} leaves every record.`,
      breaks: FILTER,
      caughtBy: ALONE,
      weave: ignoring(name),
    }),
  ),
  ...['date_from', 'date_to', 'billed', 'search', 'is_active', 'is_open', 'status', 'is_completed'].map(
    (name) =>
      fault(`filter-${name.replace('_', '-')}-ignored`, {
        sentence: `${name} leaves every record.`,
        breaks: FILTER,
        caughtBy: ALONE,
        weave: ignoring(name),
      }),
  ),
  fault('filter-inverted', {
    sentence: 'is_active leaves the records that it should leave out.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: passing('is_active', (row, value) => row.is_active !== value),
  }),
  fault('filter-zero-ignored', {
    sentence: 'A filter by 0 leaves every record.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: filtering((all) => all.filter(([, value]) => value !== 0)),
  }),
  fault('date-from-leaves-out-the-day', {
    sentence: 'date_from leaves out its own day.',
    breaks: DAYS,
    caughtBy: ALONE,
    weave: passing('date_from', (row, day: string) => String(row.entry_date) > day),
  }),
  fault('date-to-leaves-out-the-day', {
    sentence: 'date_to leaves out its own day.',
    breaks: DAYS,
    caughtBy: ALONE,
    weave: passing('date_to', (row, day: string) => String(row.entry_date) < day),
  }),
  fault('date-filter-by-creation', {
    sentence: 'date_from looks at when an entry was written, not at its day.',
    breaks: FILTER,
    caughtBy: 'lists/days',
    weave: passing('date_from', (row, day: string) => String(row.created_date) >= day),
  }),
  fault('filter-takes-first-id', {
    sentence: 'Of several ids in a filter only the first counts.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: filtering((all) => all.map(([name, value]) => [name, Array.isArray(value) ? [value[0]] : value])),
  }),
  fault('filter-takes-first-parameter', {
    sentence: 'Of several filters only the first counts.',
    breaks: FILTER,
    caughtBy: 'lists/filter-pairs',
    weave: filtering((all) => all.slice(0, 1)),
  }),
  fault('filters-widen', {
    sentence: 'A record that fits one of several filters stays.',
    breaks: FILTER,
    caughtBy: 'lists/filter-pairs',
    weave: at(filterTests, (sound) => (resource, query, context) => {
      const tests = sound(resource, query, context);
      return tests.length === 0 ? [] : [(row) => tests.some((test) => test(row))];
    }),
  }),
  fault('filter-by-unknown-id-ignored', {
    sentence: 'A filter by ids that nobody has leaves every record.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: at(filterTest, (sound) => (resource, filter, value, context) => {
      const isNobodys = Array.isArray(value) && value.every((id) => id > 1_000_000_000);
      return isNobodys ? () => true : sound(resource, filter, value, context);
    }),
  }),
  fault('search-tells-case', {
    sentence: 'search finds a text only in the same case.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: passing('search', (row, text) => `${row.name} ${row.email ?? ''}`.includes(text)),
  }),
  fault('search-from-the-start', {
    sentence: 'search finds a text only at the beginning of a name.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: passing('search', (row, text: string) =>
      String(row.name).toLowerCase().startsWith(text.toLowerCase()),
    ),
  }),
  fault('search-knows-no-address', {
    sentence: 'search does not look at the e-mail addresses of members.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: passing('search', (row, text: string) =>
      String(row.name).toLowerCase().includes(text.toLowerCase()),
    ),
  }),
  fault('search-takes-patterns', {
    sentence: 'search takes % and _ for any text and any letter.',
    breaks: FILTER,
    caughtBy: ALONE,
    weave: passing('search', (row, text: string) => {
      const pattern = text
        .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
        .replaceAll('%', '.*')
        .replaceAll('_', '.');
      return new RegExp(pattern, 'i').test(`${row.name} ${row.email ?? ''}`);
    }),
  }),
];
