import type { Operation } from './model.ts';

/** For a list whose document names none: Laravel's paginator. */
const DEFAULT = 15;
const LARGEST = 100;

/** The default page size of a list. */
export function defaultPageSize(list: Operation): number {
  return Math.min(count(sizeSchema(list).default) ?? DEFAULT, largestPageSize(list));
}

/** The maximum page size of a list. */
export function largestPageSize(list: Operation): number {
  return count(sizeSchema(list).maximum) ?? LARGEST;
}

function sizeSchema({ queryParameters }: Operation) {
  return queryParameters.find(({ name }) => name === 'per_page')?.schema ?? {};
}

/** Undefined unless it is a valid page size: a default of the document may be anything. */
function count(value: unknown): number | undefined {
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= 1 ? number : undefined;
}
