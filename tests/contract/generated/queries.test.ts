import * as fc from 'fast-check';
import { defaultPageSize } from '../../../scripts/contract/page-size.ts';
import { check, skipFile } from '../../fixtures/check.ts';
import { Client } from '../../fixtures/client.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { checkProperty } from '../../fixtures/generated/bodies.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { buildFilters, type FilterRule, type FilterValue } from '../../fixtures/lists/filters.ts';
import {
  buildListQuery,
  largeWorkspace,
  listAll,
  recordId,
  recordIds,
} from '../../fixtures/lists/large-workspace.ts';
import { LISTS } from '../../fixtures/reader.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';

/* Filters, order and pages in any combination: each works regardless of the others. */

const INDEPENDENT = 'guess: filters, order and pages do not depend on each other';

if (LISTS.length === 0) skipFile('no list of the document is paginated');

for (const operation of LISTS) {
  check(
    `${operation.id} returns the expected page for any combination of parameters`,
    [operation.source, INDEPENDENT],
    async () => {
      const { workspace } = await largeWorkspace();
      const { ids = [] } = await buildListQuery(operation, 'owner');
      const all = await listAll(operation, 'owner');
      // A separate token, so that the queries do not use up another user's rate limit.
      const { access_token } = await workspace.issueToken({ user: 'owner', kind: 'personal' });
      const owner = new Client('owner', access_token);
      await checkProperty(await listQueries(operation, all), async ({ filters, ...query }) => {
        const response = await owner.send(operation.id, { ids, query: { ...filters, ...query } });
        const { data, meta } = expectSuccess(response) as { data: Fields[]; meta: { total: number } };
        const expected = await expectedPage(operation, all, { filters, ...query });
        expectSame(response, 'the page holds the expected records', expected, {
          ids: recordIds(operation, data),
          total: meta.total,
        });
      });
    },
  );
}

/** A query of a list. */
interface ListQuery {
  filters: Record<string, FilterValue | undefined>;
  sort_by?: string;
  direction?: string;
  per_page?: number;
  page?: number;
}

/** Arbitrary combinations of the parameters of a list, with values from its records. */
async function listQueries(operation: Operation, all: Fields[]): Promise<fc.Arbitrary<ListQuery>> {
  const filters = await buildFilters(operation, 'owner');
  const values = Object.entries(filters).map(([name, filter]) => [
    name,
    fc.constantFrom(...filter.values(all)),
  ]);
  const sorts = operation.queryParameters.find(({ name }) => name === 'sort_by')?.schema.enum as
    | string[]
    | undefined;
  const hasDirection = operation.queryParameters.some(({ name }) => name === 'direction');
  const location = {
    filters: fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<FilterValue>>, {
      requiredKeys: [],
    }),
    ...(hasDirection && { direction: fc.constantFrom('asc', 'desc') }),
    per_page: fc.integer({ min: 1, max: 100 }),
    page: fc.integer({ min: 1, max: 4 }),
    ...(sorts && { sort_by: fc.constantFrom(...sorts) }),
  };
  return fc.record(location, { requiredKeys: ['filters'] });
}

/** The expected page of the list, computed from all its records. */
async function expectedPage(
  operation: Operation,
  all: Fields[],
  { filters, sort_by, direction = 'asc', per_page = defaultPageSize(operation), page = 1 }: ListQuery,
): Promise<{ ids: number[]; total: number }> {
  const filterRules = await buildFilters(operation, 'owner');
  const matching = all.filter((record) =>
    Object.entries(filters).every(([name, value]) =>
      (filterRules[name] as FilterRule).passes(record, value as FilterValue),
    ),
  );
  const sign = direction === 'desc' ? -1 : 1;
  const byId = (a: Fields, b: Fields) => recordId(operation, a) - recordId(operation, b);
  const sorted = [...matching].sort((a, b) =>
    sort_by === undefined ? sign * byId(a, b) : sign * compare(a[sort_by], b[sort_by]) || byId(a, b),
  );
  const start = (page - 1) * per_page;
  return {
    ids: sorted.slice(start, start + per_page).map((each) => recordId(operation, each)),
    total: matching.length,
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
