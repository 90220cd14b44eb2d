import { expectSame } from '../../fixtures/answer.ts';
import { refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { aPlace, aTimer } from '../../fixtures/scenarios.ts';
import { pausedTimer, runningTimer, setActive, setOpen } from '../../fixtures/state/writes-of-time.ts';
import { newWorld } from '../../fixtures/world.ts';

const SAVED = ['old-api', 'guess: whole minutes, the rest is dropped'];
const PLACE = 'guess: an entry is where its timer is when it is saved';
const COUNTED = 'guess: what was counted is not lost, whatever becomes of the place';

rule(import.meta.url, (check) => {
  for (const [seconds, minutes] of [
    [59, 0],
    [60, 1],
    [119, 1],
    [90_000, 1500],
  ] as const) {
    check('stopTimer', `saves ${seconds} seconds as an entry of ${minutes} minutes`, SAVED, async () => {
      const world = await newWorld();
      const owner = world.as('owner');
      const body = { ...(await aPlace(owner)), notes: 'Kept' };
      const timer = succeeded(await owner.call('createTimer', { body })).data;
      await world.advance(seconds);
      const answer = await owner.call('stopTimer', { ids: [timer.timer_id] });
      const { data } = succeeded(answer);
      const { user_id, todo_id } = timer;
      const kept = {
        ...body,
        user_id,
        todo_id,
        entry_date: timer.timer_date,
        entry_minutes: minutes,
        billed: 0,
      };
      const shown = Object.fromEntries(
        Object.keys(kept).map((name) => [name, data[name as keyof typeof data]]),
      );
      expectSame(answer, 'the entry has what the timer had', kept, shown);
      const read = await owner.call('getEntry', { ids: [data.entry_id] });
      expectSame(read, 'the entry is stored', data, succeeded(read).data);
      refusedWith(await owner.call('stopTimer', { ids: [timer.timer_id] }), 404, [], 'a saved timer is gone');
    });
  }

  check('stopTimer', 'saves a paused timer with what it had counted', SAVED, async () => {
    const world = await newWorld();
    const owner = world.as('owner');
    const id = await aTimer(owner);
    await world.advance(150);
    succeeded(await owner.call('pauseTimer', { ids: [id] }));
    await world.advance(6000);
    const answer = await owner.call('stopTimer', { ids: [id] });
    expectSame(answer, 'the pause does not count', 2, succeeded(answer).data.entry_minutes);
  });

  check('stopTimer', 'adds up all runs before it drops the rest of a minute', SAVED, async () => {
    const world = await newWorld();
    const owner = world.as('owner');
    const ids = [await aTimer(owner)];
    for (const verb of ['pauseTimer', 'resumeTimer', 'pauseTimer', 'resumeTimer'] as const) {
      await world.advance(50);
      succeeded(await owner.call(verb, { ids }));
    }
    await world.advance(50);
    const answer = await owner.call('stopTimer', { ids });
    expectSame(answer, 'three runs of 50 seconds are 2 minutes', 2, succeeded(answer).data.entry_minutes);
  });

  check('stopTimer', 'saves a moved timer where it is now, with all its time', PLACE, async () => {
    const world = await newWorld();
    const owner = world.as('owner');
    const ids = [await aTimer(owner)];
    await world.advance(100);
    const place = { ...(await aPlace(owner)), notes: 'Moved' };
    succeeded(await owner.call('updateTimer', { ids, body: place }));
    await world.advance(80);
    const answer = await owner.call('stopTimer', { ids });
    const { project_id, phase_id, notes, entry_minutes } = succeeded(answer).data;
    const saved = { project_id, phase_id, notes, entry_minutes };
    expectSame(answer, 'the entry is in the new place', { ...place, entry_minutes: 3 }, saved);
  });

  for (const [what, timer, minutes] of [
    ['running', runningTimer, 3],
    ['paused', pausedTimer, 0],
  ] as const) {
    check(
      'stopTimer',
      `saves a ${what} timer in a closed phase of an archived project`,
      COUNTED,
      async () => {
        const world = await newWorld();
        const owner = world.as('owner');
        const place = await aPlace(owner);
        const ids = [await timer(owner, place)];
        await world.advance(60);
        await setOpen(owner, place, 0);
        await setActive(owner, place, 0);
        await world.advance(120);
        const answer = await owner.call('stopTimer', { ids });
        const { project_id, phase_id, entry_minutes } = succeeded(answer).data;
        const saved = { project_id, phase_id, entry_minutes };
        expectSame(answer, 'all of it is saved where it was', { ...place, entry_minutes: minutes }, saved);
      },
    );
  }
});
