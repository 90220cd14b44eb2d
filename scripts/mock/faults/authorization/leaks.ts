import { ACTORS } from '../../../spec/contract.ts';
import { visibleMembers } from '../../resources/project-members.ts';
import type { Context } from '../../resources/resource.ts';
import { filterTest, listRecords, withinReach } from '../../steps/list.ts';
import { embed } from '../../steps/show.ts';
import { sight } from '../contract-edits.ts';
import { at, fault } from '../fault.ts';

const OBJECT = 'OWASP API1:2023 (object level)';
const LISTS = 'authorization/matrix/lists';

/** A list with the reach of somebody who reaches all. */
const unbounded = (context: Context): Context => {
  const caller = Object.create(context.caller, { columns: { value: ['owner'] } });
  return { ...context, caller };
};

export const leaks = [
  fault('lists-hold-everything', {
    sentence: 'Lists hold the records of the whole workspace, whoever asks.',
    breaks: OBJECT,
    caughtBy: ['operations/article', LISTS],
    weave: at(withinReach, () => () => []),
  }),
  fault('totals-count-everything', {
    sentence: 'meta.total counts records that the caller does not reach.',
    breaks: OBJECT,
    caughtBy: LISTS,
    weave: at(listRecords, (sound) => (operation, resource, parent, query, context) => {
      const { total } = sound(operation, resource, parent, query, unbounded(context));
      return { ...sound(operation, resource, parent, query, context), total };
    }),
  }),
  fault('filter-opens-the-list', {
    sentence: "A member who filters by a colleague gets that colleague's entries.",
    breaks: OBJECT,
    caughtBy: 'authorization/filters',
    weave: at(listRecords, (sound) => (operation, resource, parent, query, context) => {
      const asksForSomebody = query.filters.some(([name]) => name === 'member_ids[]');
      return sound(operation, resource, parent, query, asksForSomebody ? unbounded(context) : context);
    }),
  }),
  fault('filter-tells-of-unseen-ids', {
    sentence: 'A filter by a client that one does not see tells which projects are his.',
    breaks: OBJECT,
    caughtBy: 'authorization/filters',
    weave: at(filterTest, (sound) => (resource, { refersTo: _, reveals: __, ...filter }, value, context) => {
      return sound(resource, filter, value, context);
    }),
  }),
  fault('embedding-shows-unseen', {
    sentence: 'load[] embeds clients that the caller does not see.',
    breaks: OBJECT,
    caughtBy: 'authorization/embeddings',
    weave: [
      sight('Project', 'client', [...ACTORS], 'all'),
      at(embed, (sound) => (embedding, row, context) => {
        const seen = sound(embedding, row, context);
        const related = 'one' in embedding ? embedding.one(row, context.store) : null;
        if (seen !== undefined || related === null) return seen;
        const { cost: _, ...client } = related;
        return client;
      }),
    ],
  }),
  fault('members-embedded-unseen', {
    sentence: 'A project embeds all of its members, also those that the caller does not see.',
    breaks: OBJECT,
    caughtBy: 'authorization/embeddings',
    weave: at(visibleMembers, () => (row) => row.members),
  }),
];
