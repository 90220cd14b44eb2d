import { getOwn } from '../../contract/own.ts';
import { timestamp } from '../clock.ts';
import type { CallTarget, Draft, OperationCall } from '../operation-call.ts';
import type { AnyResource } from '../resources/index.ts';
import { ID_FIELDS, ROW_FIELDS, type Row } from '../store/rows.ts';
import { deriveParentFields } from './find-record.ts';

/** The future record of a create or update; undefined for operations without a body. */
export function draftRecord(call: OperationCall, target: CallTarget, body: Row): Draft | undefined {
  if (call.action === 'create') {
    const row = fillMissingFields(call.resource, withBody(call, createRow(call, target), body));
    return { row, before: undefined, body };
  }
  if (call.action !== 'update' || !target.record) return undefined;
  const before = target.record;
  return { row: withBody(call, withUpdatedDate(call, before), body, before), before, body };
}

/** Fills in fields that every record of the contract has, but that a document may let clients omit. */
function fillMissingFields({ name }: AnyResource, row: Row): Row {
  const missing = ROW_FIELDS[name].filter((field) => row[field] === undefined);
  if (missing.length === 0) return row;
  const empty = (field: string) => (/_(id|url|text)$/.test(field) ? null : /minutes$/.test(field) ? 0 : '');
  return { ...row, ...Object.fromEntries(missing.map((field) => [field, empty(field)])) };
}

/** A new record with its defaults. The ID is 0 until the store assigns one. */
function createRow({ resource, context }: OperationCall, { parent }: CallTarget): Row {
  return {
    [ID_FIELDS[resource.name]]: 0,
    ...resource.defaults?.(context),
    ...deriveParentFields(resource, parent),
  };
}

function withUpdatedDate({ context }: OperationCall, before: Row): Row {
  return 'updated_date' in before ? { ...before, updated_date: timestamp(context.now) } : before;
}

/** Applies the body to a record, except for the record's ID and parent. */
function withBody({ resource, context }: OperationCall, row: Row, body: Row, before?: Row): Row {
  const entries = Object.entries(body).filter(([name]) => !resource.linkedFields?.includes(name));
  const named = entries.map(([name, value]) => [getOwn(resource.writeNames, name) ?? name, value] as const);
  const fields = named.filter(
    ([name]) => name !== ID_FIELDS[resource.name] && name !== resource.parent?.field,
  );
  const draft = { ...row, ...Object.fromEntries(fields) };
  return resource.normalize?.(draft, body, before, context) ?? draft;
}
