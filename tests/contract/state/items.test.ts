import { expectSame } from '../../support/answer.ts';
import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { aCategory, freshName } from '../../support/scenarios.ts';
import { newWorld } from '../../support/world.ts';

const WITH_PHASES = 'guess: time needs a phase (help-phases), so a project can be made with some';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      'makes the phases that come with the project, open and in their order',
      WITH_PHASES,
      async () => {
        const owner = (await newWorld()).as('owner');
        const phase_category_id = await aCategory(owner);
        const [one, two] = [{ name: 'One', phase_category_id, budget_minutes: 40 }, { name: 'Two' }];
        const budget = { budget_type: 'time', budget_minutes: 60 };
        const body = { name: freshName('project'), ...budget, phases: [one, two] };
        const answer = await owner.send(operation.id, { body });
        const { project_id } = (succeeded(answer) as { data: { project_id: number } }).data;
        const { data } = succeeded(await owner.call('listPhases', { ids: [project_id] }));
        const kept = data.map(({ phase_id: _, ...phase }) => phase);
        const expected = [
          { project_id, is_open: 1, ...one },
          { project_id, is_open: 1, phase_category_id: null, budget_minutes: null, ...two },
        ];
        expectSame(answer, 'the project has these phases', expected.map(sorted), kept.map(sorted));
      },
    );
  }
});

function sorted(record: object): object {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
