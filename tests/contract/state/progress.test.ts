import { leavesOutNull } from '../../fixtures/absent-null.ts';
import { rule } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { aLocation, aPhase, aTimer, freshName } from '../../fixtures/records.ts';
import { succeeded } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';
import { isOmittedByDependency } from '../../fixtures/wire.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const USED = 'guess: per cent of the time budget that is tracked, regardless of the user';
const TENTHS = 'guess: a percentage with one decimal, halves up, that goes on over 100';
const TIME_ONLY = 'guess: the use of a budget of money is not public';
const SAVED = 'guess: a timer counts once it is saved, as in reports (help-timers)';

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

/** A project whose budget is an hour. */
async function anHour() {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const location = await aLocation(owner);
  const body = { budget_type: 'time', budget_minutes: 60 } as const;
  succeeded(await owner.call('updateProject', { ids: [location.project_id], body }));
  return { workspace, owner, location, ids: [location.project_id] };
}

/** The project has this progress, alone and in its list. */
async function showsProgress(client: Client, project_id: number, progress: number | null, what: string) {
  const response = await client.call('getProject', { ids: [project_id] });
  const { data } = succeeded(response);
  if (isOmittedByDependency('getProject', 'budget_progress', data))
    skip('the document has no progress without the budget, which is hidden');
  expectSame(response, `progress with ${what}`, progress, readProgress(data));
  const list = await client.call('listProjects', { query: { per_page: 100 } });
  const listed = succeeded(list).data.find((project) => project.project_id === project_id);
  expectSame(list as ApiResponse, `progress with ${what}, in the list`, progress, readProgress(listed ?? {}));
}

/** The progress of a record, which a document that does not allow null leaves out. */
function readProgress({ budget_progress }: { budget_progress?: unknown }): unknown {
  const isNullOmitted = leavesOutNull(operationNamed('getProject'), 'budget_progress');
  return budget_progress === undefined && isNullOmitted ? null : budget_progress;
}

rule(import.meta.url, (check) => {
  for (const id of ['createProject', 'updateProject'] as const) {
    check(id, 'reports no progress without a time budget', TIME_ONLY, async () => {
      const { owner, location, ids } = await anHour();
      succeeded(await owner.call('createEntry', { body: { ...location, minutes: 30 } }));
      for (const budget of NO_TIME.filter((each) => allowsBudget(id, each))) {
        const body = { name: freshName('project'), budget_type: 'none' as const, ...budget };
        const input = id === 'createProject' ? { body } : { ids, body };
        const response = await owner.send(id, input);
        const { data } = succeeded(response) as { data: { project_id: number; budget_progress: unknown } };
        expectSame(response, `no progress with ${JSON.stringify(budget)}`, null, readProgress(data));
        await showsProgress(owner, data.project_id, null, JSON.stringify(budget));
      }
    });
  }

  check('getProject', 'reports the used part of the budget, rounded to one decimal', TENTHS, async () => {
    const { owner, location, ids } = await anHour();
    const { data } = succeeded(await owner.call('createEntry', { body: { ...location, minutes: 1 } }));
    for (const [minutes, budget, progress] of SHARES) {
      succeeded(await owner.call('updateEntry', { ids: [data.entry_id], body: { minutes } }));
      const response = await owner.call('updateProject', { ids, body: { budget_minutes: budget } });
      const what = `${minutes} of ${budget} minutes`;
      expectSame(response, `progress with ${what}`, progress, succeeded(response).data.budget_progress);
      await showsProgress(owner, location.project_id, progress, what);
    }
  });

  check('listProjects', 'reports the total used by all members to each of them', USED, async () => {
    const { workspace, owner, location, ids } = await anHour();
    const [user_id, admin] = [workspace.userId('member'), workspace.as('admin')];
    succeeded(await owner.call('updateProject', { ids, body: { members: [{ user_id }] } }));
    const otherLocation = { ...location, phase_id: await aPhase(owner, location.project_id) };
    succeeded(await owner.call('createEntry', { body: { ...location, minutes: 6, date: '2020-02-29' } }));
    succeeded(await admin.call('createEntry', { body: { ...otherLocation, minutes: 12, billed: 2 } }));
    succeeded(await workspace.as('member').call('createEntry', { body: { ...location, minutes: 24 } }));
    succeeded(await owner.call('createEntry', { body: { ...(await aLocation(owner)), minutes: 600 } }));
    for (const actor of ['owner', 'admin', 'member'] as const) {
      await showsProgress(workspace.as(actor), location.project_id, 70, `the time of three, for ${actor}`);
    }
  });

  check('getProject', 'reports less when time is corrected, moved away or deleted', USED, async () => {
    const { owner, location } = await anHour();
    const shows = (progress: number, what: string) =>
      showsProgress(owner, location.project_id, progress, what);
    const entries = [];
    for (const minutes of [30, 30, 30]) {
      const { data } = succeeded(await owner.call('createEntry', { body: { ...location, minutes } }));
      entries.push([data.entry_id]);
    }
    const [first = [], second = [], third = []] = entries;
    await shows(150, 'three entries');
    succeeded(await owner.call('updateEntry', { ids: first, body: { minutes: 15 } }));
    await shows(125, 'one entry put right');
    succeeded(await owner.call('updateEntry', { ids: second, body: await aLocation(owner) }));
    await shows(75, 'one entry moved away');
    succeeded(await owner.call('deleteEntry', { ids: third }));
    await shows(25, 'one entry deleted');
    succeeded(await owner.call('updateEntry', { ids: second, body: location }));
    await shows(75, 'one entry moved back');
  });

  check('getProject', 'counts the time of a timer once it is saved', SAVED, async () => {
    const { workspace, owner, location } = await anHour();
    const ids = [await aTimer(owner)];
    succeeded(await owner.call('updateTimer', { ids, body: location }));
    await workspace.advance(1800);
    await showsProgress(owner, location.project_id, 0, 'a timer that runs');
    succeeded(await owner.call('stopTimer', { ids }));
    await showsProgress(owner, location.project_id, 50, 'a timer that was saved');
  });
});
