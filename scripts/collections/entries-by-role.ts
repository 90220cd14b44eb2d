import type { Actor, Operation } from '../contract/contract.ts';
import { mappedOperation } from '../contract/mapping/published-contract.ts';
import { check } from './check.ts';
import type { RequestItem } from './postman.ts';
import { dataExpression } from './records.ts';
import { rejectionChecks } from './rejections.ts';
import { step } from './step.ts';
import { buildOperationUrl, readRecord } from './vocabulary.ts';
import type { Role } from './workspace.ts';

interface EntryAccessRow {
  title: string;
  /** Selects from all entries of the workspace; `me` is the caller's id. */
  chooses: string[];
}

const OWN: EntryAccessRow = {
  title: 'gets only their own entries',
  chooses: ['const expected = all.entries.filter((entry) => entry.user_id === me);'],
};
const EVERYTHING: EntryAccessRow = {
  title: 'gets all entries',
  chooses: ['const expected = all.entries;'],
};

/** The entries that each role can see according to the help, in words and as code. */
const ENTRIES: Record<Role, EntryAccessRow> = {
  owner: EVERYTHING,
  admin: EVERYTHING,
  'group-manager': {
    title: 'gets their own entries and those of their groups',
    chooses: [
      'const groups = all.groups.filter((group) => group.manager_ids.includes(me));',
      'const people = [me, ...groups.flatMap((group) => group.member_ids)];',
      'const expected = all.entries.filter((entry) => people.includes(entry.user_id));',
    ],
  },
  'project-manager': {
    title: 'gets their own entries and those of their projects',
    chooses: [
      'const isManaged = ({ members }) => members.some(({ user_id, is_pm }) => user_id === me && is_pm === 1);',
      'const projects = all.projects.filter(isManaged).map((project) => project.project_id);',
      'const expected = all.entries.filter((entry) => entry.user_id === me || projects.includes(entry.project_id));',
    ],
  },
  'direct-manager': {
    title: 'gets their own entries and those of everyone who reports to them',
    chooses: [
      'const reportTo = (id) => all.members.filter((member) => member.manager_id === id);',
      'const below = (id) => reportTo(id).flatMap(({ user_id }) => [user_id, ...below(user_id)]);',
      'const people = [me, ...below(me)];',
      'const expected = all.entries.filter((entry) => people.includes(entry.user_id));',
    ],
  },
  member: OWN,
  'other-member': OWN,
};

/** One actor lists the entries, and the result is compared with all entries. */
export function listEntries(actor: Actor, operation: Operation): RequestItem {
  const sources = [operation.source, operation.access[actor].source];
  const url = buildOperationUrl(operation, 'per_page=100');
  if (actor === 'anonymous') {
    const checks = rejectionChecks(operation, 401, sources);
    return step({ name: 'anonymous cannot list entries', method: 'GET', url, checks });
  }
  const { title, chooses } = ENTRIES[actor];
  return step({
    name: `${actor} ${title}`,
    method: 'GET',
    url,
    token: `token_of_${actor}`,
    checks: [
      "const all = JSON.parse(pm.collectionVariables.get('all_of_workspace'));",
      `const me = Number(pm.collectionVariables.get('user_of_${actor}'));`,
      ...chooses,
      'const ids = (entries) => entries.map((entry) => entry.entry_id);',
      ...(mappedOperation(operation)
        ? [
            `const entries = ${dataExpression(operation)}.map((each) => (${readRecord(operation, ['entry_id'], {}, 'each')}));`,
          ]
        : []),
      '',
      ...check(`${actor} ${title}`, sources, [
        "pm.expect(expected, 'nothing to see').to.not.be.empty;",
        `pm.expect(ids(${mappedOperation(operation) ? 'entries' : dataExpression(operation)})).to.have.members(ids(expected));`,
      ]),
    ],
  });
}
