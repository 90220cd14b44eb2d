import { expectSame } from '../../support/answer.ts';
import { refusedWith, succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { aPlace, aTimer } from '../../support/scenarios.ts';
import { newWorld } from '../../support/world.ts';

const SAVED = ['old-api', 'guess: whole minutes, the rest is dropped'];

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
});
