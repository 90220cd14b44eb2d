import { check } from '../../fixtures/check.ts';
import { operationNamed, skipUnlessPresent, skipUnlessStateful } from '../../fixtures/contract.ts';
import { checkProperty } from '../../fixtures/generated/bodies.ts';
import { prepareTimers, timerSteps } from '../../fixtures/generated/timer-steps.ts';

/*
 * After any sequence of operations, including one across midnight, each timer has counted exactly the time that it ran.
 */

const TIMERS = ['help-timers', 'old-api', 'guess: a user works on one thing at a time'];

const OPERATION_IDS = [
  'createTimer',
  'listTimers',
  'updateTimer',
  'pauseTimer',
  'resumeTimer',
  'stopTimer',
  'deleteTimer',
];

check(
  'timers of a user count the time that each of them ran, after any sequence of operations',
  TIMERS,
  async () => {
    for (const id of OPERATION_IDS) {
      skipUnlessPresent(operationNamed(id));
      skipUnlessStateful(operationNamed(id));
    }
    await checkProperty(timerSteps(), async (steps) => {
      const fixture = await prepareTimers();
      for (const step of steps) {
        await fixture.pass(step.after);
        await fixture.does(step);
        await fixture.showsTimers();
      }
      await fixture.stopsRemainingTimers();
    });
  },
);
