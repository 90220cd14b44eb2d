import type { CallTarget, OperationCall } from '../operation-call.ts';
import { Problem } from '../problems.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Row } from '../store/rows.ts';

/**
 * Finds the records of the path (OWASP API1: object level): 404 for unknown IDs, the contract's status for hidden
 * records, 403 for visible records that the caller may not change.
 */
export function findRecord(call: OperationCall): CallTarget {
  const { resource, action, values, context } = call;
  const target: CallTarget = {};
  const ids = values.map(parseId);
  const [first] = values;
  if (resource.parent) {
    const id = ids.shift();
    // A path without the parent: the record itself has its parent, and a list covers all parents.
    if (first !== '') target.parent = findVisible(call, resource.parent.resource, id);
    if (action === 'create') requireAccess(call, deriveParentFields(resource, target.parent));
  }
  if (action === 'me') target.record = context.caller.user as unknown as Row;
  else if (ids.length > 0) target.record = findVisible(call, resource.name, ids.shift());
  if (!target.record) return target;
  if (target.parent && !hasParent(resource, target.record, target.parent)) throw new Problem('notFound');
  requireAccess(call, target.record);
  rejectLocked(call, target.record);
  return target;
}

/** 403 if the day of the record is locked and the caller may not change locked time (source: help-lock). */
export function rejectLocked({ operation, resource, context }: OperationCall, row: Row): void {
  const { caller, policies, workspace } = context;
  if (!operation.accessWhenLocked || !resource.lockDay) return;
  const day = resource.lockDay(row, context.store);
  if (day === undefined || !policies.locking.isLockedDay(day, workspace.settings.lockedUntil)) return;
  if (!policies.permission.allows(caller, operation.accessWhenLocked, resource.name, row)) {
    throw new Problem('locked');
  }
}

/** 403 unless the operation gives the caller access to the record. */
export function requireAccess({ operation, resource, context }: OperationCall, row: Row): void {
  const { caller, policies } = context;
  if (!policies.permission.allows(caller, operation.access, resource.name, row)) {
    throw new Problem('forbidden');
  }
}

/** The fields that a record inherits from its parent in the path. */
export function deriveParentFields(resource: AnyResource, parent: Row | undefined): Row {
  return resource.parent && parent ? { [resource.parent.field]: parent[resource.parent.field] } : {};
}

function findVisible({ context }: OperationCall, name: AnyResource['name'], id: number | undefined): Row {
  const { contract, caller, policies } = context;
  const row = id === undefined ? undefined : policies.visibility.findVisible(contract, caller, name, id);
  if (row) return row;
  const exists = id !== undefined && context.store.table(name).get(id) !== undefined;
  throw new Problem(exists ? 'hiddenRecord' : 'notFound');
}

/** Parses a path parameter as an ID; undefined unless it is a positive safe integer. */
function parseId(text: string): number | undefined {
  const id = /^[1-9]\d*$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
}

function hasParent(resource: AnyResource, row: Row, parent: Row): boolean {
  const field = resource.parent?.field ?? '';
  return row[field] === parent[field];
}
