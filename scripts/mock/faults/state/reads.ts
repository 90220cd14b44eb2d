import { handle } from '../../steps/handle.ts';
import { listRecords, type Page } from '../../steps/list.ts';
import { embed, show } from '../../steps/show.ts';
import type { Row } from '../../store/rows.ts';
import { ID_FIELDS } from '../../store/store.ts';
import { at, fault } from '../fault.ts';

const READ_AFTER_WRITE = 'contract: what is written is read from then on';
const LOAD = 'client-timeneyecli: load names the relations to embed';

export const reads = [
  fault('stale-read', {
    sentence: 'A record reads for ever as it was when it was first read.',
    breaks: READ_AFTER_WRITE,
    caughtBy: ['state/update-one-field', 'operations/read-back'],
    weave: at(handle, (sound) => {
      const seen = new Map<string, Row>();
      return (handling) => {
        const { verb, resource, target } = handling;
        if (verb !== 'get' || !target.record) return sound(handling);
        const key = `${resource.name} ${target.record[ID_FIELDS[resource.name]]}`;
        const row = seen.get(key) ?? target.record;
        seen.set(key, row);
        return sound({ ...handling, target: { ...target, record: row } });
      };
    }),
  }),
  fault('stale-list', {
    sentence: 'A list stays as it was when it was first asked for.',
    breaks: READ_AFTER_WRITE,
    caughtBy: ['state/create', 'state/delete'],
    weave: at(listRecords, (sound) => {
      const seen = new Map<string, Page>();
      return (operation, resource, parent, query, context) => {
        const key = JSON.stringify([operation.id, parent, query, context.caller.id]);
        const page = seen.get(key) ?? sound(operation, resource, parent, query, context);
        seen.set(key, page);
        return page;
      };
    }),
  }),
  fault('list-shared-between-users', {
    sentence: 'A list is kept for a while and given to whoever asks for the same page next.',
    breaks: 'OWASP API1:2023 (object level)',
    caughtBy: 'authorization/matrix/lists',
    weave: at(listRecords, (sound) => {
      const seen = new Map<string, Page>();
      return (operation, resource, parent, query, context) => {
        const key = JSON.stringify([operation.id, parent, query, context.store.table(resource.name).nextId]);
        const page = seen.get(key) ?? sound(operation, resource, parent, query, context);
        seen.set(key, page);
        return page;
      };
    }),
  }),
  fault('load-ignored', {
    sentence: 'load[] embeds nothing.',
    breaks: LOAD,
    caughtBy: 'lists/load',
    weave: at(show, (sound) => (outcome, _load, url, context) => sound(outcome, [], url, context)),
  }),
  fault('load-embeds-all', {
    sentence: 'Every relation is embedded, asked for or not.',
    breaks: LOAD,
    caughtBy: 'lists/load',
    weave: at(show, (sound) => (outcome, _load, url, context) => {
      return sound(outcome, ['phases', 'members', 'client'], url, context);
    }),
  }),
  fault('load-embeds-one', {
    sentence: 'Of several relations in load[] only the first is embedded.',
    breaks: LOAD,
    caughtBy: 'lists/load',
    weave: at(
      show,
      (sound) => (outcome, load, url, context) => sound(outcome, load.slice(0, 1), url, context),
    ),
  }),
  fault('load-embeds-ids', {
    sentence: 'Phases are embedded by their ids.',
    breaks: LOAD,
    caughtBy: 'lists/load',
    weave: at(embed, (sound) => (embedding, row, context) => {
      const found = sound(embedding, row, context);
      return 'many' in embedding ? (found as Row[]).map(({ phase_id }) => phase_id) : found;
    }),
  }),
  fault('load-embeds-first-phase', {
    sentence: 'Of the phases of a project only the first is embedded.',
    breaks: LOAD,
    caughtBy: 'lists/load',
    weave: at(embed, (sound) => (embedding, row, context) => {
      const found = sound(embedding, row, context);
      return 'many' in embedding ? (found as Row[]).slice(0, 1) : found;
    }),
  }),
];
