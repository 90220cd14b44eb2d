import type { Operation } from '../../spec/contract.ts';
import { point } from '../faults/point.ts';
import { type FieldErrors, invalid } from '../problems.ts';
import type { AnyResource } from '../resources/index.ts';
import type { Context, Verb } from '../resources/resource.ts';
import { TIMER_VERBS } from '../resources/timers.ts';
import type { ResourceName, Row, Rows } from '../store/rows.ts';
import { ID_FIELDS } from '../store/store.ts';
import { authorizeBody, repeatedIds } from './authorize-body.ts';
import { draftChanged, draftNew } from './draft.ts';
import type { Target } from './find-record.ts';
import { listRecords, type Page } from './list.ts';
import type { Input } from './validate.ts';

/** What an operation leaves to show: a record, a page of a list, or a sentence. */
export type Outcome =
  | { resource: ResourceName; row: Row }
  | { page: Page; resource: ResourceName }
  | { message: string };

interface Handling {
  operation: Operation;
  resource: AnyResource;
  verb: Verb;
  target: Target;
  input: Input;
  context: Context;
}

/** Does what the operation says with the store. */
export const handle = point(function handle(handling: Handling): Outcome {
  const { operation, resource, verb, target, input, context } = handling;
  const record = target.record as Row;
  switch (verb) {
    case 'list':
      return {
        resource: resource.name,
        page: listRecords(operation, resource, target.parent, input.query, context),
      };
    case 'get':
    case 'me':
      return { resource: resource.name, row: record };
    case 'create':
      return create(handling);
    case 'update':
      return update(handling, record);
    case 'delete':
      return remove(resource, record, context);
    default:
      return TIMER_VERBS[verb](record as unknown as Rows['timer'], context);
  }
});

export const create = point(function create({
  operation,
  resource,
  target,
  input: { body },
  context,
}: Handling): Outcome {
  const draft = draftNew(resource, body, target.parent, context);
  authorizeBody(operation, resource, draft, undefined, body, context);
  refuse({ ...repeatedIds(resource, body), ...resource.check?.(draft, undefined, context, body) }, resource);
  const row = context.store.table(resource.name).insert(draft);
  return linked(resource, row, body, context);
});

export const update = point(function update(
  { operation, resource, input: { body }, context }: Handling,
  before: Row,
): Outcome {
  const draft = draftChanged(resource, before, body, context);
  authorizeBody(operation, resource, draft, before, body, context);
  refuse({ ...repeatedIds(resource, body), ...resource.check?.(draft, before, context, body) }, resource);
  const row = context.store.table(resource.name).replace(draft);
  return linked(resource, row, body, context);
});

export const remove = point(function remove(resource: AnyResource, record: Row, context: Context): Outcome {
  resource.unlink?.(record, context);
  context.store.table(resource.name).delete(record[ID_FIELDS[resource.name]] as number);
  return { message: 'Deleted.' };
});

/** The row again after its relations are set, since setting them may have changed it. */
function linked(resource: AnyResource, row: Row, body: Row, context: Context): Outcome {
  resource.link?.(row, body, context);
  const id = row[ID_FIELDS[resource.name]] as number;
  return { resource: resource.name, row: context.store.table(resource.name).get(id) ?? row };
}

/** 422 with the fields by the names that the body uses. */
function refuse(errors: FieldErrors, resource: AnyResource): void {
  if (Object.keys(errors).length === 0) return;
  const writeNames = Object.entries(resource.writeNames ?? {});
  const named = Object.entries(errors).map(([field, texts]) => {
    return [writeNames.find(([, read]) => read === field)?.[0] ?? field, texts] as const;
  });
  throw invalid(Object.fromEntries(named));
}
