import type { Contract, FieldRule, Operation } from '../../contract/contract.ts';
import { getOwn } from '../../contract/own.ts';
import type { Caller } from '../access/caller.ts';
import { matchingRule } from '../access/permission.ts';
import type { Api } from '../api.ts';
import type { Draft, OperationCall } from '../operation-call.ts';
import { type FieldErrors, invalid, Problem, problemWithStatus } from '../problems.ts';
import { selectedInvalid } from '../state/state-rules.ts';
import type { Row } from '../store/rows.ts';
import { collectValues } from './body-ids.ts';
import { rejectLocked, requireAccess } from './find-record.ts';

/**
 * 403, or the contract's status, if no role of the caller may use the operation (OWASP API5: function level).
 */
export function authorizeOperation({ policies }: Api, { access }: Operation, caller: Caller): void {
  if (!policies.permission.deniesAll(caller, access)) return;
  const status = caller.roles.map((role) => access[role].rejected_with).find((each) => each !== undefined);
  throw problemWithStatus(status ?? 403);
}

/**
 * Authorizes a create or update by the future record: 403 for a field that the caller may not write, 403 for a record
 * to which the caller has no access, 422 for an ID that the caller cannot see, 403 for a locked day.
 */
export function authorizeBody(call: OperationCall, draft: Draft): void {
  const { resource, context } = call;
  authorizeFields(call, draft);
  requireAccess(call, draft.row);
  resource.authorize?.(draft.row, draft.before, context);
  rejectHiddenIds(call, draft.body);
  rejectLocked(call, draft.row);
}

/**
 * 403 for a field that the caller may not write (OWASP API3: property level). The caller needs access to the field
 * before and after the write.
 */
function authorizeFields(
  { operation, resource, context }: OperationCall,
  { row, before, body }: Draft,
): void {
  const { contract, caller, policies } = context;
  const schemaName = operation.body?.schemaName ?? '';
  const touched = [
    ...Object.entries(contract.writability(schemaName)).filter(
      ([field, rules]) => Object.hasOwn(body, field) || (before && isChanged(field, rules, before, row)),
    ),
    ...itemFieldRules(contract, schemaName, body),
  ];
  for (const judged of before ? [before, row] : [row]) {
    for (const [, rules] of touched) {
      if (!policies.permission.allowsField(caller, rules, resource.name, judged))
        throw new Problem('forbidden');
    }
  }
}

/**
 * Whether a field changes although the body does not name it: a new budget type removes the budget, and a new billing
 * type can turn a hidden cost into a visible amount.
 */
function isChanged(field: string, rules: FieldRule[], before: Row, draft: Row): boolean {
  const was = getOwn(before, field);
  if (was !== getOwn(draft, field)) return true;
  return was !== null && matchingRule(rules, before) !== matchingRule(rules, draft);
}

/** The rules of fields in the items of the body's arrays (`phases.*.budget_minutes`). */
function itemFieldRules(contract: Contract, schemaName: string, body: Row): [string, FieldRule[]][] {
  return Object.entries(body).flatMap(([field, items]) => {
    if (!Array.isArray(items)) return [];
    const rules = contract.writability(itemSchemaName(contract, schemaName, field));
    return Object.entries(rules).filter(([name]) => items.some((item) => Object.hasOwn(Object(item), name)));
  });
}

function itemSchemaName({ document }: Contract, schemaName: string, field: string): string {
  const items = getOwn(getOwn(document.components?.schemas, schemaName)?.properties, field)?.items;
  return items?.$ref?.split('/').at(-1) ?? '';
}

/** 422 for IDs in the body that the caller cannot see, as for unknown IDs. */
function rejectHiddenIds({ resource, context }: OperationCall, body: Row): void {
  const { contract, caller, policies } = context;
  const errors: FieldErrors = {};
  for (const [path, name] of Object.entries(resource.references ?? {})) {
    for (const [field, id] of collectValues(body, path.split('.'))) {
      if (typeof id === 'number' && !policies.visibility.findVisible(contract, caller, name, id))
        Object.assign(errors, selectedInvalid(field));
    }
  }
  if (Object.keys(errors).length > 0) throw invalid(errors);
}
