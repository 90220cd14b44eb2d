import { rule } from '../../fixtures/check.ts';
import { aLocation, aPausedTimer, aTimer } from '../../fixtures/records.ts';
import { expectRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { setActive, setOpen } from '../../fixtures/state/timer-time.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const SAVED = ['old-api', 'guess: whole minutes, without the remaining seconds'];
const LOCATION = 'guess: an entry has the project and phase that its timer has when it is saved';
const COUNTED = 'guess: counted time is not lost if the project is archived or the phase is closed';

rule(import.meta.url, (check) => {
  for (const [seconds, minutes] of [
    [59, 0],
    [60, 1],
    [119, 1],
    [90_000, 1500],
  ] as const) {
    const length = minutes === 1 ? '1 minute' : `${minutes} minutes`;
    check('stopTimer', `saves ${seconds} seconds as an entry of ${length}`, SAVED, async () => {
      const workspace = await newWorkspace();
      const owner = workspace.as('owner');
      const body = { ...(await aLocation(owner)), notes: 'Kept' };
      const timer = expectSuccess(await owner.call('createTimer', { body })).data;
      await workspace.advance(seconds);
      const response = await owner.call('stopTimer', { ids: [timer.timer_id] });
      const { data } = expectSuccess(response);
      const { user_id, todo_id } = timer;
      const expected = {
        ...body,
        user_id,
        todo_id,
        entry_date: timer.timer_date,
        entry_minutes: minutes,
        billed: 0,
      };
      const actual = Object.fromEntries(
        Object.keys(expected).map((name) => [name, data[name as keyof typeof data]]),
      );
      expectSame(response, 'the entry has the values of the timer', expected, actual);
      const read = await owner.call('getEntry', { ids: [data.entry_id] });
      expectSame(read, 'the entry is stored', data, expectSuccess(read).data);
      expectRejection(
        await owner.call('stopTimer', { ids: [timer.timer_id] }),
        'notFound',
        [],
        'a saved timer is deleted',
      );
    });
  }

  check('stopTimer', 'saves a paused timer with the time it had counted', SAVED, async () => {
    const workspace = await newWorkspace();
    const owner = workspace.as('owner');
    const id = await aTimer(owner);
    await workspace.advance(150);
    expectSuccess(await owner.call('pauseTimer', { ids: [id] }));
    await workspace.advance(6000);
    const response = await owner.call('stopTimer', { ids: [id] });
    expectSame(response, 'the pause does not count', 2, expectSuccess(response).data.entry_minutes);
  });

  check('stopTimer', 'adds up all runs before it drops the remaining seconds', SAVED, async () => {
    const workspace = await newWorkspace();
    const owner = workspace.as('owner');
    const ids = [await aTimer(owner)];
    for (const operationId of ['pauseTimer', 'resumeTimer', 'pauseTimer', 'resumeTimer'] as const) {
      await workspace.advance(50);
      expectSuccess(await owner.call(operationId, { ids }));
    }
    await workspace.advance(50);
    const response = await owner.call('stopTimer', { ids });
    expectSame(
      response,
      'three runs of 50 seconds are 2 minutes',
      2,
      expectSuccess(response).data.entry_minutes,
    );
  });

  check(
    'stopTimer',
    'saves a moved timer in its current project and phase, with all its time',
    LOCATION,
    async () => {
      const workspace = await newWorkspace();
      const owner = workspace.as('owner');
      const ids = [await aTimer(owner)];
      await workspace.advance(100);
      const location = { ...(await aLocation(owner)), notes: 'Moved' };
      expectSuccess(await owner.call('updateTimer', { ids, body: location }));
      await workspace.advance(80);
      const response = await owner.call('stopTimer', { ids });
      const { project_id, phase_id, notes, entry_minutes } = expectSuccess(response).data;
      const saved = { project_id, phase_id, notes, entry_minutes };
      expectSame(
        response,
        'the entry is in the new project and phase',
        { ...location, entry_minutes: 3 },
        saved,
      );
    },
  );

  for (const [what, timer, minutes] of [
    ['running', aTimer, 3],
    ['paused', aPausedTimer, 0],
  ] as const) {
    check(
      'stopTimer',
      `saves a ${what} timer in a closed phase of an archived project`,
      COUNTED,
      async () => {
        const workspace = await newWorkspace();
        const owner = workspace.as('owner');
        const location = await aLocation(owner);
        const ids = [await timer(owner, location)];
        await workspace.advance(60);
        await setOpen(owner, location, 0);
        await setActive(owner, location, 0);
        await workspace.advance(120);
        const response = await owner.call('stopTimer', { ids });
        const { project_id, phase_id, entry_minutes } = expectSuccess(response).data;
        const saved = { project_id, phase_id, entry_minutes };
        expectSame(
          response,
          'all counted time is saved in the same project and phase',
          { ...location, entry_minutes: minutes },
          saved,
        );
      },
    );
  }
});
