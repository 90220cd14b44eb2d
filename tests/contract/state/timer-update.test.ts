import { rule } from '../../fixtures/check.ts';
import { aTimer } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectTimer, expectTimerSeconds, timerToChange } from '../../fixtures/state/timer-time.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

/** Timers can run, be paused and be resumed. A change of other fields does none of these. */
const TIMERS = 'help-timers';
const ONE = 'guess: a user works on one thing at a time';

rule(import.meta.url, (check) => {
  for (const field of ['notes', 'todo_id', 'phase_id', 'project_id'] as const) {
    check('updateTimer', `keeps a running timer running when ${field} changes`, TIMERS, async () => {
      const { workspace, id, day, change } = await timerToChange(field);
      await workspace.advance(90_000);
      await change(['running', 90_000, day]);
      await workspace.advance(30);
      await expectTimer(workspace, id, ['running', 90_030, day]);
      expectSuccess(await workspace.as('owner').call('pauseTimer', { ids: [id] }));
      await expectTimer(workspace, id, ['paused', 90_030, day]);
    });

    check('updateTimer', `keeps a paused timer paused when ${field} changes`, TIMERS, async () => {
      const { workspace, id, day, change } = await timerToChange(field);
      await workspace.advance(70);
      expectSuccess(await workspace.as('owner').call('pauseTimer', { ids: [id] }));
      await workspace.advance(90_000);
      await change(['paused', 70, day]);
      await workspace.advance(30);
      await expectTimer(workspace, id, ['paused', 70, day]);
      expectSuccess(await workspace.as('owner').call('resumeTimer', { ids: [id] }));
      await workspace.advance(5);
      await expectTimer(workspace, id, ['running', 75, day]);
    });
  }

  check(
    'updateTimer',
    'for a paused timer does not change the running one, and vice versa',
    ONE,
    async () => {
      const workspace = await newWorkspace();
      const owner = workspace.as('owner');
      const [paused, running] = [await aTimer(owner), await aTimer(owner)];
      for (const id of [paused, running]) {
        await workspace.advance(10);
        expectSuccess(await owner.call('updateTimer', { ids: [id], body: { notes: 'Meanwhile' } }));
      }
      await expectTimerSeconds(workspace, paused, 'paused', 0);
      await expectTimerSeconds(workspace, running, 'running', 20);
    },
  );
});
