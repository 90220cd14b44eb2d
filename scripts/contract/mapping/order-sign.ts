import type { FieldMapping } from './mapping-model.ts';

/* Sort parameters with the direction as a sign before the field: `sort=-name` is `sort_by=name&direction=desc`. */

/** A query parameter that may sort a list, with the document's name. */
interface SortParameter {
  wireName: string;
  mapping: FieldMapping;
}

/** A name-value pair of a query: the name decoded, the value as encoded in the URL. */
export type QueryPair = [name: string, value: string];

/** Moves the sort direction, passed as the pair with the empty name, into the sort value: `sort=-name`. */
export function addDirectionSign(parameters: SortParameter[], pairs: QueryPair[]): QueryPair[] {
  const wireName = findSignedSortParameter(parameters)?.wireName;
  if (wireName === undefined) return pairs;
  const isDescending = pairs.some(([name, value]) => name === '' && value === 'desc');
  return pairs
    .filter(([name]) => name !== '')
    .map(([name, value]) => (name === wireName && isDescending ? [name, `-${value}`] : [name, value]));
}

/** Moves the sign of the sort value, as in `sort=-name`, into a pair with the empty name. */
export function removeDirectionSign(parameters: SortParameter[], pairs: QueryPair[]): QueryPair[] {
  const wireName = findSignedSortParameter(parameters)?.wireName;
  if (wireName === undefined) return pairs;
  return pairs.flatMap(([name, value]): QueryPair[] =>
    name === wireName && /^(-|%2D)/i.test(value)
      ? [
          [name, value.replace(/^(-|%2D)/i, '')],
          ['', 'desc'],
        ]
      : [[name, value]],
  );
}

/** Finds the parameter whose value has the direction as a sign. */
export function findSignedSortParameter<T extends SortParameter>(parameters: T[]): T | undefined {
  return parameters.find(({ mapping }) => mapping.as === 'sign');
}
