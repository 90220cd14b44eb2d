import { expectSame } from '../../fixtures/answer.ts';
import type { Client } from '../../fixtures/client.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { aCategory, aProject, freshName } from '../../fixtures/scenarios.ts';
import { newWorld } from '../../fixtures/world.ts';

const WITH_PHASES = 'guess: time needs a phase (help-phases), so a project can be made with some';
const FILLED_IN = 'guess: who is put on a project manages it not, and has no budget, unless it says so';

rule(import.meta.url, (check, operations) => {
  check(
    'createProject',
    'makes the phases that come with the project, open and in their order',
    WITH_PHASES,
    async () => {
      const owner = (await newWorld()).as('owner');
      const phase_category_id = await aCategory(owner);
      const [one, two] = [{ name: 'One', phase_category_id, budget_minutes: 40 }, { name: 'Two' }];
      const budget = { budget_type: 'time' as const, budget_minutes: 60 };
      const body = { name: freshName('project'), ...budget, phases: [one, two] };
      const answer = await owner.call('createProject', { body });
      const { project_id } = succeeded(answer).data;
      const { data } = succeeded(await owner.call('listPhases', { ids: [project_id] }));
      const kept = data.map(({ phase_id: _, ...phase }) => phase);
      const expected = [
        { project_id, is_open: 1, ...one },
        { project_id, is_open: 1, phase_category_id: null, budget_minutes: null, ...two },
      ];
      expectSame(answer, 'the project has these phases', expected.map(sorted), kept.map(sorted));
    },
  );

  for (const operation of operations) {
    check(
      operation,
      'needs of a member his user_id alone, and keeps what else it says of him',
      FILLED_IN,
      async () => {
        const world = await newWorld();
        const owner = world.as('owner');
        const ids = operation.method === 'put' ? [await aProject(owner)] : [];
        const [one, other] = [world.userId('member'), world.userId('other-member')];
        const members = [{ user_id: one }, { user_id: other, is_pm: 1, budget_minutes: 90 }];
        const body = { name: freshName('project'), members };
        const answer = await owner.send(operation.id, { ids, body });
        const { project_id } = (succeeded(answer) as { data: { project_id: number } }).data;
        const expected = [{ user_id: one, is_pm: 0, budget_minutes: null }, members[1] ?? {}];
        expectSame(
          answer,
          'they are on the project',
          expected.map(sorted),
          await membersOf(owner, project_id),
        );
      },
    );
  }
});

async function membersOf(owner: Client, projectId: number): Promise<object[]> {
  const query = { 'load[]': ['members' as const] };
  const { data } = succeeded(await owner.call('getProject', { ids: [projectId], query }));
  return (data.members ?? []).map(sorted);
}

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
