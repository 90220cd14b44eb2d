import type { OperationCall } from '../operation-call.ts';
import type { ParsedQuery } from '../query.ts';
import { deriveParentFields } from '../steps/find-record.ts';
import type { Row } from '../store/rows.ts';
import type { RowFilter } from './filtering.ts';
import type { RowPage } from './paging.ts';

/** Filters, sorts and paginates the accessible records; totals count only records that the caller can see. */
export function listRecords(call: OperationCall, parent: Row | undefined, query: ParsedQuery): RowPage {
  const { resource, context } = call;
  const { filtering, ordering, paging } = context.policies;
  const tests = [
    ...accessFilters(call),
    ...parentFilters(call, parent),
    ...filtering.tests(resource, query, context),
  ];
  const rows = filterRows(context.store.table(resource.name).values(), tests);
  return paging.cut(ordering.sort(rows, query), query);
}

/** Filters by access to the record; no filter if the caller has access to all records. */
function accessFilters({
  operation: { access },
  resource,
  context: { caller, policies },
}: OperationCall): RowFilter[] {
  const { allows, allowsAll } = policies.permission;
  return allowsAll(caller, access) ? [] : [(row) => allows(caller, access, resource.name, row)];
}

function parentFilters({ resource }: OperationCall, parent: Row | undefined): RowFilter[] {
  return Object.entries(deriveParentFields(resource, parent)).map(
    ([field, id]) =>
      (row) =>
        row[field] === id,
  );
}

function filterRows(rows: Iterable<Row>, tests: RowFilter[]): Row[] {
  const found: Row[] = [];
  for (const row of rows) if (tests.every((test) => test(row))) found.push(row);
  return found;
}
