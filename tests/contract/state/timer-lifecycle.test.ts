import { rule } from '../../fixtures/check.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import { traverse } from '../../fixtures/lists/traverse.ts';
import { aLocation, aPausedTimer, aTimer } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { expectRejectedField } from '../../fixtures/state/stored.ts';
import { expectTimerSeconds, setActive, setOpen, timerCount } from '../../fixtures/state/timer-time.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/** Timers can run, be paused and be resumed. */
const TIMERS = 'help-timers';
const ONE = 'guess: a user works on one thing at a time';
const CLOSED =
  'guess: an archived project and a closed phase accept no new time, and a resumed timer would add some';
const UNSEEN =
  'guess: a project accepts no new time from users who do not see it, and a resumed timer would add some';
const ALREADY = 'guess: an action that would not change the status is rejected';

rule(import.meta.url, (check) => {
  check('createTimer', 'starts a timer that counts the seconds', TIMERS, expectSecondsCounted);
  check('createTimer', 'pauses only the running timer of that user', ONE, expectOnePaused);
  check('pauseTimer', 'stops counting, until the timer is resumed', TIMERS, expectCountingStopped);

  check('pauseTimer', 'rejects a paused timer', ALREADY, async () => {
    const owner = (await newWorkspace()).as('owner');
    const ids = [await aPausedTimer(owner)];
    await expectRejectedField(owner, 'pauseTimer', { ids }, ['status'], 'pausing a paused timer');
  });

  check('resumeTimer', 'rejects a running timer', ALREADY, async () => {
    const owner = (await newWorkspace()).as('owner');
    await expectRejectedField(
      owner,
      'resumeTimer',
      { ids: [await aTimer(owner)] },
      ['status'],
      'resuming a running timer',
    );
  });

  check('resumeTimer', 'pauses the running timer', ONE, expectOthersPaused);
  check(
    'resumeTimer',
    'rejects a timer in a closed phase and in an archived project',
    CLOSED,
    expectResumeIfOpen,
  );
  check(
    'resumeTimer',
    'rejects a timer in a project that its user no longer sees',
    UNSEEN,
    expectResumeIfVisible,
  );
  check('deleteTimer', 'discards the counted time and creates no entry', TIMERS, expectNoEntry);

  for (const id of ['deleteTimer', 'stopTimer'] as const) {
    check(id, 'does not change other timers, running or paused', ONE, async () => {
      const workspace = await newWorkspace();
      const owner = workspace.as('owner');
      const [first, second, third] = [await aTimer(owner), await aTimer(owner), await aTimer(owner)];
      await workspace.advance(40);
      expectSuccess(await owner.call(id, { ids: [second] }));
      await workspace.advance(5);
      await expectTimerSeconds(workspace, first, 'paused', 0);
      await expectTimerSeconds(workspace, third, 'running', 45);
    });
  }
});

async function expectSecondsCounted(): Promise<void> {
  const workspace = await newWorkspace();
  const id = await aTimer(workspace.as('owner'));
  await expectTimerSeconds(workspace, id, 'running', 0);
  await workspace.advance(59);
  await expectTimerSeconds(workspace, id, 'running', 59);
  await workspace.advance(3600);
  await expectTimerSeconds(workspace, id, 'running', 3659);
}

async function expectOnePaused(): Promise<void> {
  const workspace = await newWorkspace();
  const [mine, adminTimer] = [await aTimer(workspace.as('owner')), await aTimer(workspace.as('admin'))];
  await workspace.advance(90);
  const next = await aTimer(workspace.as('owner'));
  await workspace.advance(30);
  await expectTimerSeconds(workspace, mine, 'paused', 90);
  await expectTimerSeconds(workspace, next, 'running', 30);
  await expectTimerSeconds(workspace, adminTimer, 'running', 120, 'admin');
}

async function expectCountingStopped(): Promise<void> {
  const workspace = await newWorkspace();
  const id = await aTimer(workspace.as('owner'));
  await workspace.advance(90);
  const response = await workspace.as('owner').call('pauseTimer', { ids: [id] });
  const counted = timerCount(expectSuccess(response).data).slice(0, 2);
  expectSame(response, 'the timer has counted 90 seconds', ['paused', 90], counted);
  await workspace.advance(600);
  await expectTimerSeconds(workspace, id, 'paused', 90);
  expectSuccess(await workspace.as('owner').call('resumeTimer', { ids: [id] }));
  await workspace.advance(10);
  await expectTimerSeconds(workspace, id, 'running', 100);
}

async function expectOthersPaused(): Promise<void> {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const [first, second] = [await aPausedTimer(owner), await aTimer(owner)];
  await workspace.advance(40);
  expectSuccess(await owner.call('resumeTimer', { ids: [first] }));
  await workspace.advance(5);
  await expectTimerSeconds(workspace, first, 'running', 5);
  await expectTimerSeconds(workspace, second, 'paused', 40);
}

async function expectResumeIfOpen(): Promise<void> {
  const owner = (await newWorkspace()).as('owner');
  const location = await aLocation(owner);
  const ids = [await aPausedTimer(owner, location)];
  await aTimer(owner);
  await setOpen(owner, location, 0);
  await expectRejectedField(owner, 'resumeTimer', { ids }, ['phase_id'], 'a timer in a closed phase');
  await setOpen(owner, location, 1);
  await setActive(owner, location, 0);
  await expectRejectedField(owner, 'resumeTimer', { ids }, ['project_id'], 'a timer in an archived project');
  await setActive(owner, location, 1);
  expectSuccess(
    await owner.call('resumeTimer', { ids }),
    'the timer resumes when its project and phase accept time again',
  );
}

async function expectResumeIfVisible(): Promise<void> {
  const workspace = await newWorkspace();
  const [owner, member] = [workspace.as('owner'), workspace.as('member')];
  const location = await aLocation(owner);
  const put = async (members: { user_id: number }[]) =>
    expectSuccess(await owner.call('updateProject', { ids: [location.project_id], body: { members } }));
  await put([{ user_id: workspace.userId('member') }]);
  const ids = [await aPausedTimer(member, location)];
  await put([]);
  await expectRejectedField(
    member,
    'resumeTimer',
    { ids },
    ['project_id'],
    'a timer in a project that its user does not see',
  );
  await put([{ user_id: workspace.userId('member') }]);
  expectSuccess(
    await member.call('resumeTimer', { ids }),
    'the timer resumes when the user is on the project again',
  );
}

async function expectNoEntry(): Promise<void> {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const operation = operationNamed('listEntries');
  const before = await traverse({ client: owner, operation });
  const id = await aTimer(owner);
  await workspace.advance(600);
  expectSuccess(await owner.call('deleteTimer', { ids: [id] }));
  const after = await traverse({ client: owner, operation });
  expectSame(after.last, 'there are as many entries as before', before.total, after.total);
}
