import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import {
  aCategory,
  aClient,
  aGroup,
  aLocation,
  aMember,
  anEntry,
  aProject,
  freshName,
} from '../../fixtures/records.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { checkDeletions } from '../../fixtures/state/deletions.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const LOOSE = 'guess: references to a deleted record become null';
const PHASES = 'guess: time needs a phase (help-projects), so a phase with time cannot be deleted';
const IN_ANY_STATE =
  'guess: archived, closed and deactivated records do not reference deleted records either';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      'removes every reference, including those in archived, closed and deactivated records, and changes nothing else',
      IN_ANY_STATE,
      () => checkDeletions(operation.id),
    );
  }

  check('deleteClient', 'leaves its projects and their entries without a client', LOOSE, async () => {
    const owner = (await newWorkspace()).as('owner');
    const client_id = await aClient(owner);
    const location = await aLocation(owner);
    expectSuccess(await owner.call('updateProject', { ids: [location.project_id], body: { client_id } }));
    const entry = expectSuccess(await owner.call('createEntry', { body: { ...location, minutes: 5 } })).data;
    const response = await owner.call('deleteClient', { ids: [client_id] });
    expectSuccess(response);
    const query = { 'load[]': ['client' as const] };
    const project = expectSuccess(await owner.call('getProject', { ids: [location.project_id], query })).data;
    expectSame(
      response,
      'the project has no client',
      [null, null],
      [project.client_id, project.client ?? null],
    );
    const { data } = expectSuccess(await owner.call('getEntry', { ids: [entry.entry_id] }));
    expectSame(response, 'the entry has no client', null, data.client_id);
    const gone = await owner.call('updateProject', { ids: [location.project_id], body: { client_id } });
    expectRejection(gone, 'invalid', ['client_id'], 'a deleted client is rejected');
    const anew = await owner.call('createProject', { body: { name: freshName('project'), client_id } });
    expectRejection(anew, 'invalid', ['client_id'], 'a deleted client is rejected');
  });

  check('deleteGroup', 'leaves its members without a group and keeps its projects', LOOSE, async () => {
    const owner = (await newWorkspace()).as('owner');
    const [member, project] = [await aMember(owner), await aProject(owner)];
    const body = { name: freshName('group'), member_ids: [member], project_ids: [project] };
    const { group_id } = expectSuccess(await owner.call('createGroup', { body })).data;
    const response = await owner.call('deleteGroup', { ids: [group_id] });
    expectSuccess(response);
    const { data } = expectSuccess(await owner.call('getMember', { ids: [member] }));
    expectSame(response, 'the member is in no group', null, data.group_id);
    expectSuccess(await owner.call('getProject', { ids: [project] }), 'the project still exists');
    const gone = await owner.call('updateMember', { ids: [member], body: { group_id } });
    expectRejection(gone, 'invalid', ['group_id'], 'a deleted group is rejected');
  });

  check(
    'deleteProject',
    'deletes phases, entries, timers and todos, and nothing in other projects',
    LOOSE,
    expectProjectDeleted,
  );

  check(
    'deletePhase',
    'rejects a phase with entries or timers, and deletes one without',
    PHASES,
    async () => {
      const owner = (await newWorkspace()).as('owner');
      const location = await aLocation(owner);
      const ids = Object.values(location);
      const entry = expectSuccess(
        await owner.call('createEntry', { body: { ...location, minutes: 5 } }),
      ).data;
      expectRejection(
        await owner.call('deletePhase', { ids }),
        'invalid',
        ['phase_id'],
        'a phase with an entry cannot be deleted',
      );
      expectSuccess(await owner.call('getPhase', { ids }));
      expectSuccess(await owner.call('deleteEntry', { ids: [entry.entry_id] }));
      const timer = expectSuccess(await owner.call('createTimer', { body: location })).data;
      expectRejection(
        await owner.call('deletePhase', { ids }),
        'invalid',
        ['phase_id'],
        'a phase with a timer cannot be deleted',
      );
      expectSuccess(await owner.call('deleteTimer', { ids: [timer.timer_id] }));
      expectSuccess(await owner.call('deletePhase', { ids }), 'a phase without time is deleted');
      const gone = await owner.call('createEntry', { body: { ...location, minutes: 5 } });
      expectRejection(gone, 'invalid', ['phase_id'], 'a deleted phase is rejected');
    },
  );

  check('deletePhaseCategory', 'leaves its phases without a phase category', LOOSE, async () => {
    const owner = (await newWorkspace()).as('owner');
    const phase_category_id = await aCategory(owner);
    const ids = Object.values(await aLocation(owner));
    expectSuccess(await owner.call('updatePhase', { ids, body: { phase_category_id } }));
    const response = await owner.call('deletePhaseCategory', { ids: [phase_category_id] });
    expectSuccess(response);
    const { data } = expectSuccess(await owner.call('getPhase', { ids }));
    expectSame(response, 'the phase has no category', null, data.phase_category_id);
    const gone = await owner.call('updatePhase', { ids, body: { phase_category_id } });
    expectRejection(gone, 'invalid', ['phase_category_id'], 'a deleted category is rejected');
  });
});

/**
 * Deletes a project that has a todo, since todos cannot be created, and checks its time records and those of other
 * projects.
 */
async function expectProjectDeleted(): Promise<void> {
  const owner = (await newWorkspace()).as('owner');
  const [todo] = expectSuccess(await owner.call('listTodos')).data;
  if (!todo) throw new Error('nothing to see: there is no todo');
  const { project_id } = todo;
  const [phase] = expectSuccess(await owner.call('listPhases', { ids: [project_id] })).data;
  const body = { project_id, phase_id: phase?.phase_id ?? 0 };
  const timer = expectSuccess(await owner.call('createTimer', { body })).data;
  await anEntry(owner);
  const group = await aGroup(owner);
  expectSuccess(await owner.call('updateGroup', { ids: [group], body: { project_ids: [project_id] } }));
  const before = await countTimeRecords(owner, project_id);
  const response = await owner.call('deleteProject', { ids: [project_id] });
  expectSuccess(response);
  expectSame(
    response,
    'only the time records of other projects remain',
    before.others,
    (await countTimeRecords(owner, project_id)).all,
  );
  expectRejection(await owner.call('listPhases', { ids: [project_id] }), 'notFound');
  expectRejection(await owner.call('getTodo', { ids: [todo.todo_id] }), 'notFound');
  expectRejection(await owner.call('stopTimer', { ids: [timer.timer_id] }), 'notFound');
  const { data } = expectSuccess(await owner.call('getGroup', { ids: [group] }));
  expectSame(response, 'the group no longer lists the project', [], data.project_ids);
  const gone = await owner.call('updateGroup', { ids: [group], body: { project_ids: [project_id] } });
  expectRejection(gone, 'invalid', ['project_ids.0'], 'a deleted project is rejected');
}

/** The number of entries, timers and todos, and how many of them belong to other projects. */
async function countTimeRecords(
  owner: Client,
  projectId: number,
): Promise<{ all: number[]; others: number[] }> {
  const all: number[] = [];
  const others: number[] = [];
  for (const list of ['listEntries', 'listTimers', 'listTodos'] as const) {
    const { data } = expectSuccess(
      (await owner.call(list, { query: { per_page: 100 } })) as ApiResponse<{
        data: { project_id: number }[];
      }>,
    );
    all.push(data.length);
    others.push(data.filter((record) => record.project_id !== projectId).length);
  }
  return { all, others };
}
