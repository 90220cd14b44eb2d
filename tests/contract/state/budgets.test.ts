import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { rule } from '../../fixtures/check.ts';
import { aLocation, anEntry, aProject, freshName } from '../../fixtures/records.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { expectRejectedField } from '../../fixtures/state/stored.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/** A project has a time budget or a money budget, never both; phases may raise a time budget. */
const ONE_KIND = 'help-budget';
const TIME_BUDGET_ONLY =
  'guess: a phase budget is a part of the time budget of the project, which phases can raise (help-budget)';
const SIDE_EFFECT = 'guess: users who may not set a field cannot change it by setting another field';
/** Only entries of time-and-material projects can be marked as billed or not billable. */
const BILLED_FLAG = 'help-billing';
const PROGRESS = 'guess: the tracked percentage of the time budget';

const FIGURES = { budget_minutes: { budget_minutes: 60 }, budget_amount: { budget_amount: '80.00' } };
const MISMATCHES: [kind: object, field: keyof typeof FIGURES][] = [
  [{}, 'budget_minutes'],
  [{}, 'budget_amount'],
  [{ budget_type: 'none' }, 'budget_minutes'],
  [{ budget_type: 'money', budget_amount: '80.00' }, 'budget_minutes'],
  [{ budget_type: 'time', budget_minutes: 60 }, 'budget_amount'],
];

rule(import.meta.url, (check) => {
  check('createProject', 'rejects an amount that does not match the budget type', ONE_KIND, async () => {
    const owner = (await newWorkspace()).as('owner');
    for (const [kind, field] of MISMATCHES) {
      const body = { name: freshName('project'), ...kind, ...FIGURES[field] };
      await expectRejectedField(
        owner,
        'createProject',
        { body },
        [field],
        `${field} with ${JSON.stringify(kind)}`,
      );
    }
  });

  check('updateProject', 'rejects an amount that does not match the budget type', ONE_KIND, async () => {
    const owner = (await newWorkspace()).as('owner');
    const ids = [await aProject(owner)];
    for (const [kind, field] of MISMATCHES) {
      const body = { ...kind, ...FIGURES[field] };
      await expectRejectedField(
        owner,
        'updateProject',
        { ids, body },
        [field],
        `${field} with ${JSON.stringify(kind)}`,
      );
    }
  });

  check('updateProject', 'reports the progress of a time budget', PROGRESS, async () => {
    const owner = (await newWorkspace()).as('owner');
    const location = await aLocation(owner);
    const ids = [location.project_id];
    expectSuccess(await owner.call('createEntry', { body: { ...location, minutes: 45 } }));
    const body = { budget_type: 'time' as const, budget_minutes: 60 };
    const response = await owner.call('updateProject', { ids, body });
    expectSame(response, '45 of 60 minutes are 75 percent', 75, expectSuccess(response).data.budget_progress);
  });

  const NOT_TIME: object[] = [{}, { budget_type: 'none' }, { budget_type: 'money', budget_amount: '80.00' }];

  check(
    'createProject',
    'rejects a phase budget if the project has no time budget',
    TIME_BUDGET_ONLY,
    async () => {
      const owner = (await newWorkspace()).as('owner');
      for (const kind of NOT_TIME) {
        const phases = [{ name: 'One' }, { name: 'Two', budget_minutes: 30 }];
        const body = { name: freshName('project'), ...kind, phases };
        const field = 'phases.1.budget_minutes';
        await expectRejectedField(
          owner,
          'createProject',
          { body },
          [field],
          `a phase budget, ${JSON.stringify(kind)}`,
        );
        const without = { ...body, phases: [{ name: 'One', budget_minutes: null }] };
        expectSuccess(
          await owner.call('createProject', { body: without }),
          'a phase without a budget is accepted',
        );
      }
    },
  );

  for (const id of ['createPhase', 'updatePhase'] as const) {
    check(id, 'rejects a phase budget if the project has no time budget', TIME_BUDGET_ONLY, async () => {
      const owner = (await newWorkspace()).as('owner');
      for (const kind of NOT_TIME) {
        const { project_id, phase_id } = await aLocation(owner, kind);
        const ids = id === 'createPhase' ? [project_id] : [project_id, phase_id];
        const body = { name: freshName('phase'), budget_minutes: 30 };
        await expectRejectedField(
          owner,
          id,
          { ids, body },
          ['budget_minutes'],
          `${id}, ${JSON.stringify(kind)}`,
        );
        const without = { ...body, budget_minutes: null };
        expectSuccess(await owner.call(id, { ids, body: without }), 'a phase without a budget is accepted');
      }
    });
  }

  check(
    'updateProject',
    'removes the phase budgets together with the time budget',
    TIME_BUDGET_ONLY,
    async () => {
      const owner = (await newWorkspace()).as('owner');
      for (const kind of [
        { budget_type: 'none' },
        { budget_type: 'money', budget_amount: '80.00' },
      ] as const) {
        const time = { budget_type: 'time', budget_minutes: 60 } as const;
        const project_id = await aProject(owner, { ...time, phases: [{ name: 'One', budget_minutes: 30 }] });
        const budgets = async () => {
          const { data } = expectSuccess(await owner.call('listPhases', { ids: [project_id] }));
          return data.map(({ budget_minutes }) => budget_minutes);
        };
        const response = await owner.call('updateProject', { ids: [project_id], body: kind });
        expectSuccess(response);
        expectSame(response, 'the phase has no budget', [null], await budgets());
        expectSuccess(await owner.call('updateProject', { ids: [project_id], body: time }));
        expectSame(response, 'a new time budget does not restore the phase budget', [null], await budgets());
      }
    },
  );

  check('updateProject', 'prevents a direct manager from removing phase budgets', SIDE_EFFECT, async () => {
    const context = new RelatedRecords(await newWorkspace(), 'direct-manager');
    const { project_id } = await context.managedLocation({ budget_type: 'time' });
    const phase = { name: freshName('phase'), budget_minutes: 30 };
    expectSuccess(await context.owner.call('createPhase', { ids: [project_id], body: phase }));
    const input = { ids: [project_id], body: { budget_type: 'none' as const } };
    const response = await context.me.call('updateProject', input);
    expectRejection(response, 'forbidden');
    const { data } = expectSuccess(await context.owner.call('listPhases', { ids: [project_id] }));
    expectSame(response, 'the phase budget is unchanged', 30, data.at(-1)?.budget_minutes);
  });

  for (const id of ['createPhase', 'updatePhase'] as const) {
    check(id, 'raises the budget of the project when its phases exceed it', ONE_KIND, async () => {
      const owner = (await newWorkspace()).as('owner');
      const phases = [
        { name: 'One', budget_minutes: 40 },
        { name: 'Two', budget_minutes: 20 },
      ];
      const body = { name: freshName('project'), budget_type: 'time' as const, budget_minutes: 60, phases };
      const { project_id } = expectSuccess(await owner.call('createProject', { body })).data;
      const [phase] = expectSuccess(await owner.call('listPhases', { ids: [project_id] })).data;
      const budget = async () =>
        expectSuccess(await owner.call('getProject', { ids: [project_id] })).data.budget_minutes;
      const response =
        id === 'createPhase'
          ? await owner.call(id, { ids: [project_id], body: { name: 'Three', budget_minutes: 30 } })
          : await owner.call(id, { ids: [project_id, phase?.phase_id ?? 0], body: { budget_minutes: 70 } });
      expectSuccess(response);
      expectSame(response, 'the project budget is the sum of the phase budgets', 90, await budget());
      expectSuccess(
        await owner.call('updatePhase', {
          ids: [project_id, phase?.phase_id ?? 0],
          body: { budget_minutes: 5 },
        }),
      );
      expectSame(response, 'the project budget does not decrease with the phase budgets', 90, await budget());
    });
  }

  for (const id of ['createEntry', 'updateEntry']) {
    check(id, 'marks entries as billed only in time-and-material projects', BILLED_FLAG, async () => {
      const owner = (await newWorkspace()).as('owner');
      const entry = await anEntry(owner);
      const ids = id === 'updateEntry' ? [entry] : [];
      const { project_id, phase_id } = expectSuccess(await owner.call('getEntry', { ids: [entry] })).data;
      const body = id === 'updateEntry' ? {} : { project_id, phase_id, minutes: 5 };
      for (const billing_type of ['fixed_fee', 'non_billable'] as const) {
        expectSuccess(await owner.call('updateProject', { ids: [project_id], body: { billing_type } }));
        for (const billed of [1, 2]) {
          await expectRejectedField(
            owner,
            id,
            { ids, body: { ...body, billed } },
            ['billed'],
            `billed ${billed} in ${billing_type}`,
          );
        }
      }
      expectSuccess(
        await owner.call('updateProject', { ids: [project_id], body: { billing_type: 'time_and_material' } }),
      );
      expectSuccess(
        await owner.send(id, { ids, body: { ...body, billed: 1 } }),
        'an entry of a time-and-material project can be marked as billed',
      );
    });
  }
});
