import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { aCategory, aProject, freshName } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const WITH_PHASES = 'guess: time needs a phase (help-phases), so a project can be created with phases';
const FILLED_IN =
  'guess: new project members do not manage the project and have no budget, unless the request says so';

rule(import.meta.url, (check, operations) => {
  check(
    'createProject',
    'creates the phases given with the project, in the given order and open',
    WITH_PHASES,
    async () => {
      const owner = (await newWorkspace()).as('owner');
      const phase_category_id = await aCategory(owner);
      const [one, two] = [{ name: 'One', phase_category_id, budget_minutes: 40 }, { name: 'Two' }];
      const budget = { budget_type: 'time' as const, budget_minutes: 60 };
      const body = { name: freshName('project'), ...budget, phases: [one, two] };
      const response = await owner.call('createProject', { body });
      const { project_id } = expectSuccess(response).data;
      const { data } = expectSuccess(await owner.call('listPhases', { ids: [project_id] }));
      const stored = data.map(({ phase_id: _, ...phase }) => phase);
      const expected = [
        { project_id, is_open: 1, ...one },
        { project_id, is_open: 1, phase_category_id: null, budget_minutes: null, ...two },
      ];
      expectSame(response, 'the project has these phases', expected.map(sorted), stored.map(sorted));
    },
  );

  for (const operation of operations) {
    check(
      operation,
      'requires only user_id for a member, and stores the other fields',
      FILLED_IN,
      async () => {
        const workspace = await newWorkspace();
        const owner = workspace.as('owner');
        const ids = operation.method === 'put' ? [await aProject(owner)] : [];
        const [one, other] = [workspace.userId('member'), workspace.userId('other-member')];
        const members = [{ user_id: one }, { user_id: other, is_pm: 1, budget_minutes: 90 }];
        const body = { name: freshName('project'), members };
        const response = await owner.send(operation.id, { ids, body });
        const { project_id } = (expectSuccess(response) as { data: { project_id: number } }).data;
        const expected = [{ user_id: one, is_pm: 0, budget_minutes: null }, members[1] ?? {}];
        expectSame(
          response,
          'the members are on the project',
          expected.map(sorted),
          await readMembers(owner, project_id),
        );
      },
    );
  }
});

async function readMembers(owner: Client, projectId: number): Promise<object[]> {
  const query = { 'load[]': ['members' as const] };
  const { data } = expectSuccess(await owner.call('getProject', { ids: [projectId], query }));
  return (data.members ?? []).map(sorted);
}

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
