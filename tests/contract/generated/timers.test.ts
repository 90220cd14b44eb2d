import { mustBeThere, mustKeepState, operationNamed } from '../../fixtures/contract.ts';
import { holds } from '../../fixtures/generated/holds.ts';
import { timerSteps } from '../../fixtures/generated/timer-model.ts';
import { setStage } from '../../fixtures/generated/timer-stage.ts';
import { sentence } from '../../fixtures/sentence.ts';

/* Whatever is done to timers, in any order, over midnight as well: each has counted just the time that it ran. */

const LIFE = ['help-timers', 'old-api', 'guess: one cannot work at two things at once'];

const NEEDED = [
  'createTimer',
  'listTimers',
  'updateTimer',
  'pauseTimer',
  'resumeTimer',
  'stopTimer',
  'deleteTimer',
];

sentence(
  'timers of a user count the time that each of them ran, whatever is done to them',
  LIFE,
  async () => {
    for (const id of NEEDED) {
      mustBeThere(operationNamed(id));
      mustKeepState(operationNamed(id));
    }
    await holds(timerSteps(), async (steps) => {
      const stage = await setStage();
      for (const step of steps) {
        await stage.pass(step.after);
        await stage.does(step);
        await stage.showsTimers();
      }
      await stage.showsTheRest();
    });
  },
);
