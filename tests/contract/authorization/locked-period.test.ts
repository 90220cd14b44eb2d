import { prepareAttempts } from '../../fixtures/access/attempts.ts';
import { includes, judge, runAttempt } from '../../fixtures/access/outcome.ts';
import { findPermission, partAccess } from '../../fixtures/access/permissions.ts';
import { RelatedRecords } from '../../fixtures/access/related-records.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import type { LooseInput } from '../../fixtures/client.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import type { Fields, Kind } from '../../fixtures/kinds.ts';

import {
  expectLockedRejection,
  expectRejection,
  expectSuccess,
  resolveStatus,
} from '../../fixtures/rejections.ts';
import { newWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/*
 * Once a period is locked, users cannot add or edit time in it; owners and admins still can (help-lock). Tested with
 * the operations that each actor may use while nothing is locked.
 */

/** Operations that change tracked time, as worded in titles. */
const CHANGES: Record<string, string> = {
  createEntry: 'track time on a locked day',
  updateEntry: 'edit a locked entry',
  deleteEntry: 'delete a locked entry',
  stopTimer: 'stop a timer of a locked day',
  createTimer: 'start a timer on a locked day',
  updateTimer: 'change a timer on a locked day',
  resumeTimer: 'resume a timer on a locked day',
  deleteProject: 'delete a project that holds locked time',
};

for (const [id, what] of Object.entries(CHANGES)) {
  const operation = operationNamed(id);
  for (const actor of SIGNED_IN) {
    const lockedPermission = partAccess('edit a locked entry', actor);
    const mayStill = !lockedPermission.access.includes('none');
    const title = `${actorName(actor)} ${mayStill ? 'can' : 'cannot'} ${what}`;
    const access = findPermission(id, actor).access;
    if (access.includes('none')) continue;
    const callFixture = async () => {
      const workspace = await newWorkspace();
      const context = new RelatedRecords(workspace, actor);
      const attempts = await prepareAttempts(id, resolveKind(id), context, (relation) =>
        includes(access, relation),
      );
      if (id === 'deleteProject')
        for (const { input } of attempts) await prepareProject(context, input, mayStill);
      await lockPeriod(workspace, 0);
      return { around: context, attempts };
    };

    check(title, [operation.source, lockedPermission.source], async () => {
      const { around: context, attempts } = await callFixture();
      for (const attempt of attempts)
        judge(await runAttempt(context.me, id, attempt), attempt, mayStill ? access : ['none']);
    });

    if (mayStill) continue;
    const why = operation.responses[resolveStatus('locked')]?.source ?? '';
    check(
      `${actorName(actor)} who tries to ${what} gets an error that names the lock`,
      [lockedPermission.source, why],
      async () => {
        const { around: context, attempts } = await callFixture();
        for (const { input } of attempts) expectLockedRejection(await context.me.send(id, input));
      },
    );
  }
}

check('member can edit an entry of the day after the locked period', 'help-lock', async () => {
  const { workspace, input } = await prepareOwnEntry();
  await lockPeriod(workspace, 1);
  expectSuccess(await workspace.as('member').send('updateEntry', input));
});

check('member cannot move an entry into the locked period', 'help-lock', async () => {
  const { workspace, input } = await prepareOwnEntry();
  const date = await lockPeriod(workspace, 1);
  const response = await workspace.as('member').send('updateEntry', { ...input, body: { date } });
  expectLockedRejection(response);
});

check(
  "updating a colleague's locked entry is rejected as not found, not as locked",
  'guess: an error about the lock would reveal that the record exists',
  async () => {
    const { workspace, input } = await prepareOwnEntry();
    await lockPeriod(workspace, 0);
    expectRejection(await workspace.as('other-member').send('updateEntry', input), 'hiddenRecord');
  },
);

check(
  'project manager can delete a project whose entries are all after the locked period',
  'guess: deleting a project deletes its entries',
  async () => {
    const workspace = await newWorkspace();
    const context = new RelatedRecords(workspace, 'project-manager');
    const { project_id } = await context.managedLocation();
    await trackTime(context, { ids: [project_id] });
    await lockPeriod(workspace, 1);
    expectSuccess(await context.me.call('deleteProject', { ids: [project_id] }));
  },
);

check(
  'member can pause and delete a timer on a locked day, since neither adds time',
  'guess: a lock prevents only adding and editing time (help-lock)',
  async () => {
    const workspace = await newWorkspace();
    const body = await new RelatedRecords(workspace, 'member').publicLocation();
    const { timer_id } = expectSuccess(await workspace.as('member').call('createTimer', { body })).data;
    await lockPeriod(workspace, 0);
    expectSuccess(await workspace.as('member').call('pauseTimer', { ids: [timer_id] }));
    expectSuccess(await workspace.as('member').call('deleteTimer', { ids: [timer_id] }));
  },
);

function resolveKind(operationId: string): Kind {
  if (operationId.endsWith('Timer')) return 'timer';
  return operationId === 'deleteProject' ? 'project' : 'entry';
}

/**
 * Adds an entry for today to the project of the call. If the lock should reject the actor, the project becomes public,
 * so that no other rule hides it.
 */
async function prepareProject(context: RelatedRecords, input: LooseInput, mayStill: boolean): Promise<void> {
  await trackTime(context, input);
  if (mayStill) return;
  expectSuccess(await context.owner.send('updateProject', { ...input, body: { is_public: 1 } }));
}

/** Adds an entry for today to the project of the call. */
async function trackTime({ owner }: RelatedRecords, { ids = [] }: LooseInput): Promise<void> {
  const project_id = Number(ids[0]);
  const [phase] = expectSuccess(await owner.call('listPhases', { ids: [project_id] })).data;
  if (!phase) throw new Error('nothing to track time in: the project has no phase');
  const body = { project_id, phase_id: phase.phase_id, minutes: 30 };
  expectSuccess(await owner.call('createEntry', { body }));
}

/** Prepares an update of an entry that the member tracks today. */
async function prepareOwnEntry(): Promise<{
  workspace: TestWorkspace;
  input: { ids: number[]; body: Fields };
}> {
  const workspace = await newWorkspace();
  const location = await new RelatedRecords(workspace, 'member').publicLocation();
  const response = await workspace.as('member').call('createEntry', { body: { ...location, minutes: 30 } });
  return { workspace, input: { ids: [expectSuccess(response).data.entry_id], body: { minutes: 45 } } };
}

/** Locks all days up to `daysAgo` days before the workspace's current day, and returns the last locked day. */
async function lockPeriod(workspace: TestWorkspace, daysAgo: number): Promise<string> {
  const { now } = await workspace.control<{ now: string }>('GET', 'clock');
  const day = new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString().slice(0, 10);
  await workspace.set({ lockedUntil: day });
  return day;
}
