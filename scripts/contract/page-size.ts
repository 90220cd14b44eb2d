import type { Operation } from './model.ts';

/** The default page size of Laravel's paginator, for a list whose document defines none. */
const DEFAULT_PAGE_SIZE = 15;
const MAX_PAGE_SIZE = 100;

/** The default page size of a list. */
export function defaultPageSize(list: Operation): number {
  return Math.min(asPageSize(sizeSchema(list).default) ?? DEFAULT_PAGE_SIZE, maxPageSize(list));
}

/** The maximum page size of a list. */
export function maxPageSize(list: Operation): number {
  return asPageSize(sizeSchema(list).maximum) ?? MAX_PAGE_SIZE;
}

function sizeSchema({ queryParameters }: Operation) {
  return queryParameters.find(({ name }) => name === 'per_page')?.schema ?? {};
}

/** The value as a page size; undefined if it is invalid, since a document may declare any value. */
function asPageSize(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}
