import { listRecords } from '../lists/list-records.ts';
import type { RowPage } from '../lists/paging.ts';
import type { CallInput, CallTarget, Draft, OperationCall } from '../operation-call.ts';
import { invalid } from '../problems.ts';
import { TIMER_ACTIONS } from '../resources/timers.ts';
import { ID_FIELDS, type ResourceName, type Row, type Rows } from '../store/rows.ts';

import { repeatedIds } from './body-ids.ts';

/** The result of an operation: a record, a page of a list, or a message. */
export type HandlerOutcome =
  | { resource: ResourceName; row: Row }
  | { page: RowPage; resource: ResourceName }
  | { message: string };

/** Runs the operation on the store; 422 for a timer action or a delete that the state forbids. */
export function handle(
  call: OperationCall,
  target: CallTarget,
  input: CallInput,
  draft: Draft | undefined,
): HandlerOutcome {
  const { resource, action, context } = call;
  const record = target.record as Row;
  switch (action) {
    case 'list':
      return { resource: resource.name, page: listRecords(call, target.parent, input.query) };
    case 'get':
    case 'me':
      return { resource: resource.name, row: record };
    case 'create':
    case 'update':
      return store(call, draft as Draft);
    case 'delete':
      return remove(call, record);
    default:
      return TIMER_ACTIONS[action](record as unknown as Rows['timer'], context);
  }
}

function store({ resource, context }: OperationCall, { row, before, body }: Draft): HandlerOutcome {
  const table = context.store.table(resource.name);
  const kept = before ? table.replace(row) : table.insert(row);
  resource.link?.(kept, body, context);
  // Setting relations may have changed the row.
  const id = kept[ID_FIELDS[resource.name]] as number;
  return { resource: resource.name, row: table.get(id) ?? kept };
}

function remove({ resource, context }: OperationCall, record: Row): HandlerOutcome {
  resource.unlink?.(record, context);
  context.store.table(resource.name).delete(record[ID_FIELDS[resource.name]] as number);
  return { message: 'Deleted.' };
}

/** 422 for a create or update that the state of the workspace forbids; fields by their names in the body. */
export function checkState({ resource, context }: OperationCall, { row, before, body }: Draft): void {
  const found = { ...repeatedIds(resource, body), ...resource.check?.(row, before, context, body) };
  const errors = Object.entries(found);
  if (errors.length === 0) return;
  const writeNames = new Map(Object.entries(resource.writeNames ?? {}).map(([write, read]) => [read, write]));
  throw invalid(Object.fromEntries(errors.map(([field, texts]) => [writeNames.get(field) ?? field, texts])));
}
