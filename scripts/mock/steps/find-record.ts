import type { Operation } from '../../spec/contract.ts';
import { reaches } from '../access/reach.ts';
import { findVisible } from '../access/view.ts';
import { point } from '../faults/point.ts';
import { Problem } from '../problems.ts';
import { isLockedDay } from '../resources/entries.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context, Verb } from '../resources/resource.ts';
import type { Row } from '../store/rows.ts';

/** What the path names: the record, and for records under another one that one as well. */
export interface Target {
  record?: Row;
  parent?: Row;
}

/**
 * Finds the records of the path (OWASP API1: object level): 404 for what does not exist or is out of the
 * caller's view, 403 for what he sees but may not change.
 */
export const findRecord = point(function findRecord(
  operation: Operation,
  { resource, verb }: { resource: AnyResource; verb: Verb },
  values: string[],
  context: Context,
): Target {
  const target: Target = {};
  const ids = values.map(recordId);
  if (resource.parent) {
    target.parent = visible(resource.parent.resource, ids.shift(), context);
    if (verb === 'create') mustReach(operation, resource, underParent(resource, target.parent), context);
  }
  if (verb === 'me') target.record = context.caller.user as unknown as Row;
  else if (ids.length > 0) target.record = visible(resource.name, ids.shift(), context);
  if (!target.record) return target;
  if (target.parent && !isUnder(resource, target.record, target.parent)) throw new Problem('notFound');
  mustReach(operation, resource, target.record, context);
  refuseLocked(operation, resource, target.record, context);
  return target;
});

/** 403 when the day of the record is locked and the caller may not change what is (help-lock). */
export const refuseLocked = point(function refuseLocked(
  operation: Operation,
  resource: AnyResource,
  row: Row,
  context: Context,
): void {
  if (!operation.accessWhenLocked || !resource.lockDay) return;
  const day = resource.lockDay(row, context.store);
  if (day === undefined || !isLockedDay(day, context.workspace.settings.locked_until)) return;
  if (!reaches(context.caller, operation.accessWhenLocked, resource.name, row)) throw new Problem('locked');
});

function mustReach(operation: Operation, resource: AnyResource, row: Row, { caller }: Context): void {
  if (!reaches(caller, operation.access, resource.name, row)) throw new Problem('forbidden');
}

export const visible = point(function visible(
  resource: AnyResource['name'],
  id: number | undefined,
  context: Context,
): Row {
  const row = id === undefined ? undefined : findVisible(context.contract, context.caller, resource, id);
  if (!row) throw new Problem('notFound');
  return row;
});

/** A path parameter as an id; what is not a positive integer that JSON can carry is nobody's id. */
export const recordId = point(function recordId(text: string): number | undefined {
  const id = /^[1-9]\d*$/.test(text) ? Number(text) : 0;
  return Number.isSafeInteger(id) && id > 0 ? id : undefined;
});

/** The fields that a record gets from the record above it in the path. */
export function underParent(resource: AnyResource, parent: Row | undefined): Row {
  return resource.parent && parent ? { [resource.parent.field]: parent[resource.parent.field] } : {};
}

function isUnder(resource: AnyResource, row: Row, parent: Row): boolean {
  const field = resource.parent?.field ?? '';
  return row[field] === parent[field];
}
