import { expectSame } from '../../fixtures/answer.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { aPausedTimer, aPlace, aTimer } from '../../fixtures/scenarios.ts';
import { refusesFor } from '../../fixtures/state/refuse.ts';
import { countedBy, showsSeconds } from '../../fixtures/state/timers.ts';
import { pausedTimer, setActive, setOpen } from '../../fixtures/state/writes-of-time.ts';
import { newWorld } from '../../fixtures/world.ts';

/** Timers run, pause and resume, and a paused one waits. */
const LIFE = 'help-timers';
const ONE = 'guess: one cannot work at two things at once';
const CLOSED = 'guess: an archived project and a closed phase take no new time, which would go on there';
const UNSEEN = 'guess: a project takes no new time of who does not see it, which would go on there';
const ALREADY = 'guess: what is so already cannot be made so';

rule(import.meta.url, (check) => {
  check('createTimer', 'starts a timer that counts the seconds', LIFE, countsSeconds);
  check('createTimer', 'pauses the timer that runs, of nobody else', ONE, pausesOne);
  check('pauseTimer', 'stops counting, until the timer is resumed', LIFE, stopsCounting);

  check('pauseTimer', 'refuses a timer that is paused', ALREADY, async () => {
    const owner = (await newWorld()).as('owner');
    const ids = [await aPausedTimer(owner)];
    await refusesFor(owner, 'pauseTimer', { ids }, ['status'], 'a second pause');
  });

  check('resumeTimer', 'refuses a timer that runs', ALREADY, async () => {
    const owner = (await newWorld()).as('owner');
    await refusesFor(owner, 'resumeTimer', { ids: [await aTimer(owner)] }, ['status'], 'a second start');
  });

  check('resumeTimer', 'pauses the timer that runs', ONE, resumesOne);
  check(
    'resumeTimer',
    'refuses a timer in a closed phase and in an archived project',
    CLOSED,
    resumesInNoClosedPlace,
  );
  check(
    'resumeTimer',
    'refuses a timer in a project that its user does not see any more',
    UNSEEN,
    resumesInNoUnseenPlace,
  );
  check('deleteTimer', 'drops what was counted: no entry comes of it', LIFE, makesNoEntry);

  for (const id of ['deleteTimer', 'stopTimer'] as const) {
    check(id, 'leaves the timer that runs and the one that is paused alone', ONE, async () => {
      const world = await newWorld();
      const owner = world.as('owner');
      const [first, second, third] = [await aTimer(owner), await aTimer(owner), await aTimer(owner)];
      await world.advance(40);
      succeeded(await owner.call(id, { ids: [second] }));
      await world.advance(5);
      await showsSeconds(world, first, 'paused', 0);
      await showsSeconds(world, third, 'running', 45);
    });
  }
});

async function countsSeconds(): Promise<void> {
  const world = await newWorld();
  const id = await aTimer(world.as('owner'));
  await showsSeconds(world, id, 'running', 0);
  await world.advance(59);
  await showsSeconds(world, id, 'running', 59);
  await world.advance(3600);
  await showsSeconds(world, id, 'running', 3659);
}

async function pausesOne(): Promise<void> {
  const world = await newWorld();
  const [mine, his] = [await aTimer(world.as('owner')), await aTimer(world.as('admin'))];
  await world.advance(90);
  const next = await aTimer(world.as('owner'));
  await world.advance(30);
  await showsSeconds(world, mine, 'paused', 90);
  await showsSeconds(world, next, 'running', 30);
  await showsSeconds(world, his, 'running', 120, 'admin');
}

async function stopsCounting(): Promise<void> {
  const world = await newWorld();
  const id = await aTimer(world.as('owner'));
  await world.advance(90);
  const answer = await world.as('owner').call('pauseTimer', { ids: [id] });
  const counted = countedBy(succeeded(answer).data).slice(0, 2);
  expectSame(answer, 'it has counted 90 seconds', ['paused', 90], counted);
  await world.advance(600);
  await showsSeconds(world, id, 'paused', 90);
  succeeded(await world.as('owner').call('resumeTimer', { ids: [id] }));
  await world.advance(10);
  await showsSeconds(world, id, 'running', 100);
}

async function resumesOne(): Promise<void> {
  const world = await newWorld();
  const owner = world.as('owner');
  const [first, second] = [await aPausedTimer(owner), await aTimer(owner)];
  await world.advance(40);
  succeeded(await owner.call('resumeTimer', { ids: [first] }));
  await world.advance(5);
  await showsSeconds(world, first, 'running', 5);
  await showsSeconds(world, second, 'paused', 40);
}

async function resumesInNoClosedPlace(): Promise<void> {
  const owner = (await newWorld()).as('owner');
  const place = await aPlace(owner);
  const ids = [await pausedTimer(owner, place)];
  await aTimer(owner);
  await setOpen(owner, place, 0);
  await refusesFor(owner, 'resumeTimer', { ids }, ['phase_id'], 'a timer in a closed phase');
  await setOpen(owner, place, 1);
  await setActive(owner, place, 0);
  await refusesFor(owner, 'resumeTimer', { ids }, ['project_id'], 'a timer in an archived project');
  await setActive(owner, place, 1);
  succeeded(await owner.call('resumeTimer', { ids }), 'it goes on when its place takes time again');
}

async function resumesInNoUnseenPlace(): Promise<void> {
  const world = await newWorld();
  const [owner, member] = [world.as('owner'), world.as('member')];
  const place = await aPlace(owner);
  const put = async (members: { user_id: number }[]) =>
    succeeded(await owner.call('updateProject', { ids: [place.project_id], body: { members } }));
  await put([{ user_id: world.userId('member') }]);
  const ids = [await pausedTimer(member, place)];
  await put([]);
  await refusesFor(member, 'resumeTimer', { ids }, ['project_id'], 'a timer in a project out of sight');
  await put([{ user_id: world.userId('member') }]);
  succeeded(await member.call('resumeTimer', { ids }), 'it goes on when he is on the project again');
}

async function makesNoEntry(): Promise<void> {
  const world = await newWorld();
  const owner = world.as('owner');
  const before = succeeded(await owner.call('listEntries')).meta.total;
  const id = await aTimer(owner);
  await world.advance(600);
  succeeded(await owner.call('deleteTimer', { ids: [id] }));
  const answer = await owner.call('listEntries');
  expectSame(answer, 'there are as many entries as before', before, succeeded(answer).meta.total);
}
