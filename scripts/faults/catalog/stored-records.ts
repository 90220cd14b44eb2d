import { ID_FIELDS, type ResourceName, type Row } from '../../mock/store/rows.ts';
import { createFaultState } from './edits.ts';
import { type FaultParts, fault } from './fault.ts';
import { afterHandling } from './response-edits.ts';

const READ_AS_SENT = 'contract: a created record can be read as it was sent';
const STORED = 'contract: an update is visible in later reads';
const GONE = 'contract: only the deleted record is gone (guess)';
const CREATE = 'state/create';
const UPDATE = 'state/update-one-field';
const DELETE = 'state/delete';

const id = (resource: ResourceName, row: Row) => row[ID_FIELDS[resource]] as number;

/** Changes the draft of an update. */
function editUpdate(edit: (draft: Row, before: Row, body: Row) => Row): FaultParts['steps'] {
  return ({ draftRecord }) => ({
    draftRecord(call, target, body) {
      const draft = draftRecord(call, target, body);
      return draft?.before ? { ...draft, row: edit(draft.row, draft.before, draft.body) } : draft;
    },
  });
}

/** Faults in storing, updating, deleting and caching records. */
export const storedRecords = [
  fault('create-not-stored', {
    description: 'A create returns the new record and stores nothing.',
    breaks: READ_AS_SENT,
    detectedBy: CREATE,
    steps: afterHandling((outcome, { action, context }) => {
      if (action !== 'create' || !('row' in outcome)) return;
      context.store.table(outcome.resource).delete(id(outcome.resource, outcome.row));
    }),
  }),
  fault('create-loses-a-field', {
    description: 'The notes of a new entry or timer are dropped.',
    breaks: READ_AS_SENT,
    detectedBy: CREATE,
    steps: ({ draftRecord }) => ({
      draftRecord(call, target, body) {
        const { notes: _, ...others } = body;
        return draftRecord(call, target, call.action === 'create' ? others : body);
      },
    }),
  }),
  fault('update-not-stored', {
    description: 'An update returns the changed record and stores nothing.',
    breaks: STORED,
    detectedBy: UPDATE,
    steps: afterHandling((_outcome, { action, resource, context }, { record }) => {
      if (action === 'update' && record) context.store.table(resource.name).replace(record);
    }),
  }),
  fault('update-empties-the-rest', {
    description: 'Nullable fields that an update does not name become null.',
    breaks: 'contract: an update changes only the fields it names (guess: old-api)',
    detectedBy: UPDATE,
    steps: editUpdate((draft, before, body) => {
      const nullableFields = ['notes', 'group_id', 'phase_category_id', 'hourly_rate'];
      const emptied = nullableFields
        .filter((name) => name in before && !(name in body))
        .map((name) => [name, null]);
      return { ...draft, ...Object.fromEntries(emptied) };
    }),
  }),
  fault('update-ignores-null', {
    description: 'An update to null has no effect.',
    breaks: STORED,
    detectedBy: UPDATE,
    steps: editUpdate((draft, before) =>
      Object.fromEntries(
        Object.entries(draft).map(([name, value]) => [name, value === null ? before[name] : value]),
      ),
    ),
  }),
  fault('updated-date-stays', {
    description: 'updated_date does not change when a record is updated.',
    breaks: 'contract: updated_date is the time of the last change (guess)',
    detectedBy: UPDATE,
    steps: editUpdate((draft, { updated_date }) => (updated_date ? { ...draft, updated_date } : draft)),
  }),
  fault('update-changes-another-record', {
    description: 'An update of a client also changes the color of the previous client.',
    breaks: 'contract: an update does not change other records',
    detectedBy: 'state/other-records',
    steps: afterHandling((_outcome, { action, resource, context }, { record }) => {
      const table = context.store.tables.client;
      const other = table.get(Number(record?.client_id) - 1);
      if (action === 'update' && resource.name === 'client' && other)
        table.replace({ ...other, color: '#000000' });
    }),
  }),
  fault('rejected-update-is-stored', {
    description: 'An update that is rejected with 422 is stored anyway.',
    breaks: 'contract: a rejected write changes nothing',
    detectedBy: ['state/time-location', 'state/budgets', 'state/people'],
    steps: ({ checkState }) => ({
      checkState(call, draft) {
        try {
          checkState(call, draft);
        } catch (error) {
          if (draft.before) call.context.store.table(call.resource.name).replace(draft.row);
          throw error;
        }
      },
    }),
  }),
  fault('delete-deletes-nothing', {
    description: 'A delete reports success and deletes nothing.',
    breaks: GONE,
    detectedBy: DELETE,
    steps: ({ handle }) => ({
      handle: (call, ...rest) => (call.action === 'delete' ? { message: 'Deleted.' } : handle(call, ...rest)),
    }),
  }),
  fault('deleted-record-still-read', {
    description: 'A deleted record is missing from lists but can still be read by its ID.',
    breaks: GONE,
    detectedBy: DELETE,
    steps: ({ handle, findRecord }) => {
      const deleted = createFaultState<string, Row>();
      return {
        handle(call, target, ...rest) {
          const outcome = handle(call, target, ...rest);
          if (call.action === 'delete')
            deleted(call.context.store).set(
              `${call.resource.name} ${call.values.at(-1)}`,
              target.record as Row,
            );
          return outcome;
        },
        findRecord(call) {
          const record = deleted(call.context.store).get(`${call.resource.name} ${call.values.at(-1)}`);
          return call.action === 'get' && record ? { record } : findRecord(call);
        },
      };
    },
  }),
  fault('projects-of-a-deleted-client-keep-it', {
    description: 'A project keeps the ID of a deleted client.',
    breaks: 'contract: references to a deleted record are removed (guess)',
    detectedBy: 'state/deleted-relations',
    steps: ({ handle }) => ({
      handle({ resource, ...call }, ...rest) {
        const { unlink: _, ...withoutUnlink } = resource;
        return handle({ ...call, resource: resource.name === 'client' ? withoutUnlink : resource }, ...rest);
      },
    }),
  }),
  fault('stale-read', {
    description: 'Reads of a record return its first read forever.',
    breaks: 'contract: a write is visible in later reads',
    detectedBy: [UPDATE, 'operations/read-back'],
    steps: ({ handle }) => {
      const firstReads = createFaultState<string, Row>();
      return {
        handle(call, target, ...rest) {
          if (call.action !== 'get' || !target.record) return handle(call, target, ...rest);
          const key = `${call.resource.name} ${id(call.resource.name, target.record)}`;
          const seenRecords = firstReads(call.context.store);
          const record = seenRecords.get(key) ?? target.record;
          seenRecords.set(key, record);
          return handle(call, { ...target, record }, ...rest);
        },
      };
    },
  }),
  fault('list-shared-between-users', {
    description: 'A list is cached and returned to the next caller who requests the same page.',
    breaks: 'OWASP API1:2023 (object level)',
    detectedBy: 'authorization/matrix/lists',
    steps: ({ handle }) => {
      const cache = createFaultState<string, ReturnType<typeof handle>>();
      return {
        handle(call, target, input, draft) {
          if (call.action !== 'list') return handle(call, target, input, draft);
          const { nextId } = call.context.store.table(call.resource.name);
          const key = JSON.stringify([call.operation.id, target.parent, input.query, nextId]);
          const cached = cache(call.context.store);
          const outcome = cached.get(key) ?? handle(call, target, input, draft);
          cached.set(key, outcome);
          return outcome;
        },
      };
    },
  }),
  fault('load-ignored', {
    description: 'load[] embeds nothing.',
    breaks: 'client-timeneyecli: load names the relations to embed',
    detectedBy: 'lists/load',
    steps: ({ show }) => ({ show: (outcome, _load, url, context) => show(outcome, [], url, context) }),
  }),
];
