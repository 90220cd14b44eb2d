import type { AccessValue, Actor, FieldRule, Permissions } from '../../contract/contract.ts';
import { getOwn } from '../../contract/own.ts';
import type { ResourceName, Row } from '../store/rows.ts';
import type { Caller } from './caller.ts';
import type { RecordRelations } from './relations.ts';

/** Policy: how the access values of the contract (all, managed, assigned, own, none) apply to a caller. */
export interface PermissionPolicy {
  /** Whether any role of the caller gives access to the record. */
  allows(caller: Caller, access: Permissions, resource: ResourceName, row: Row): boolean;
  /** Whether no role of the caller gives access to any record, so that the request is rejected. */
  deniesAll(caller: Caller, access: Permissions): boolean;
  /** Whether a role of the caller gives access to every record. */
  allowsAll(caller: Caller, access: Permissions): boolean;
  /** Whether the first rule that matches the record gives access to the field; true without a matching rule. */
  allowsField(caller: Caller, rules: FieldRule[], resource: ResourceName, row: Row): boolean;
}

const NO_VALUES: AccessValue[] = [];

type Includes = (caller: Caller, role: Actor, resource: ResourceName, row: Row) => boolean;

export function createPermission({ isOwn, isAssigned, isManaged }: RecordRelations): PermissionPolicy {
  const values: Record<AccessValue, Includes> = {
    all: () => true,
    none: () => false,
    own: (caller, _role, resource, row) => isOwn(caller, resource, row),
    assigned: (caller, _role, resource, row) => isAssigned(caller, resource, row),
    managed: isManaged,
  };
  // Plain loops, since every record of every list passes through here.
  const allows: PermissionPolicy['allows'] = (caller, access, resource, row) => {
    for (const role of caller.roles) {
      for (const value of access[role]?.access ?? NO_VALUES) {
        if (values[value](caller, role, resource, row)) return true;
      }
    }
    return false;
  };
  return {
    allows,
    deniesAll: (caller, access) =>
      caller.roles.every((role) => (access[role]?.access ?? ['none']).every((value) => value === 'none')),
    allowsAll: (caller, access) => caller.roles.some((role) => access[role]?.access.includes('all')),
    allowsField(caller, rules, resource, row) {
      const rule = matchingRule(rules, row);
      return rule === undefined || allows(caller, rule.permissions, resource, row);
    },
  };
}

/** The first of a field's rules that matches the record. */
export function matchingRule(rules: FieldRule[], row: Row): FieldRule | undefined {
  return rules.find(({ when }) =>
    Object.entries(when ?? {}).every(([field, values]) =>
      values.includes(getOwn(row, field) as string | number),
    ),
  );
}
