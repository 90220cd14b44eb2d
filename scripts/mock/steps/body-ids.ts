import type { FieldErrors } from '../problems.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Row } from '../store/rows.ts';

/** The values at a path in which `*` stands for every item of an array, with their dotted names. */
export function collectValues(
  value: unknown,
  [step, ...rest]: string[],
  name: string[] = [],
): [field: string, value: unknown][] {
  if (step === undefined) return [[name.join('.'), value]];
  if (step === '*') {
    return Array.isArray(value)
      ? value.flatMap((item, i) => collectValues(item, rest, [...name, String(i)]))
      : [];
  }
  const next = (value as Row | undefined)?.[step];
  return next === undefined ? [] : collectValues(next, rest, [...name, step]);
}

/** Relations have no duplicates [guess]: the errors of ids that are repeated in a list of the body. */
export function repeatedIds(resource: AnyResource, body: Row): FieldErrors {
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
