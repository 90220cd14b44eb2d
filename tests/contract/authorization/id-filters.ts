import type { SignedInActor } from '../../fixtures/contract.ts';
import type { Fields, Kind, Oracle } from '../../fixtures/oracle.ts';
import { visibilityOf } from './fields.ts';
import { viewOf } from './permissions.ts';

/** A filter of a list that accepts ids. */
export interface IdFilter {
  list: string;
  kind: Kind;
  parameter: string;
  /** What the ids are ids of. */
  of: Kind;
  matches(record: Fields, id: unknown, oracle: Oracle): boolean;
  /** Whether the record shows the actor what the filter asks for; without it, always. */
  reveals?(record: Fields, id: unknown, oracle: Oracle, actor: SignedInActor): boolean;
}

const revealsClient: IdFilter['reveals'] = (record, _id, oracle, actor) => {
  const { access } = visibilityOf('client id of a project', actor);
  return oracle.includes(access, 'project', projectOf(record, oracle));
};
const revealsMember: IdFilter['reveals'] = (_record, id, oracle, actor) => {
  return oracle.within(viewOf('member', actor), 'member').some((member) => member.user_id === id);
};
const has = (field: string) => (record: Fields, id: unknown) => record[field] === id;

export const ID_FILTERS: IdFilter[] = [
  { list: 'listEntries', kind: 'entry', parameter: 'member_ids[]', of: 'member', matches: has('user_id') },
  {
    list: 'listEntries',
    kind: 'entry',
    parameter: 'project_ids[]',
    of: 'project',
    matches: has('project_id'),
  },
  { list: 'listEntries', kind: 'entry', parameter: 'phase_ids[]', of: 'phase', matches: has('phase_id') },
  {
    list: 'listEntries',
    kind: 'entry',
    parameter: 'phase_category_ids[]',
    of: 'phaseCategory',
    matches: ({ phase_id }, id, oracle) =>
      oracle.all('phase').some((phase) => phase.phase_id === phase_id && phase.phase_category_id === id),
  },
  {
    list: 'listEntries',
    kind: 'entry',
    parameter: 'client_ids[]',
    of: 'client',
    matches: (record, id, oracle) => projectOf(record, oracle).client_id === id,
    reveals: revealsClient,
  },
  {
    list: 'listProjects',
    kind: 'project',
    parameter: 'client_ids[]',
    of: 'client',
    matches: has('client_id'),
    reveals: revealsClient,
  },
  {
    list: 'listProjects',
    kind: 'project',
    parameter: 'member_ids[]',
    of: 'member',
    matches: ({ members }, id) => (members as Fields[]).some(({ user_id }) => user_id === id),
    reveals: revealsMember,
  },
  { list: 'listTodos', kind: 'todo', parameter: 'project_ids[]', of: 'project', matches: has('project_id') },
];

function projectOf({ project_id }: Fields, oracle: Oracle): Fields {
  return oracle.all('project').find((project) => project.project_id === project_id) ?? {};
}
