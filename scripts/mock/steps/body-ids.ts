import type { FieldErrors } from '../problems.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Row } from '../store/rows.ts';

/** Collects the values at a path, with their dotted names; `*` stands for every item of an array. */
export function collectValues(
  value: unknown,
  [segment, ...rest]: string[],
  name: string[] = [],
): [field: string, value: unknown][] {
  if (segment === undefined) return [[name.join('.'), value]];
  if (segment === '*') {
    return Array.isArray(value)
      ? value.flatMap((item, i) => collectValues(item, rest, [...name, String(i)]))
      : [];
  }
  const next = (value as Row | undefined)?.[segment];
  return next === undefined ? [] : collectValues(next, rest, [...name, segment]);
}

/** The errors of IDs that are repeated in a list of the body: relations have no duplicates [guess]. */
export function findRepeatedIds(resource: AnyResource, body: Row): FieldErrors {
  const errors: FieldErrors = {};
  for (const path of resource.once ?? []) {
    const seen = new Set<unknown>();
    for (const [field, id] of collectValues(body, path.split('.'))) {
      if (seen.has(id)) errors[field] = [`The ${field} field has a duplicate value.`];
      seen.add(id);
    }
  }
  return errors;
}
