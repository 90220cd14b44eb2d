import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { aTimer } from '../../fixtures/scenarios.ts';
import { showsSeconds, showsTimer, timerToChange } from '../../fixtures/state/timers.ts';
import { newWorld } from '../../fixtures/world.ts';

/** Timers run, pause and resume: a change of what they are for does nothing of that. */
const LIFE = 'help-timers';
const ONE = 'guess: one cannot work at two things at once';

rule(import.meta.url, (check) => {
  for (const field of ['notes', 'todo_id', 'phase_id', 'project_id'] as const) {
    check('updateTimer', `lets a running timer count on when its ${field} changes`, LIFE, async () => {
      const { world, id, day, change } = await timerToChange(field);
      await world.advance(90_000);
      await change(['running', 90_000, day]);
      await world.advance(30);
      await showsTimer(world, id, ['running', 90_030, day]);
      succeeded(await world.as('owner').call('pauseTimer', { ids: [id] }));
      await showsTimer(world, id, ['paused', 90_030, day]);
    });

    check('updateTimer', `leaves a paused timer as it is when its ${field} changes`, LIFE, async () => {
      const { world, id, day, change } = await timerToChange(field);
      await world.advance(70);
      succeeded(await world.as('owner').call('pauseTimer', { ids: [id] }));
      await world.advance(90_000);
      await change(['paused', 70, day]);
      await world.advance(30);
      await showsTimer(world, id, ['paused', 70, day]);
      succeeded(await world.as('owner').call('resumeTimer', { ids: [id] }));
      await world.advance(5);
      await showsTimer(world, id, ['running', 75, day]);
    });
  }

  check(
    'updateTimer',
    'of a paused timer leaves the running one alone, and the other way round',
    ONE,
    async () => {
      const world = await newWorld();
      const owner = world.as('owner');
      const [paused, running] = [await aTimer(owner), await aTimer(owner)];
      for (const id of [paused, running]) {
        await world.advance(10);
        succeeded(await owner.call('updateTimer', { ids: [id], body: { notes: 'Meanwhile' } }));
      }
      await showsSeconds(world, paused, 'paused', 0);
      await showsSeconds(world, running, 'running', 20);
    },
  );
});
