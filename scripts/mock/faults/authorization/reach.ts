import { columnsOf } from '../../access/caller.ts';
import { isAssigned, isInScope, isOwn } from '../../access/reach.ts';
import { everyoneBelow, groupScope, peopleScope, projectScope } from '../../access/scopes.ts';
import type { ProjectRow } from '../../store/rows.ts';
import { reach } from '../contract-edits.ts';
import { at, fault } from '../fault.ts';

const OBJECT = 'OWASP API1:2023 (object level)';
const LISTS = 'authorization/matrix/lists';
const READS = 'authorization/matrix/reads';
const SCOPE = 'help-manager: a manager has his projects, groups or people';

export const reaches = [
  fault('member-lists-all-entries', {
    sentence: "A member's list of entries holds those of everybody.",
    breaks: OBJECT,
    caughtBy: ['operations/article', LISTS],
    weave: reach('listEntries', ['member', 'other-member'], 'all'),
  }),
  fault('member-reads-any-entry', {
    sentence: "A member can read anybody's entry by its id.",
    breaks: OBJECT,
    caughtBy: READS,
    weave: reach('getEntry', ['member', 'other-member'], 'all'),
  }),
  fault('member-reads-any-project', {
    sentence: 'A member can read projects that he is not on.',
    breaks: OBJECT,
    caughtBy: READS,
    weave: reach('getProject', ['member', 'other-member'], 'all'),
  }),
  fault('member-reads-any-member', {
    sentence: 'A member can read every other member.',
    breaks: OBJECT,
    caughtBy: READS,
    weave: reach('getMember', ['member', 'other-member'], 'all'),
  }),
  fault('project-manager-edits-where-he-works', {
    sentence: 'A project manager can edit projects that he is only a member of.',
    breaks: OBJECT,
    caughtBy: 'authorization/matrix/writes',
    weave: reach('updateProject', ['project-manager'], 'scope+assigned'),
  }),
  fault('group-manager-edits-every-entry', {
    sentence: 'A group manager can edit entries of people of other groups.',
    breaks: OBJECT,
    caughtBy: 'authorization/matrix/writes',
    weave: [reach('updateEntry', ['group-manager'], 'all'), reach('getEntry', ['group-manager'], 'all')],
  }),
  fault('direct-manager-edits-every-client', {
    sentence: 'A direct manager can edit every client.',
    breaks: OBJECT,
    caughtBy: 'authorization/matrix/writes',
    weave: [reach('updateClient', ['direct-manager'], 'all'), reach('getClient', ['direct-manager'], 'all')],
  }),
  fault('own-is-the-group', {
    sentence: 'The entries of the others in his group count as his own.',
    breaks: OBJECT,
    caughtBy: [LISTS, READS],
    weave: at(isOwn, (sound) => (caller, resource, row) => {
      const { user } = caller;
      const owner = caller.workspace.store.tables.member.get(row.user_id as number);
      const isMate = resource === 'entry' && user.group_id !== null && owner?.group_id === user.group_id;
      return isMate || sound(caller, resource, row);
    }),
  }),
  fault('assigned-is-everything', {
    sentence: 'Everyone is taken to be on every project.',
    breaks: OBJECT,
    caughtBy: LISTS,
    weave: at(isAssigned, () => () => true),
  }),
  fault('public-is-not-assigned', {
    sentence: 'A public project is seen by its members alone.',
    breaks: 'help-projects: a public project is open to all users',
    caughtBy: LISTS,
    weave: at(isAssigned, (sound) => (caller, resource, row) => {
      const { store } = caller.workspace;
      const project =
        (resource === 'project' ? row : store.table('project').get(row.project_id as number)) ?? {};
      const isOn = (project as unknown as ProjectRow).members?.some(({ user_id }) => user_id === caller.id);
      return isOn === true && sound(caller, resource, row);
    }),
  }),
  fault('archived-is-hidden', {
    sentence: 'A member does not see the archived projects that he is on.',
    breaks: 'help-projects: archived projects stay reportable',
    caughtBy: LISTS,
    weave: at(isAssigned, (sound) => (caller, resource, row) => {
      return (resource !== 'project' || row.is_active === 1) && sound(caller, resource, row);
    }),
  }),
  fault('scope-is-everything', {
    sentence: 'A manager reaches whatever anybody manages.',
    breaks: OBJECT,
    caughtBy: LISTS,
    weave: at(isInScope, () => () => true),
  }),
  fault('group-manager-of-all-groups', {
    sentence: 'A group manager manages every group.',
    breaks: SCOPE,
    caughtBy: LISTS,
    weave: at(groupScope, (sound) => (userId, store) => {
      const groups = new Set(store.tables.group.all().map(({ group_id }) => group_id));
      return { ...sound(userId, store), groups };
    }),
  }),
  fault('project-manager-of-where-he-works', {
    sentence: 'A project manager manages every project that he is on.',
    breaks: SCOPE,
    caughtBy: [LISTS, 'authorization/fields'],
    weave: at(projectScope, (sound) => (userId, store) => {
      const projects = store.tables.project
        .all()
        .filter(({ members }) => members.some((each) => each.user_id === userId));
      return { ...sound(userId, store), projects: new Set(projects.map(({ project_id }) => project_id)) };
    }),
  }),
  fault('direct-manager-of-first-level', {
    sentence: 'A direct manager manages only those who report to himself.',
    breaks: 'help-manager: his people and everyone below them',
    caughtBy: LISTS,
    weave: at(everyoneBelow, () => (userId, store) => {
      const reports = store.tables.member.all().filter(({ manager_id }) => manager_id === userId);
      return new Set(reports.map(({ user_id }) => user_id));
    }),
  }),
  fault('direct-manager-by-project', {
    sentence: 'A direct manager gets the time of whoever works on the projects of his people.',
    breaks: 'help-manager: a direct manager has the time of his people',
    caughtBy: LISTS,
    weave: at(peopleScope, (sound) => (userId, store) => ({ ...sound(userId, store), timeBy: 'project' })),
  }),
  fault('project-manager-by-person', {
    sentence: 'A project manager gets the time of his people in projects that he does not manage.',
    breaks: 'help-manager: a project manager has the time of his projects',
    caughtBy: LISTS,
    weave: at(projectScope, (sound) => (userId, store) => ({ ...sound(userId, store), timeBy: 'person' })),
  }),
  fault('role-as-first-seen', {
    sentence: 'A user keeps the role that he had at his first request.',
    breaks: 'article: the role of the user decides at each request',
    caughtBy: 'tokens/role',
    weave: at(columnsOf, (sound) => {
      const known = new Map<number, ReturnType<typeof sound>>();
      return (user, workspace) => {
        const columns = known.get(user.user_id) ?? sound(user, workspace);
        known.set(user.user_id, columns);
        return columns;
      };
    }),
  }),
];
