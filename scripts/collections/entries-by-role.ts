import type { Actor, Operation } from '../contract/contract.ts';
import { getMappedOperation } from '../contract/mapping/published-contract.ts';
import { check } from './check.ts';
import type { RequestItem } from './postman.ts';
import { dataExpression } from './records.ts';
import { rejectionChecks } from './rejections.ts';
import { step } from './step.ts';
import { buildOperationUrl, readRecord } from './vocabulary.ts';
import type { Role } from './workspace.ts';

interface EntryAccessRow {
  title: string;
  /** Script lines that select the expected entries from all entries of the workspace; `me` is the caller's ID. */
  selection: string[];
}

const OWN_ENTRIES: EntryAccessRow = {
  title: 'gets only their own entries',
  selection: ['const expected = all.entries.filter((entry) => entry.user_id === me);'],
};
const ALL_ENTRIES: EntryAccessRow = {
  title: 'gets all entries',
  selection: ['const expected = all.entries;'],
};

/** The entries that each role can see according to the help, as a title and as code. */
const ENTRIES: Record<Role, EntryAccessRow> = {
  owner: ALL_ENTRIES,
  admin: ALL_ENTRIES,
  'group-manager': {
    title: 'gets their own entries and those of their groups',
    selection: [
      'const groups = all.groups.filter((group) => group.manager_ids.includes(me));',
      'const people = [me, ...groups.flatMap((group) => group.member_ids)];',
      'const expected = all.entries.filter((entry) => people.includes(entry.user_id));',
    ],
  },
  'project-manager': {
    title: 'gets their own entries and those of their projects',
    selection: [
      'const isManaged = ({ members }) => members.some(({ user_id, is_pm }) => user_id === me && is_pm === 1);',
      'const projects = all.projects.filter(isManaged).map((project) => project.project_id);',
      'const expected = all.entries.filter((entry) => entry.user_id === me || projects.includes(entry.project_id));',
    ],
  },
  'direct-manager': {
    title: 'gets their own entries and those of everyone who reports to them',
    selection: [
      'const reportTo = (id) => all.members.filter((member) => member.manager_id === id);',
      'const below = (id) => reportTo(id).flatMap(({ user_id }) => [user_id, ...below(user_id)]);',
      'const people = [me, ...below(me)];',
      'const expected = all.entries.filter((entry) => people.includes(entry.user_id));',
    ],
  },
  member: OWN_ENTRIES,
  'other-member': OWN_ENTRIES,
};

/** The request of one actor to list the entries, whose result is compared with the expected entries. */
export function listEntries(actor: Actor, operation: Operation): RequestItem {
  const sources = [operation.source, operation.access[actor].source];
  const url = buildOperationUrl(operation, 'per_page=100');
  if (actor === 'anonymous') {
    const checks = rejectionChecks(operation, 401, sources);
    return step({ name: 'anonymous cannot list entries', method: 'GET', url, checks });
  }
  const { title, selection } = ENTRIES[actor];
  return step({
    name: `${actor} ${title}`,
    method: 'GET',
    url,
    token: `token_of_${actor}`,
    checks: [
      "const all = JSON.parse(pm.collectionVariables.get('all_of_workspace'));",
      `const me = Number(pm.collectionVariables.get('user_of_${actor}'));`,
      ...selection,
      'const ids = (entries) => entries.map((entry) => entry.entry_id);',
      ...(getMappedOperation(operation)
        ? [
            `const entries = ${dataExpression(operation)}.map((each) => (${readRecord(operation, ['entry_id'], {}, 'each')}));`,
          ]
        : []),
      '',
      ...check(`${actor} ${title}`, sources, [
        "pm.expect(expected, 'nothing to see').to.not.be.empty;",
        `pm.expect(ids(${getMappedOperation(operation) ? 'entries' : dataExpression(operation)})).to.have.members(ids(expected));`,
      ]),
    ],
  });
}
