import { Problem } from '../../problems.ts';
import { draftChanged, draftNew } from '../../steps/draft.ts';
import { update } from '../../steps/handle.ts';
import type { Row } from '../../store/rows.ts';
import { at, fault } from '../fault.ts';

const PARTIAL = 'contract: an update changes what it names and nothing else (guess: old-api)';
const ONE = 'state/update-one-field';
const STORED = 'contract: what is updated reads so from then on';

type Outcome = { resource: 'entry'; row: Row };

const drafted = (change: (draft: Row, before: Row, body: Row) => Row) =>
  at(draftChanged, (sound) => (resource, before, body, context) => {
    return change(sound(resource, before, body, context), before, body);
  });

export const updates = [
  fault('update-not-stored', {
    sentence: 'An update answers the changed record and stores nothing.',
    breaks: STORED,
    caughtBy: ONE,
    weave: at(update, (sound) => (handling, before) => {
      const outcome = sound(handling, before);
      handling.context.store.table(handling.resource.name).replace(before);
      return outcome;
    }),
  }),
  fault('update-answers-the-old', {
    sentence: 'An update answers the record as it was before.',
    breaks: STORED,
    caughtBy: ONE,
    weave: at(update, (sound) => (handling, before) => {
      return { ...(sound(handling, before) as Outcome), row: before };
    }),
  }),
  fault('update-stored-as-new', {
    sentence: 'An update leaves the record as it was and adds a changed copy.',
    breaks: STORED,
    caughtBy: [ONE, 'state/update-all-fields'],
    weave: at(update, (sound) => (handling, before) => {
      const { resource, row } = sound(handling, before) as Outcome;
      const table = handling.context.store.table(resource);
      table.replace(before);
      table.insert(row);
      return { resource, row };
    }),
  }),
  fault('update-empties-the-rest', {
    sentence: 'Fields that may be null become null when an update does not name them.',
    breaks: PARTIAL,
    caughtBy: ONE,
    weave: drafted((draft, before, body) => {
      const lost = ['notes', 'group_id', 'phase_category_id', 'hourly_rate'];
      const emptied = lost.filter((name) => name in before && !(name in body)).map((name) => [name, null]);
      return { ...draft, ...Object.fromEntries(emptied) };
    }),
  }),
  fault('update-resets-the-rest', {
    sentence: 'Fields that an update does not name go back to what a new record has.',
    breaks: PARTIAL,
    caughtBy: ONE,
    weave: at(draftChanged, (sound) => (resource, before, body, context) => {
      const fresh = draftNew(resource, {}, undefined, context);
      const flags = Object.entries(fresh).filter(([name]) => /^(color|is_public|is_open|billed)$/.test(name));
      return sound(resource, { ...before, ...Object.fromEntries(flags) }, body, context);
    }),
  }),
  fault('update-ignores-null', {
    sentence: 'An update to null changes nothing.',
    breaks: STORED,
    caughtBy: ONE,
    weave: at(draftChanged, (sound) => (resource, before, body, context) => {
      const given = Object.entries(body).filter(([, value]) => value !== null);
      return sound(resource, before, Object.fromEntries(given), context);
    }),
  }),
  fault('update-ignores-zero', {
    sentence: 'An update to 0 changes nothing.',
    breaks: STORED,
    caughtBy: ONE,
    weave: at(draftChanged, (sound) => (resource, before, body, context) => {
      const given = Object.entries(body).filter(([, value]) => value !== 0);
      return sound(resource, before, Object.fromEntries(given), context);
    }),
  }),
  fault('update-takes-first-field-only', {
    sentence: 'Of several fields in an update only the first is stored.',
    breaks: STORED,
    caughtBy: 'state/update-all-fields',
    weave: at(draftChanged, (sound) => (resource, before, body, context) => {
      return sound(resource, before, Object.fromEntries(Object.entries(body).slice(0, 1)), context);
    }),
  }),
  fault('updated-date-stays', {
    sentence: 'updated_date stays as it is when a record is updated.',
    breaks: 'contract: updated_date is the time of the last change (guess)',
    caughtBy: ONE,
    weave: drafted((draft, { updated_date }) => (updated_date ? { ...draft, updated_date } : draft)),
  }),
  fault('created-date-moves', {
    sentence: 'created_date moves when a record is updated.',
    breaks: PARTIAL,
    caughtBy: ONE,
    weave: drafted((draft) =>
      'updated_date' in draft ? { ...draft, created_date: draft.updated_date } : draft,
    ),
  }),
  fault('update-hits-the-neighbour', {
    sentence: 'An update of a client changes the colour of the client before it as well.',
    breaks: 'contract: an update leaves the other records as they are',
    caughtBy: 'state/other-records',
    weave: at(update, (sound) => (handling, before) => {
      const outcome = sound(handling, before);
      const table = handling.context.store.tables.client;
      const neighbour = table.get(Number(before.client_id) - 1);
      if (handling.resource.name === 'client' && neighbour) table.replace({ ...neighbour, color: '#000000' });
      return outcome;
    }),
  }),
  fault('refused-update-is-stored', {
    sentence: 'An update that is refused with 422 is stored all the same.',
    breaks: 'contract: a refused write changes nothing',
    caughtBy: ['state/place-of-time', 'state/budgets', 'state/people'],
    weave: at(update, (sound) => (handling, before) => {
      try {
        return sound(handling, before);
      } catch (error) {
        if (!(error instanceof Problem) || error.status !== 422) throw error;
        const { resource, input, context } = handling;
        context.store.table(resource.name).replace(draftChanged(resource, before, input.body, context));
        throw error;
      }
    }),
  }),
];
