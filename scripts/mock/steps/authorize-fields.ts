import type { Contract, FieldRule, Operation } from '../../spec/contract.ts';
import { own } from '../../spec/own.ts';
import { fits, ruleFor } from '../access/reach.ts';
import { point } from '../faults/point.ts';
import { Problem } from '../problems.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context } from '../resources/resource.ts';
import type { Row } from '../store/rows.ts';

/**
 * 403 for a write that sets a field which the caller may not set (OWASP API3: property level), be it on the
 * record as it is or as it would be.
 */
export const authorizeFields = point(function authorizeFields(
  operation: Operation,
  resource: AnyResource,
  draft: Row,
  before: Row | undefined,
  body: Row,
  { contract, caller }: Context,
): void {
  const schemaName = operation.body?.schemaName ?? '';
  const touched = [
    ...Object.entries(contract.writability(schemaName)).filter(
      ([field, rules]) => Object.hasOwn(body, field) || (before && isChanged(field, rules, before, draft)),
    ),
    ...rulesOfItems(contract, schemaName, body),
  ];
  for (const row of before ? [before, draft] : [draft]) {
    for (const [, rules] of touched)
      if (!fits(caller, rules, resource.name, row)) throw new Problem('forbidden');
  }
});

/**
 * A field can change without being named: another kind of budget drops its figure, and another billing type
 * brings the amount under other rules, by which a cost would turn into something that everyone here may see.
 */
function isChanged(field: string, rules: FieldRule[], before: Row, draft: Row): boolean {
  const was = own(before, field);
  if (was !== own(draft, field)) return true;
  return was !== null && ruleFor(rules, before) !== ruleFor(rules, draft);
}

/** The rules of the fields that the items of a body's arrays name (`phases.*.budget_minutes`). */
function rulesOfItems(contract: Contract, schemaName: string, body: Row): [string, FieldRule[]][] {
  return Object.entries(body).flatMap(([field, items]) => {
    if (!Array.isArray(items)) return [];
    const rules = contract.writability(itemSchemaName(contract, schemaName, field));
    return Object.entries(rules).filter(([name]) => items.some((item) => Object.hasOwn(Object(item), name)));
  });
}

function itemSchemaName({ document }: Contract, schemaName: string, field: string): string {
  const items = own(own(document.components?.schemas, schemaName)?.properties, field)?.items;
  return items?.$ref?.split('/').at(-1) ?? '';
}
