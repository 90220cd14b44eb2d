import * as fc from 'fast-check';
import type { Operation } from '../contract.ts';
import { type Filter, filtersFor } from '../lists/filters.ts';
import { idOf } from '../lists/lists.ts';
import type { Fields } from '../lists/walk.ts';

type Value = string | number | number[];

/** One way to ask for a list. */
export interface ListQuery {
  filters: Record<string, Value | undefined>;
  sort_by?: string;
  direction?: string;
  per_page?: number;
  page?: number;
}

/** Parameters of a list in any combination, with values that its records offer. */
export async function listQueries(operation: Operation, all: Fields[]): Promise<fc.Arbitrary<ListQuery>> {
  const filters = await filtersFor(operation, 'owner');
  const values = Object.entries(filters).map(([name, filter]) => [
    name,
    fc.constantFrom(...filter.values(all)),
  ]);
  const sorts = operation.queryParameters.find(({ name }) => name === 'sort_by')?.schema.enum as
    | string[]
    | undefined;
  const place = {
    filters: fc.record(Object.fromEntries(values) as Record<string, fc.Arbitrary<Value>>, {
      requiredKeys: [],
    }),
    direction: fc.constantFrom('asc', 'desc'),
    per_page: fc.integer({ min: 1, max: 100 }),
    page: fc.integer({ min: 1, max: 4 }),
    ...(sorts && { sort_by: fc.constantFrom(...sorts) }),
  };
  return fc.record(place, { requiredKeys: ['filters'] });
}

/** The page that the list should hold, worked out of all its records. */
export async function expectedPage(
  operation: Operation,
  all: Fields[],
  { filters, sort_by, direction = 'asc', per_page = 15, page = 1 }: ListQuery,
): Promise<{ ids: number[]; total: number }> {
  const known = await filtersFor(operation, 'owner');
  const left = all.filter((record) =>
    Object.entries(filters).every(([name, value]) => (known[name] as Filter).passes(record, value as Value)),
  );
  const sign = direction === 'desc' ? -1 : 1;
  const byId = (a: Fields, b: Fields) => idOf(operation, a) - idOf(operation, b);
  const sorted = [...left].sort((a, b) =>
    sort_by === undefined ? sign * byId(a, b) : sign * compare(a[sort_by], b[sort_by]) || byId(a, b),
  );
  const start = (page - 1) * per_page;
  return {
    ids: sorted.slice(start, start + per_page).map((each) => idOf(operation, each)),
    total: left.length,
  };
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}
