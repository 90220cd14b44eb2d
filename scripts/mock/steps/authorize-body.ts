import type { Operation } from '../../spec/contract.ts';
import { reaches } from '../access/reach.ts';
import { findVisible } from '../access/view.ts';
import { point } from '../faults/point.ts';
import { type FieldErrors, invalid, Problem } from '../problems.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context } from '../resources/resource.ts';
import { selectedInvalid } from '../resources/rules.ts';
import type { Row } from '../store/rows.ts';
import { authorizeFields } from './authorize-fields.ts';
import { refuseLocked } from './find-record.ts';

/**
 * Judges a write by the record as it would be: 403 when it sets a field that the caller may not set or makes the
 * record somebody else's, 422 for an id that he cannot see.
 */
export const authorizeBody = point(function authorizeBody(
  operation: Operation,
  resource: AnyResource,
  draft: Row,
  before: Row | undefined,
  body: Row,
  context: Context,
): void {
  authorizeFields(operation, resource, draft, before, body, context);
  if (!reaches(context.caller, operation.access, resource.name, draft)) throw new Problem('forbidden');
  resource.authorize?.(draft, before, context);
  refuseUnseenIds(resource, body, context);
  refuseLocked(operation, resource, draft, context);
});

export const refuseUnseenIds = point(function refuseUnseenIds(
  resource: AnyResource,
  body: Row,
  { contract, caller }: Context,
): void {
  const errors: FieldErrors = {};
  for (const [path, name] of Object.entries(resource.references ?? {})) {
    for (const [field, id] of valuesAt(body, path.split('.'))) {
      if (typeof id === 'number' && !findVisible(contract, caller, name, id))
        Object.assign(errors, selectedInvalid(field));
    }
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
});

/** Nobody and nothing is in a relation twice [guess]: the errors of ids that a list of the body has had before. */
export function repeatedIds(resource: AnyResource, body: Row): FieldErrors {
  const errors: FieldErrors = {};
  for (const path of resource.once ?? []) {
    const known = new Set<unknown>();
    for (const [field, id] of valuesAt(body, path.split('.'))) {
      if (known.has(id)) errors[field] = [`The ${field} field has a duplicate value.`];
      known.add(id);
    }
  }
  return errors;
}

/** The values at a path in which `*` stands for every item of an array, with their dotted names. */
function valuesAt(
  value: unknown,
  [step, ...rest]: string[],
  name: string[] = [],
): [field: string, value: unknown][] {
  if (step === undefined) return [[name.join('.'), value]];
  if (step === '*') {
    return Array.isArray(value) ? value.flatMap((item, i) => valuesAt(item, rest, [...name, String(i)])) : [];
  }
  const next = (value as Row | undefined)?.[step];
  return next === undefined ? [] : valuesAt(next, rest, [...name, step]);
}
