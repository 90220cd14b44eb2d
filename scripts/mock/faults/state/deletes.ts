import { visible } from '../../steps/find-record.ts';
import { remove } from '../../steps/handle.ts';
import type { ResourceName, Row } from '../../store/rows.ts';
import { ID_FIELDS, type Store } from '../../store/store.ts';
import { at, fault, type Weaving } from '../fault.ts';

const GONE = 'contract: a deleted record is gone, and no other (guess)';
const LOOSE = 'contract: what refers to a deleted record refers to nothing any more (guess)';
const DELETE = 'state/delete';
const RELATIONS = 'state/deleted-relations';

/** Deleted records that can still be found. */
const ghostsOf = new WeakMap<Store, Map<string, Row>>();

/** Deletes without what goes with a record of that resource. */
function withoutUnlinking(name: ResourceName): Weaving {
  return at(remove, (sound) => (resource, record, context) => {
    const { unlink: _, ...loose } = resource;
    return sound(resource.name === name ? loose : resource, record, context);
  });
}

/** Deletes others besides. */
function alsoDeleting(others: (record: Row, name: ResourceName) => (other: Row) => boolean): Weaving {
  return at(remove, (sound) => (resource, record, context) => {
    context.store.table(resource.name).deleteWhere(others(record, resource.name));
    return sound(resource, record, context);
  });
}

export const deletes = [
  fault('delete-deletes-nothing', {
    sentence: 'A delete answers as if it had been done, and is not.',
    breaks: GONE,
    caughtBy: DELETE,
    weave: at(remove, () => () => ({ message: 'Deleted.' })),
  }),
  fault('delete-takes-the-neighbour', {
    sentence: 'A delete takes the record before as well.',
    breaks: GONE,
    caughtBy: DELETE,
    weave: alsoDeleting((record, name) => {
      const id = Number(record[ID_FIELDS[name]]);
      return (other) => other[ID_FIELDS[name]] === id - 1;
    }),
  }),
  fault('delete-takes-all-of-the-user', {
    sentence: 'Deleting an entry deletes all entries of its user.',
    breaks: GONE,
    caughtBy: DELETE,
    weave: alsoDeleting(
      ({ user_id }, name) =>
        (other) =>
          name === 'entry' && other.user_id === user_id,
    ),
  }),
  fault('deleted-record-still-read', {
    sentence: 'A deleted record is in no list and can still be read by its id.',
    breaks: GONE,
    caughtBy: DELETE,
    weave: [
      at(remove, (sound) => (resource, record, context) => {
        const ghosts = ghostsOf.get(context.store) ?? new Map<string, Row>();
        ghostsOf.set(
          context.store,
          ghosts.set(`${resource.name} ${record[ID_FIELDS[resource.name]]}`, record),
        );
        return sound(resource, record, context);
      }),
      at(visible, (sound) => (name, id, context) => {
        return ghostsOf.get(context.store)?.get(`${name} ${id}`) ?? sound(name, id, context);
      }),
    ],
  }),
  fault('projects-of-a-deleted-client-keep-it', {
    sentence: 'A project keeps the id of a client that is deleted.',
    breaks: LOOSE,
    caughtBy: RELATIONS,
    weave: withoutUnlinking('client'),
  }),
  fault('members-of-a-deleted-group-stay', {
    sentence: 'Members keep the id of a group that is deleted.',
    breaks: LOOSE,
    caughtBy: RELATIONS,
    weave: withoutUnlinking('group'),
  }),
  fault('time-of-a-deleted-project-stays', {
    sentence: 'Entries, timers and todos outlive their project.',
    breaks: LOOSE,
    caughtBy: RELATIONS,
    weave: withoutUnlinking('project'),
  }),
  fault('phases-of-a-deleted-category-keep-it', {
    sentence: 'A phase keeps the id of a category that is deleted.',
    breaks: LOOSE,
    caughtBy: RELATIONS,
    weave: withoutUnlinking('phaseCategory'),
  }),
  fault('phase-with-time-is-deleted', {
    sentence: 'A phase goes although time is tracked in it.',
    breaks: 'contract: a phase with time stays (guess: help-projects)',
    caughtBy: RELATIONS,
    weave: withoutUnlinking('phase'),
  }),
  fault('deleted-client-takes-projects', {
    sentence: 'Deleting a client deletes its projects.',
    breaks: LOOSE,
    caughtBy: RELATIONS,
    weave: at(remove, (sound) => (resource, record, context) => {
      const { tables } = context.store;
      if (resource.name === 'client')
        tables.project.deleteWhere((each) => each.client_id === record.client_id);
      return sound(resource, record, context);
    }),
  }),
];
