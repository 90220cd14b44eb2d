import type { Operation } from '../../spec/contract.ts';
import { own } from '../../spec/own.ts';
import { seesField } from '../access/field.ts';
import { reaches, reachesAll } from '../access/reach.ts';
import { findVisible } from '../access/view.ts';
import { point } from '../faults/point.ts';
import type { Query } from '../query.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context, Filter } from '../resources/resource.ts';
import type { Row } from '../store/rows.ts';
import { underParent } from './find-record.ts';

/** One page of a list, and what its `meta` tells of the whole. */
export interface Page {
  rows: Row[];
  total: number;
  page: number;
  perPage: number;
}

type Test = (row: Row) => boolean;

/** Within reach, filtered, sorted, cut: totals count only what the caller may see. */
export const listRecords = point(function listRecords(
  operation: Operation,
  resource: AnyResource,
  parent: Row | undefined,
  query: Query,
  context: Context,
): Page {
  const tests = [
    ...withinReach(operation, resource, context),
    ...underTest(resource, parent),
    ...filterTests(resource, query, context),
  ];
  const rows = sorted(matching(context.store.table(resource.name).values(), tests), query);
  const start = (query.page - 1) * query.per_page;
  return {
    rows: rows.slice(start, start + query.per_page),
    total: rows.length,
    page: query.page,
    perPage: query.per_page,
  };
});

function matching(rows: Iterable<Row>, tests: Test[]): Row[] {
  const found: Row[] = [];
  for (const row of rows) if (tests.every((test) => test(row))) found.push(row);
  return found;
}

export const withinReach = point(function withinReach(
  { access }: Operation,
  resource: AnyResource,
  { caller }: Context,
): Test[] {
  return reachesAll(caller, access) ? [] : [(row) => reaches(caller, access, resource.name, row)];
});

function underTest(resource: AnyResource, parent: Row | undefined): Test[] {
  return Object.entries(underParent(resource, parent)).map(
    ([field, id]) =>
      (row) =>
        row[field] === id,
  );
}

export const filterTests = point(function filterTests(
  resource: AnyResource,
  query: Query,
  context: Context,
): Test[] {
  return query.filters.flatMap(([name, value]) => {
    const filter = own(resource.filters, name);
    return filter ? [filterTest(resource, filter, value, context)] : [];
  });
});

/** A filter tells no more than the list: ids out of view and hidden fields match nothing. */
export const filterTest = point(function filterTest(
  resource: AnyResource,
  filter: Filter<Row>,
  value: unknown,
  context: Context,
): Test {
  const { contract, caller } = context;
  const { refersTo, reveals } = filter;
  const usable = refersTo
    ? (value as number[]).filter((id) => findVisible(contract, caller, refersTo, id))
    : value;
  const rules = own(contract.visibility(resource.schema), reveals ?? '');
  const mayTell = (row: Row) => !reveals || !rules || seesField(caller, resource, reveals, rules, row);
  return (row) => mayTell(row) && filter.passes(row, usable as never, context);
});

/** By the field asked for, then by id, so that the order is the same each time; without one by id. */
export const sorted = point(function sorted(rows: Row[], { sort_by, direction }: Query): Row[] {
  if (sort_by === undefined) return direction === 'desc' ? rows.reverse() : rows;
  const sign = direction === 'desc' ? -1 : 1;
  return rows.sort((a, b) => sign * compare(a[sort_by], b[sort_by]));
});

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
