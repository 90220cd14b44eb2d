import { leavesOutNull } from '../../fixtures/absent-null.ts';
import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { aLocation, aPhase, aTimer, freshName } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import { isOmittedByDependency } from '../../fixtures/wire.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const USED = 'guess: the tracked percentage of the time budget, regardless of the user';
const TENTHS = 'guess: a percentage that is rounded half up to one decimal and can exceed 100';
const TIME_ONLY = 'guess: no source documents the progress of a money budget';
const SAVED = 'guess: the time of a timer counts once it is saved, as in reports (help-timers)';

/** Tracked minutes, the minutes of the budget, and the progress in percent. */
const SHARES: [minutes: number, budget: number, progress: number][] = [
  [0, 60, 0],
  [15, 60, 25],
  [60, 60, 100],
  [90, 60, 150],
  [1440, 1, 144_000],
  [1, 3, 33.3],
  [2, 3, 66.7],
  [1, 2000, 0.1],
  [1, 2001, 0],
  [1439, 1440, 99.9],
];

const NO_TIME: {
  budget_type?: 'none' | 'time' | 'money';
  budget_amount?: string;
  budget_minutes?: number;
}[] = [
  {},
  { budget_type: 'none' },
  { budget_type: 'money', budget_amount: '80.00' },
  { budget_type: 'time', budget_minutes: 0 },
];

/** Whether the document allows such a budget: some require at least a minute. */
function allowsBudget(id: string, { budget_minutes }: { budget_minutes?: number }): boolean {
  const { minimum = 0 } = operationNamed(id).body?.schema.properties?.budget_minutes ?? {};
  return budget_minutes === undefined || budget_minutes >= minimum;
}

/** A project with a budget of one hour. */
async function aHourBudget() {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const location = await aLocation(owner);
  const body = { budget_type: 'time', budget_minutes: 60 } as const;
  expectSuccess(await owner.call('updateProject', { ids: [location.project_id], body }));
  return { workspace, owner, location, ids: [location.project_id] };
}

/** Checks the progress of the project in a single read and in its list. */
async function expectProgress(client: Client, project_id: number, progress: number | null, what: string) {
  const response = await client.call('getProject', { ids: [project_id] });
  const { data } = expectSuccess(response);
  if (isOmittedByDependency('getProject', 'budget_progress', data))
    skip('the document omits progress if the budget is hidden');
  expectSame(response, `progress with ${what}`, progress, readProgress(data));
  const list = await client.call('listProjects', { query: { per_page: 100 } });
  const listed = expectSuccess(list).data.find((project) => project.project_id === project_id);
  expectSame(list as ApiResponse, `progress with ${what}, in the list`, progress, readProgress(listed ?? {}));
}

/** The progress of a record; null if a document that does not allow null omits it. */
function readProgress({ budget_progress }: { budget_progress?: unknown }): unknown {
  const isNullOmitted = leavesOutNull(operationNamed('getProject'), 'budget_progress');
  return budget_progress === undefined && isNullOmitted ? null : budget_progress;
}

rule(import.meta.url, (check) => {
  for (const id of ['createProject', 'updateProject'] as const) {
    check(id, 'reports no progress without a time budget', TIME_ONLY, async () => {
      const { owner, location, ids } = await aHourBudget();
      expectSuccess(await owner.call('createEntry', { body: { ...location, minutes: 30 } }));
      for (const budget of NO_TIME.filter((each) => allowsBudget(id, each))) {
        const body = { name: freshName('project'), budget_type: 'none' as const, ...budget };
        const input = id === 'createProject' ? { body } : { ids, body };
        const response = await owner.send(id, input);
        const { data } = expectSuccess(response) as {
          data: { project_id: number; budget_progress: unknown };
        };
        expectSame(response, `no progress with ${JSON.stringify(budget)}`, null, readProgress(data));
        await expectProgress(owner, data.project_id, null, JSON.stringify(budget));
      }
    });
  }

  check('getProject', 'reports the used part of the budget, rounded to one decimal', TENTHS, async () => {
    const { owner, location, ids } = await aHourBudget();
    const { data } = expectSuccess(await owner.call('createEntry', { body: { ...location, minutes: 1 } }));
    for (const [minutes, budget, progress] of SHARES) {
      expectSuccess(await owner.call('updateEntry', { ids: [data.entry_id], body: { minutes } }));
      const response = await owner.call('updateProject', { ids, body: { budget_minutes: budget } });
      const what = `${minutes} of ${budget} minutes`;
      expectSame(response, `progress with ${what}`, progress, expectSuccess(response).data.budget_progress);
      await expectProgress(owner, location.project_id, progress, what);
    }
  });

  check('listProjects', 'reports the total time of all members to each of them', USED, async () => {
    const { workspace, owner, location, ids } = await aHourBudget();
    const [user_id, admin] = [workspace.userId('member'), workspace.as('admin')];
    expectSuccess(await owner.call('updateProject', { ids, body: { members: [{ user_id }] } }));
    const otherLocation = { ...location, phase_id: await aPhase(owner, location.project_id) };
    expectSuccess(await owner.call('createEntry', { body: { ...location, minutes: 6, date: '2020-02-29' } }));
    expectSuccess(await admin.call('createEntry', { body: { ...otherLocation, minutes: 12, billed: 2 } }));
    expectSuccess(await workspace.as('member').call('createEntry', { body: { ...location, minutes: 24 } }));
    expectSuccess(await owner.call('createEntry', { body: { ...(await aLocation(owner)), minutes: 600 } }));
    for (const actor of ['owner', 'admin', 'member'] as const) {
      await expectProgress(
        workspace.as(actor),
        location.project_id,
        70,
        `the time of three users, for ${actor}`,
      );
    }
  });

  check(
    'getProject',
    'reports less when time is reduced, moved to another project or deleted',
    USED,
    async () => {
      const { owner, location } = await aHourBudget();
      const shows = (progress: number, what: string) =>
        expectProgress(owner, location.project_id, progress, what);
      const entries = [];
      for (const minutes of [30, 30, 30]) {
        const { data } = expectSuccess(await owner.call('createEntry', { body: { ...location, minutes } }));
        entries.push([data.entry_id]);
      }
      const [first = [], second = [], third = []] = entries;
      await shows(150, 'three entries');
      expectSuccess(await owner.call('updateEntry', { ids: first, body: { minutes: 15 } }));
      await shows(125, 'one reduced entry');
      expectSuccess(await owner.call('updateEntry', { ids: second, body: await aLocation(owner) }));
      await shows(75, 'one entry moved to another project');
      expectSuccess(await owner.call('deleteEntry', { ids: third }));
      await shows(25, 'one deleted entry');
      expectSuccess(await owner.call('updateEntry', { ids: second, body: location }));
      await shows(75, 'one entry moved back');
    },
  );

  check('getProject', 'counts the time of a timer once it is saved', SAVED, async () => {
    const { workspace, owner, location } = await aHourBudget();
    const ids = [await aTimer(owner)];
    expectSuccess(await owner.call('updateTimer', { ids, body: location }));
    await workspace.advance(1800);
    await expectProgress(owner, location.project_id, 0, 'a running timer');
    expectSuccess(await owner.call('stopTimer', { ids }));
    await expectProgress(owner, location.project_id, 50, 'a saved timer');
  });
});
