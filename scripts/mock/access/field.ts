import type { FieldRule } from '../../spec/contract.ts';
import { own } from '../../spec/own.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Row } from '../store/rows.ts';
import type { Caller } from './caller.ts';
import { fits } from './reach.ts';

/** True when the rules of a field let the caller see it on this record, or on the one that the field tells of. */
export function seesField(
  caller: Caller,
  resource: AnyResource,
  field: string,
  rules: FieldRule[],
  row: Row,
): boolean {
  const told = own(resource.tellsOf, field);
  if (!told) return fits(caller, rules, resource.name, row);
  const other = caller.workspace.store.table(told.resource).get(row[told.by] as number);
  return other !== undefined && fits(caller, rules, told.resource, other);
}
