import { listRecords } from '../lists/list-records.ts';
import type { RowPage } from '../lists/paging.ts';
import type { CallInput, CallTarget, Draft, OperationCall } from '../operation-call.ts';
import { TIMER_ACTIONS } from '../resources/timers.ts';
import { ID_FIELDS, type ResourceName, type Row, type Rows } from '../store/rows.ts';

/** The result of an operation: a record, a page of a list, or a message. */
export type HandlerOutcome =
  | { resource: ResourceName; row: Row }
  | { page: RowPage; resource: ResourceName }
  | { message: string };

/** Runs the operation on the store; 422 for a timer action or a delete that is currently not possible. */
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
  const stored = before ? table.replace(row) : table.insert(row);
  resource.link?.(stored, body, context);
  // Setting relations may have changed the stored row.
  const id = stored[ID_FIELDS[resource.name]] as number;
  return { resource: resource.name, row: table.get(id) ?? stored };
}

function remove({ resource, context }: OperationCall, record: Row): HandlerOutcome {
  resource.unlink?.(record, context);
  context.store.table(resource.name).delete(record[ID_FIELDS[resource.name]] as number);
  return { message: 'Deleted.' };
}
