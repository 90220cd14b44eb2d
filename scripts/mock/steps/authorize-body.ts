import type { Operation } from '../../spec/contract.ts';
import { fits, reaches } from '../access/reach.ts';
import { findVisible } from '../access/view.ts';
import { type FieldErrors, invalid, Problem } from '../problems.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context } from '../resources/resource.ts';
import { selectedInvalid } from '../resources/rules.ts';
import type { Row } from '../store/rows.ts';
import { refuseLocked } from './find-record.ts';

/**
 * Judges a write by the record as it would be: 403 when it is somebody else's or sets a field that the caller
 * may not set (OWASP API3: property level), 422 for an id that he cannot see.
 */
export function authorizeBody(
  operation: Operation,
  resource: AnyResource,
  draft: Row,
  before: Row | undefined,
  body: Row,
  context: Context,
): void {
  for (const row of before ? [before, draft] : [draft])
    refuseHiddenFields(operation, resource, row, body, context);
  if (!reaches(context.caller, operation.access, resource.name, draft)) throw new Problem('forbidden');
  resource.authorize?.(draft, before, context);
  refuseUnseenIds(resource, body, context);
  refuseLocked(operation, resource, draft, context);
}

function refuseHiddenFields(
  operation: Operation,
  resource: AnyResource,
  row: Row,
  body: Row,
  { contract, caller }: Context,
): void {
  const rules = contract.writability(operation.body?.schemaName ?? '');
  for (const field of Object.keys(body)) {
    const fieldRules = rules[field];
    if (fieldRules && !fits(caller, fieldRules, resource.name, row)) throw new Problem('forbidden');
  }
}

function refuseUnseenIds(resource: AnyResource, body: Row, { contract, caller }: Context): void {
  const errors: FieldErrors = {};
  for (const [path, name] of Object.entries(resource.references ?? {})) {
    for (const [field, id] of valuesAt(body, path.split('.'))) {
      if (typeof id === 'number' && !findVisible(contract, caller, name, id))
        Object.assign(errors, selectedInvalid(field));
    }
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
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
