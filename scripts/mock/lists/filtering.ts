import { getOwn } from '../../contract/own.ts';
import type { Visibility } from '../access/visibility.ts';
import type { CallContext } from '../context.ts';
import type { ParsedQuery } from '../query.ts';
import type { ResourceName, Row } from '../store/rows.ts';

/** A filter of a list: compares a record with the typed value of a query parameter. */
export interface ListFilter<R> {
  /** The resource of an array of IDs. IDs that the caller cannot see match nothing. */
  refersTo?: ResourceName;
  /** The field that the filter reveals: a record does not match if the caller cannot see its field. */
  reveals?: string;
  passes(row: R, value: never, context: CallContext): boolean;
}

/** The parts of a resource that filtering needs. */
export interface Filterable {
  name: ResourceName;
  /** Name of the read schema. */
  schema: string;
  filters: Record<string, ListFilter<Row>>;
  /** Fields that describe another record and are visible if that record exists; `by` is the field with its ID. */
  describes?: Record<string, { resource: ResourceName; by: string }>;
}

export type RowFilter = (row: Row) => boolean;

/** Policy: which records pass the filters of a query. */
export interface Filtering {
  /** The predicates of the query's filters. */
  tests(resource: Filterable, query: Pick<ParsedQuery, 'filters'>, context: CallContext): RowFilter[];
}

/** Filters reveal no more than the list: hidden fields and IDs that the caller cannot see match nothing. */
export function createFiltering({ findVisible, isFieldVisible }: Visibility): Filtering {
  return {
    tests: (resource, query, context) =>
      query.filters.flatMap(([name, value]) => {
        const filter = getOwn(resource.filters, name);
        return filter ? [test(resource, filter, value, context)] : [];
      }),
  };

  function test(
    resource: Filterable,
    filter: ListFilter<Row>,
    value: unknown,
    context: CallContext,
  ): RowFilter {
    const { contract, caller } = context;
    const { refersTo, reveals } = filter;
    const usable = refersTo
      ? (value as number[]).filter((id) => findVisible(contract, caller, refersTo, id))
      : value;
    const rules = reveals === undefined ? undefined : getOwn(contract.visibility(resource.schema), reveals);
    if (reveals === undefined || rules === undefined) {
      return (row) => filter.passes(row, usable as never, context);
    }
    const field = { resource: resource.name, rules, describes: getOwn(resource.describes, reveals) };
    return (row) => isFieldVisible(caller, field, row) && filter.passes(row, usable as never, context);
  }
}
