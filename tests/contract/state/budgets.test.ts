import { expectSame } from '../../support/answer.ts';
import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { anEntry, aPlace, aProject, freshName } from '../../support/scenarios.ts';
import { refusesFor } from '../../support/state/refuse.ts';
import { newWorld } from '../../support/world.ts';

/** A project has a budget of time or of money, never both; phases may raise that of time. */
const ONE_KIND = 'help-budget';
/** Only entries of time-and-material projects can be marked as billed or not billable. */
const MARKED = 'help-billing';
const PROGRESS = 'guess: per cent of the time budget that is tracked';

const FIGURES = { budget_minutes: { budget_minutes: 60 }, budget_amount: { budget_amount: '80.00' } };
const MISFITS: [kind: object, field: keyof typeof FIGURES][] = [
  [{}, 'budget_minutes'],
  [{}, 'budget_amount'],
  [{ budget_type: 'none' }, 'budget_minutes'],
  [{ budget_type: 'money', budget_amount: '80.00' }, 'budget_minutes'],
  [{ budget_type: 'time', budget_minutes: 60 }, 'budget_amount'],
];

rule(import.meta.url, (check) => {
  check('createProject', 'refuses a figure that does not go with the kind of budget', ONE_KIND, async () => {
    const owner = (await newWorld()).as('owner');
    for (const [kind, field] of MISFITS) {
      const body = { name: freshName('project'), ...kind, ...FIGURES[field] };
      await refusesFor(owner, 'createProject', { body }, [field], `${field} with ${JSON.stringify(kind)}`);
    }
  });

  check('updateProject', 'refuses a figure that does not go with the kind of budget', ONE_KIND, async () => {
    const owner = (await newWorld()).as('owner');
    const ids = [await aProject(owner)];
    for (const [kind, field] of MISFITS) {
      const body = { ...kind, ...FIGURES[field] };
      await refusesFor(
        owner,
        'updateProject',
        { ids, body },
        [field],
        `${field} with ${JSON.stringify(kind)}`,
      );
    }
  });

  check('updateProject', 'tells the progress of a budget of time', PROGRESS, async () => {
    const owner = (await newWorld()).as('owner');
    const place = await aPlace(owner);
    const ids = [place.project_id];
    succeeded(await owner.call('createEntry', { body: { ...place, minutes: 45 } }));
    const body = { budget_type: 'time' as const, budget_minutes: 60 };
    const answer = await owner.call('updateProject', { ids, body });
    expectSame(answer, '45 of 60 minutes are 75 per cent', 75, succeeded(answer).data.budget_progress);
  });

  for (const id of ['createPhase', 'updatePhase'] as const) {
    check(id, 'raises the budget of the project when its phases exceed it', ONE_KIND, async () => {
      const owner = (await newWorld()).as('owner');
      const phases = [
        { name: 'One', budget_minutes: 40 },
        { name: 'Two', budget_minutes: 20 },
      ];
      const body = { name: freshName('project'), budget_type: 'time' as const, budget_minutes: 60, phases };
      const { project_id } = succeeded(await owner.call('createProject', { body })).data;
      const [phase] = succeeded(await owner.call('listPhases', { ids: [project_id] })).data;
      const budget = async () =>
        succeeded(await owner.call('getProject', { ids: [project_id] })).data.budget_minutes;
      const answer =
        id === 'createPhase'
          ? await owner.call(id, { ids: [project_id], body: { name: 'Three', budget_minutes: 30 } })
          : await owner.call(id, { ids: [project_id, phase?.phase_id ?? 0], body: { budget_minutes: 70 } });
      succeeded(answer);
      expectSame(answer, 'the budget is what the phases have together', 90, await budget());
      succeeded(
        await owner.call('updatePhase', {
          ids: [project_id, phase?.phase_id ?? 0],
          body: { budget_minutes: 5 },
        }),
      );
      expectSame(answer, 'the budget does not fall with them', 90, await budget());
    });
  }

  for (const id of ['createEntry', 'updateEntry']) {
    check(id, 'marks entries as billed only where time and material are', MARKED, async () => {
      const owner = (await newWorld()).as('owner');
      const entry = await anEntry(owner);
      const ids = id === 'updateEntry' ? [entry] : [];
      const { project_id, phase_id } = succeeded(await owner.call('getEntry', { ids: [entry] })).data;
      const body = id === 'updateEntry' ? {} : { project_id, phase_id, minutes: 5 };
      for (const billing_type of ['fixed_fee', 'non_billable'] as const) {
        succeeded(await owner.call('updateProject', { ids: [project_id], body: { billing_type } }));
        for (const billed of [1, 2]) {
          await refusesFor(
            owner,
            id,
            { ids, body: { ...body, billed } },
            ['billed'],
            `billed ${billed} in ${billing_type}`,
          );
        }
      }
      succeeded(
        await owner.call('updateProject', { ids: [project_id], body: { billing_type: 'time_and_material' } }),
      );
      succeeded(
        await owner.send(id, { ids, body: { ...body, billed: 1 } }),
        'billed goes with time and material',
      );
    });
  }
});
