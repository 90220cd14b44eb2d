import { rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { buildListQuery, listAll, recordId, recordIds } from '../../fixtures/lists/large-workspace.ts';
import { traverse } from '../../fixtures/lists/traverse.ts';
import { expectSame } from '../../fixtures/response.ts';

const TIES = 'guess: records with equal values are sorted by ID';
const DIRECTIONS = ['asc', 'desc', undefined] as const;
/** A page size that puts records with equal values on different pages. */
const PAGE_SIZE = 7;

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const { source = '', schema } = operation.queryParameters.find(({ name }) => name === 'sort_by') ?? {};
    for (const field of (schema?.enum ?? []) as string[]) {
      check(
        operation,
        `sorts by ${field} in ascending and descending order, with ties broken by ID`,
        [source, TIES],
        () => checkSort(operation, field),
      );
    }
    const title = hasDirection(operation)
      ? 'reverses its default order with direction'
      : 'keeps its order on every page';
    check(operation, title, [source || operation.source, TIES], () => checkSort(operation));
  }
});

function hasDirection({ queryParameters }: Operation): boolean {
  return queryParameters.some(({ name }) => name === 'direction');
}

/** Checks the order in each direction; without a field, records are sorted by ID. */
async function checkSort(operation: Operation, field?: string): Promise<void> {
  const send = await buildListQuery(operation, 'owner');
  const all = await listAll(operation, 'owner');
  for (const direction of hasDirection(operation) ? DIRECTIONS : [undefined]) {
    const query: [string, string | number][] = [['per_page', PAGE_SIZE]];
    if (field !== undefined) query.push(['sort_by', field]);
    if (direction !== undefined) query.push(['direction', direction]);
    const { records, last } = await traverse({ ...send, query });
    const expected = sorted(operation, all, field, direction);
    const title = `records are sorted by ${field ?? 'ID'} (${direction ?? 'no direction'}), with ties broken by ID`;
    expectSame(last, title, reported(operation, expected, field), reported(operation, records, field));
  }
}

function sorted(operation: Operation, all: Fields[], field?: string, direction = 'asc'): Fields[] {
  const sign = direction === 'desc' ? -1 : 1;
  const byId = (a: Fields, b: Fields) => recordId(operation, a) - recordId(operation, b);
  if (field === undefined) return [...all].sort((a, b) => sign * byId(a, b));
  return [...all].sort((a, b) => sign * compare(a[field], b[field]) || byId(a, b));
}

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return String(a) < String(b) ? -1 : Number(String(a) > String(b));
}

/** The part of the records that failures show: the sort field and the ID. */
function reported(operation: Operation, records: Fields[], field?: string): unknown[] {
  return field === undefined
    ? recordIds(operation, records)
    : records.map((each) => [each[field], recordId(operation, each)]);
}
