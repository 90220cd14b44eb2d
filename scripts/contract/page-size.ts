import type { Operation } from './model.ts';

/** Of a list whose document names none: Laravel's paginator. */
const DEFAULT = 15;
const LARGEST = 100;

/** How many records a page of the list has when the request does not say. */
export function defaultPageSize(list: Operation): number {
  return Math.min(count(sizeSchema(list).default) ?? DEFAULT, largestPageSize(list));
}

/** How many records a page of the list may have at most. */
export function largestPageSize(list: Operation): number {
  return count(sizeSchema(list).maximum) ?? LARGEST;
}

function sizeSchema({ queryParameters }: Operation) {
  return queryParameters.find(({ name }) => name === 'per_page')?.schema ?? {};
}

/** Undefined for what is no number of records: a default of the document may be anything. */
function count(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}
