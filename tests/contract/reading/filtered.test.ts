import { listFilters } from '../../../scripts/contract/fields.ts';
import { check, skipFile } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { recordIds } from '../../fixtures/lists/large-workspace.ts';
import { firstPage, LISTS, readPage } from '../../fixtures/reader.ts';
import { expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';

/* Filters with an existing value: every returned record matches, and every matching record is returned. */

interface FilterCase {
  parameter: string;
  field: string;
  /** Whether a record matches. Default: the field equals the value. */
  matches?: (found: unknown, value: unknown) => boolean;
}

const holds = (found: unknown, value: unknown) => {
  return String(found).toLowerCase().includes(String(value).toLowerCase());
};
const SEARCH: FilterCase = { parameter: 'search', field: 'name', matches: holds };
const ACTIVE: FilterCase = { parameter: 'is_active', field: 'is_active' };

const FILTERS: Record<string, FilterCase[]> = {
  listMembers: [ACTIVE],
  listClients: [SEARCH],
  listGroups: [SEARCH],
  listProjects: [SEARCH, ACTIVE],
  listPhases: [{ parameter: 'is_open', field: 'is_open' }],
  listPhaseCategories: [SEARCH],
  listEntries: [
    { parameter: 'member_ids[]', field: 'user_id' },
    { parameter: 'project_ids[]', field: 'project_id' },
    { parameter: 'date_from', field: 'entry_date', matches: (day, from) => String(day) >= String(from) },
    { parameter: 'date_to', field: 'entry_date', matches: (day, to) => String(day) <= String(to) },
  ],
  listTimers: [{ parameter: 'status', field: 'status' }],
  listTodos: [{ parameter: 'is_completed', field: 'is_completed' }],
};

if (LISTS.length === 0) skipFile('no list of the document is paginated');

for (const list of LISTS) {
  const filters = FILTERS[list.id];
  if (!filters && listFilters(list).length > 0) {
    throw new Error(`missing contract test: ${list.id} (no filter cases)`);
  }
  for (const filter of filters ?? []) {
    const { source } = list.queryParameters.find(({ name }) => name === filter.parameter) ?? {};
    if (source === undefined) continue;
    check(`${list.id} with ${filter.parameter} returns the matching records`, [list.source, source], () => {
      return returnsMatches(list, filter);
    });
  }
}

async function returnsMatches(
  list: Operation,
  { parameter, field, matches = Object.is }: FilterCase,
): Promise<void> {
  const before = (await firstPage(list)).page.data;
  const value = before.map((record) => record[field]).find((each) => each !== null && each !== undefined);
  if (value === undefined) skip('nothing to see');
  const query = { [parameter]: parameter.endsWith('[]') ? [value] : value, per_page: 100 };
  const { response, page } = await readPage(list, query);
  const isMatch = (record: Fields) => matches(record[field], value);
  expectSame(
    response,
    'every returned record matches',
    [],
    page.data.filter((record) => !isMatch(record)),
  );
  if (page.meta.last_page > 1) return;
  const returnedIds = new Set(recordIds(list, page.data));
  const lost = recordIds(list, before.filter(isMatch)).filter((id) => !returnedIds.has(id));
  expectSame(response, 'every matching record is returned', [], lost);
}
