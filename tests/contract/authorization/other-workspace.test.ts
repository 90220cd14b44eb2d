import { ID_FILTERS } from '../../fixtures/access/fields.ts';
import { callFixture, readAffectedList } from '../../fixtures/access/rejected-calls.ts';
import { check } from '../../fixtures/check.ts';
import { contract, operationNamed } from '../../fixtures/contract.ts';
import { type Facts, type Fields, KINDS } from '../../fixtures/kinds.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';
import { workspaceFacts } from '../../fixtures/oracle.ts';

import { expectRejection, expectSuccess, resolveStatus } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import { newWorkspace, sharedWorkspace } from '../../fixtures/workspace.ts';

/* IDs of another workspace do not exist in this one, even for an owner: in paths, in bodies and in filters. */

/** A token implies its workspace, since an email address can belong to one workspace only (help-team). */
const WHY = 'help-team';
const NOT_FOUND = 'guess: a rejection does not reveal that a hidden record exists';

for (const operation of contract.operations.filter(({ pathParameters }) => pathParameters.length > 0)) {
  check(
    `${operation.id} for a record in another workspace is rejected with ${resolveStatus('notFound')}`,
    [WHY, NOT_FOUND],
    async () => {
      const { workspace: otherWorkspace, input } = await callFixture(operation);
      const before = await readAffectedList(otherWorkspace.as('owner'), operation, input);
      const owner = (await sharedWorkspace()).as('owner');
      const response = await owner.send(operation.id, input);
      expectRejection(response, 'notFound');
      const after = await readAffectedList(otherWorkspace.as('owner'), operation, input);
      expectSame(response, 'the other workspace is unchanged', before, after);
    },
  );
}

/** Body fields that accept IDs, as the rejection names them, each with a body that references a record. */
const REFERENCES: Record<string, (facts: Facts) => Fields> = {
  'createMember project_ids.0': ({ project }) => ({ project_ids: [readFirstId(project, 'project_id')] }),
  'updateMember group_id': ({ group }) => ({ group_id: readFirstId(group, 'group_id') }),
  'updateMember manager_id': ({ member }) => ({ manager_id: readFirstId(member, 'user_id') }),
  'createGroup member_ids.0': ({ member }) => ({ member_ids: [readFirstId(member, 'user_id')] }),
  'createGroup manager_ids.0': ({ member }) => ({ manager_ids: [readFirstId(member, 'user_id')] }),
  'createGroup project_ids.0': ({ project }) => ({ project_ids: [readFirstId(project, 'project_id')] }),
  'updateGroup member_ids.0': ({ member }) => ({ member_ids: [readFirstId(member, 'user_id')] }),
  'updateGroup manager_ids.0': ({ member }) => ({ manager_ids: [readFirstId(member, 'user_id')] }),
  'updateGroup project_ids.0': ({ project }) => ({ project_ids: [readFirstId(project, 'project_id')] }),
  'createProject client_id': ({ client }) => ({ client_id: readFirstId(client, 'client_id') }),
  'createProject members.0.user_id': ({ member }) => ({
    members: [{ user_id: readFirstId(member, 'user_id') }],
  }),
  'createProject phases.0.phase_category_id': ({ phaseCategory }) => ({
    phases: [{ name: 'Start', phase_category_id: readFirstId(phaseCategory, 'phase_category_id') }],
  }),
  'updateProject client_id': ({ client }) => ({ client_id: readFirstId(client, 'client_id') }),
  'updateProject members.0.user_id': ({ member }) => ({
    members: [{ user_id: readFirstId(member, 'user_id') }],
  }),
  'createPhase phase_category_id': ({ phaseCategory }) => ({
    phase_category_id: readFirstId(phaseCategory, 'phase_category_id'),
  }),
  'updatePhase phase_category_id': ({ phaseCategory }) => ({
    phase_category_id: readFirstId(phaseCategory, 'phase_category_id'),
  }),
};
for (const operation of ['createEntry', 'updateEntry', 'createTimer', 'updateTimer']) {
  REFERENCES[`${operation} project_id`] = ({ project }) => ({
    project_id: readFirstId(project, 'project_id'),
  });
  REFERENCES[`${operation} phase_id`] = ({ phase }) => ({ phase_id: readFirstId(phase, 'phase_id') });
  REFERENCES[`${operation} todo_id`] = ({ todo }) => ({ todo_id: readFirstId(todo, 'todo_id') });
  if (operation.endsWith('Entry')) {
    REFERENCES[`${operation} user_id`] = ({ member }) => ({ user_id: readFirstId(member, 'user_id') });
  }
}

for (const [reference, bodyWith] of Object.entries(REFERENCES)) {
  const [id = '', field = ''] = reference.split(' ');
  check(`${id} rejects the ID of a record in another workspace as ${field}`, WHY, async () => {
    const owner = (await newWorkspace()).as('owner');
    const input = await successfulInput(id, owner);
    const body = { ...(input.body as Fields), ...bodyWith(await workspaceFacts(await sharedWorkspace())) };
    const before = await readAffectedList(owner, operationNamed(id), input);
    const response = await owner.send(id, { ...input, body });
    expectRejection(response, 'invalid', [field]);
    const after = await readAffectedList(owner, operationNamed(id), input);
    expectSame(response, 'a rejected write changes nothing', before, after);
  });
}

for (const { list, parameter, of } of ID_FILTERS) {
  check(`${list} returns nothing if ${parameter} has IDs of another workspace`, WHY, async () => {
    const facts = await workspaceFacts(await sharedWorkspace());
    const ids = (facts[of] as Fields[]).slice(0, 50).map((record) => record[KINDS[of].id]);
    if (ids.length === 0) skip('nothing to see');
    const query = { [parameter]: ids };
    const response = await (await newWorkspace()).as('owner').send(list, { query });
    const { data, meta } = expectSuccess(response) as { data: Fields[]; meta: Fields };
    expectSame(response, 'the list is empty', { data: [], total: 0 }, { data, total: meta.total });
  });
}

function readFirstId(records: object[], field: string): unknown {
  const [record] = records as Fields[];
  return record ? record[field] : skip('nothing to see');
}
