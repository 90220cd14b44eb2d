import { draftNew } from '../../steps/draft.ts';
import { create } from '../../steps/handle.ts';
import type { Row } from '../../store/rows.ts';
import { ID_FIELDS } from '../../store/store.ts';
import { at, fault } from '../fault.ts';

const KEPT = 'contract: what is created can be read, once and as it was sent';
const CREATE = 'state/create';

type Outcome = { resource: 'entry'; row: Row };

/** Does something with a record once it is created, and may answer another. */
const afterCreate = (
  change: (made: Outcome, handling: Parameters<typeof create>[0]) => Outcome | undefined,
) =>
  at(create, (sound) => (handling) => {
    const made = sound(handling) as Outcome;
    return change(made, handling) ?? made;
  });

export const creates = [
  fault('create-not-stored', {
    sentence: 'A create answers the new record and stores nothing.',
    breaks: KEPT,
    caughtBy: CREATE,
    weave: afterCreate(({ resource, row }, { context }) => {
      context.store.table(resource).delete(row[ID_FIELDS[resource]] as number);
      return undefined;
    }),
  }),
  fault('create-stored-twice', {
    sentence: 'A create stores the record twice.',
    breaks: KEPT,
    caughtBy: CREATE,
    weave: afterCreate(({ resource, row }, { context }) => {
      context.store.table(resource).insert(row);
      return undefined;
    }),
  }),
  fault('create-under-another-user', {
    sentence: 'A new entry belongs to the first user of the workspace.',
    breaks: 'help-roles: everyone creates entries for himself',
    caughtBy: ['authorization/rows', 'authorization/matrix/writes'],
    weave: afterCreate(({ resource, row }, { context: { store } }) => {
      if (resource !== 'entry') return undefined;
      const [first] = store.tables.member.values();
      return { resource, row: store.table('entry').replace({ ...row, user_id: first?.user_id }) };
    }),
  }),
  fault('create-loses-a-field', {
    sentence: 'The notes of a new entry or timer are dropped.',
    breaks: KEPT,
    caughtBy: CREATE,
    weave: at(draftNew, (sound) => (resource, { notes: _, ...body }, parent, context) => {
      return sound(resource, body, parent, context);
    }),
  }),
  fault('create-stores-another-color', {
    sentence: 'A new client is answered with its colour and stored in black.',
    breaks: KEPT,
    caughtBy: CREATE,
    weave: afterCreate(({ resource, row }, { context, resource: { name } }) => {
      if (name !== 'client') return undefined;
      context.store.table(resource).replace({ ...row, color: '#000000' });
      return undefined;
    }),
  }),
  fault('create-changes-another', {
    sentence: 'A new phase category takes the colour of the one before it along.',
    breaks: 'contract: a create leaves the other records as they are',
    caughtBy: CREATE,
    weave: afterCreate(({ row }, { context: { store }, resource: { name } }) => {
      const before = [...store.table(name).values()].at(-2);
      if (name === 'phaseCategory' && before) store.table(name).replace({ ...before, color: row.color });
      return undefined;
    }),
  }),
  fault('project-without-its-phases', {
    sentence: 'The phases of a new project are dropped.',
    breaks: KEPT,
    caughtBy: 'state/items',
    weave: at(create, (sound) => (handling) => {
      const { phases: _, ...body } = handling.input.body;
      const { resource, input } = handling;
      return sound(resource.name === 'project' ? { ...handling, input: { ...input, body } } : handling);
    }),
  }),
  fault('invited-to-no-project', {
    sentence: 'A new member is on none of the projects of his invitation.',
    breaks: 'contract: project_ids of an invitation are the projects that one is on (guess)',
    caughtBy: 'state/people',
    weave: at(create, (sound) => (handling) => {
      const { link: _, ...unlinked } = handling.resource;
      return sound(unlinked.name === 'member' ? { ...handling, resource: unlinked } : handling);
    }),
  }),
  fault('new-project-is-public', {
    sentence: 'A new project is public unless it says otherwise.',
    breaks: 'OWASP API8:2023 (misconfiguration)',
    caughtBy: CREATE,
    weave: at(draftNew, (sound) => (resource, body, parent, context) => {
      const open = resource.name === 'project' ? { is_public: 1 } : {};
      return sound(resource, { ...open, ...body }, parent, context);
    }),
  }),
  fault('new-member-is-admin', {
    sentence: 'A new member is an admin unless the invitation says otherwise.',
    breaks: 'OWASP API5:2023 (function level)',
    caughtBy: CREATE,
    weave: at(draftNew, (sound) => (resource, body, parent, context) => {
      const level = resource.name === 'member' ? { access_level: 'admin' } : {};
      return sound(resource, { ...level, ...body }, parent, context);
    }),
  }),
  fault('entry-dated-yesterday', {
    sentence: 'An entry without a date is of the day before.',
    breaks: 'contract: an entry without a date is of today (guess)',
    caughtBy: CREATE,
    weave: at(draftNew, (sound) => (resource, body, parent, context) => {
      const yesterday = { ...context, now: context.now - 86_400_000 };
      const { entry_date } = sound(resource, body, parent, resource.name === 'entry' ? yesterday : context);
      return { ...sound(resource, body, parent, context), ...(resource.name === 'entry' && { entry_date }) };
    }),
  }),
];
