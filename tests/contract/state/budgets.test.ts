import { expectSame } from '../../fixtures/answer.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { anEntry, aPlace, aProject, freshName } from '../../fixtures/scenarios.ts';
import { refusesFor } from '../../fixtures/state/refuse.ts';
import { Surroundings } from '../../fixtures/surroundings.ts';
import { newWorld } from '../../fixtures/world.ts';

/** A project has a budget of time or of money, never both; phases may raise that of time. */
const ONE_KIND = 'help-budget';
const OF_TIME =
  'guess: what a phase may take is a part of a time budget, which phases can raise (help-budget)';
const BY_THE_WAY = 'guess: who may not set a field does not set it by way of another';
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

  const NOT_TIME: object[] = [{}, { budget_type: 'none' }, { budget_type: 'money', budget_amount: '80.00' }];

  check('createProject', 'rejects the budget of a phase without a time budget', OF_TIME, async () => {
    const owner = (await newWorld()).as('owner');
    for (const kind of NOT_TIME) {
      const phases = [{ name: 'One' }, { name: 'Two', budget_minutes: 30 }];
      const body = { name: freshName('project'), ...kind, phases };
      const field = 'phases.1.budget_minutes';
      await refusesFor(owner, 'createProject', { body }, [field], `a phase budget, ${JSON.stringify(kind)}`);
      const without = { ...body, phases: [{ name: 'One', budget_minutes: null }] };
      succeeded(await owner.call('createProject', { body: without }), 'a phase without a budget is taken');
    }
  });

  for (const id of ['createPhase', 'updatePhase'] as const) {
    check(id, 'rejects the budget of a phase without a time budget', OF_TIME, async () => {
      const owner = (await newWorld()).as('owner');
      for (const kind of NOT_TIME) {
        const { project_id, phase_id } = await aPlace(owner, kind);
        const ids = id === 'createPhase' ? [project_id] : [project_id, phase_id];
        const body = { name: freshName('phase'), budget_minutes: 30 };
        await refusesFor(owner, id, { ids, body }, ['budget_minutes'], `${id}, ${JSON.stringify(kind)}`);
        const without = { ...body, budget_minutes: null };
        succeeded(await owner.call(id, { ids, body: without }), 'a phase without a budget is taken');
      }
    });
  }

  check('updateProject', 'drops the budgets of the phases with the time budget', OF_TIME, async () => {
    const owner = (await newWorld()).as('owner');
    for (const kind of [{ budget_type: 'none' }, { budget_type: 'money', budget_amount: '80.00' }] as const) {
      const time = { budget_type: 'time', budget_minutes: 60 } as const;
      const project_id = await aProject(owner, { ...time, phases: [{ name: 'One', budget_minutes: 30 }] });
      const budgets = async () => {
        const { data } = succeeded(await owner.call('listPhases', { ids: [project_id] }));
        return data.map(({ budget_minutes }) => budget_minutes);
      };
      const answer = await owner.call('updateProject', { ids: [project_id], body: kind });
      succeeded(answer);
      expectSame(answer, 'the phase has no budget', [null], await budgets());
      succeeded(await owner.call('updateProject', { ids: [project_id], body: time }));
      expectSame(answer, 'nor does it come back with a time budget', [null], await budgets());
    }
  });

  check('updateProject', 'keeps a direct manager from dropping phase budgets', BY_THE_WAY, async () => {
    const around = new Surroundings(await newWorld(), 'direct-manager');
    const { project_id } = await around.managedPlace({ budget_type: 'time' });
    const phase = { name: freshName('phase'), budget_minutes: 30 };
    succeeded(await around.owner.call('createPhase', { ids: [project_id], body: phase }));
    const input = { ids: [project_id], body: { budget_type: 'none' as const } };
    const answer = await around.me.call('updateProject', input);
    refusedWith(answer, 403);
    const { data } = succeeded(await around.owner.call('listPhases', { ids: [project_id] }));
    expectSame(answer, 'the budget stays', 30, data.at(-1)?.budget_minutes);
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
