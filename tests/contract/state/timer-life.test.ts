import { type Answer, expectSame } from '../../support/answer.ts';
import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { aPausedTimer, aTimer } from '../../support/scenarios.ts';
import { refusesFor } from '../../support/state/refuse.ts';
import { newWorld, type World } from '../../support/world.ts';

/** Timers run, pause and resume, and a paused one waits. */
const LIFE = 'help-timers';
const ONE = 'guess: one cannot work at two things at once';
const ALREADY = 'guess: what is so already cannot be made so';

rule(import.meta.url, (check) => {
  check('createTimer', 'starts a timer that counts the seconds', LIFE, async () => {
    const world = await newWorld();
    const id = await aTimer(world.as('owner'));
    await showsSeconds(world, id, 'running', 0);
    await world.advance(59);
    await showsSeconds(world, id, 'running', 59);
    await world.advance(3600);
    await showsSeconds(world, id, 'running', 3659);
  });

  check('createTimer', 'pauses the timer that runs, of nobody else', ONE, async () => {
    const world = await newWorld();
    const [mine, his] = [await aTimer(world.as('owner')), await aTimer(world.as('admin'))];
    await world.advance(90);
    const next = await aTimer(world.as('owner'));
    await world.advance(30);
    await showsSeconds(world, mine, 'paused', 90);
    await showsSeconds(world, next, 'running', 30);
    await showsSeconds(world, his, 'running', 120, 'admin');
  });

  check('pauseTimer', 'stops counting, until the timer is resumed', LIFE, async () => {
    const world = await newWorld();
    const id = await aTimer(world.as('owner'));
    await world.advance(90);
    const answer = await world.as('owner').call('pauseTimer', { ids: [id] });
    expectSame(answer, 'it has counted 90 seconds', ['paused', 90], stateOf(succeeded(answer).data));
    await world.advance(600);
    await showsSeconds(world, id, 'paused', 90);
    succeeded(await world.as('owner').call('resumeTimer', { ids: [id] }));
    await world.advance(10);
    await showsSeconds(world, id, 'running', 100);
  });

  check('pauseTimer', 'refuses a timer that is paused', ALREADY, async () => {
    const owner = (await newWorld()).as('owner');
    const ids = [await aPausedTimer(owner)];
    await refusesFor(owner, 'pauseTimer', { ids }, ['status'], 'a second pause');
  });

  check('resumeTimer', 'refuses a timer that runs', ALREADY, async () => {
    const owner = (await newWorld()).as('owner');
    await refusesFor(owner, 'resumeTimer', { ids: [await aTimer(owner)] }, ['status'], 'a second start');
  });

  check('resumeTimer', 'pauses the timer that runs', ONE, async () => {
    const world = await newWorld();
    const owner = world.as('owner');
    const [first, second] = [await aPausedTimer(owner), await aTimer(owner)];
    await world.advance(40);
    succeeded(await owner.call('resumeTimer', { ids: [first] }));
    await world.advance(5);
    await showsSeconds(world, first, 'running', 5);
    await showsSeconds(world, second, 'paused', 40);
  });

  check('updateTimer', 'leaves a running timer running', LIFE, async () => {
    const world = await newWorld();
    const id = await aTimer(world.as('owner'));
    await world.advance(30);
    succeeded(await world.as('owner').call('updateTimer', { ids: [id], body: { notes: 'Meanwhile' } }));
    await world.advance(30);
    await showsSeconds(world, id, 'running', 60);
  });

  check('deleteTimer', 'drops what was counted: no entry comes of it', LIFE, async () => {
    const world = await newWorld();
    const owner = world.as('owner');
    const before = succeeded(await owner.call('listEntries')).meta.total;
    const id = await aTimer(owner);
    await world.advance(600);
    succeeded(await owner.call('deleteTimer', { ids: [id] }));
    const answer = await owner.call('listEntries');
    expectSame(answer, 'there are as many entries as before', before, succeeded(answer).meta.total);
  });
});

async function showsSeconds(
  world: World,
  id: number,
  status: string,
  seconds: number,
  actor: 'owner' | 'admin' = 'owner',
) {
  const answer = await world.as(actor).call('listTimers', { query: { per_page: 100 } });
  const timer = succeeded(answer).data.find(({ timer_id }) => timer_id === id);
  expectSame(
    answer as Answer,
    `timer ${id} has counted its seconds`,
    [status, seconds],
    timer && stateOf(timer),
  );
}

function stateOf({ status, seconds }: { status: string; seconds: number }): [string, number] {
  return [status, seconds];
}
