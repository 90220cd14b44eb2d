import { attemptsAt } from '../../fixtures/actor-scenarios.ts';
import type { LooseInput } from '../../fixtures/client.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import type { Fields, Kind } from '../../fixtures/oracle-facts.ts';
import { refusedAsLocked, refusedWith, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { Surroundings } from '../../fixtures/surroundings.ts';
import { newWorld, type World } from '../../fixtures/world.ts';
import { cellOf } from './cells.ts';
import { DOINGS, rowOf } from './fact-sheet.ts';
import { judge, takesIn, tryOut } from './outcome.ts';
import { nameOf } from './words.ts';

/*
 * Once a period is locked, users cannot add or edit time in it; owners and admins still can (help-lock). Tried
 * with what each may do while nothing is locked.
 */

/** Operations that change tracked time, in the words of a sentence. */
const CHANGES: Record<string, string> = {
  createEntry: 'track time on a locked day',
  updateEntry: 'edit a locked entry',
  deleteEntry: 'delete a locked entry',
  stopTimer: 'save a timer of a locked day',
  createTimer: 'start a timer on a locked day',
  updateTimer: 'change a timer of a locked day',
  resumeTimer: 'resume a timer of a locked day',
  deleteProject: 'delete a project that holds locked time',
};

for (const [id, what] of Object.entries(CHANGES)) {
  const operation = operationNamed(id);
  for (const actor of SIGNED_IN) {
    const lockedCell = rowOf(DOINGS, 'edit a locked entry').cells[actor];
    const mayStill = !lockedCell.reach.includes('none');
    const title = `${nameOf(actor)} ${mayStill ? 'can' : 'cannot'} ${what}`;
    const reach = cellOf(id, actor).reach;
    if (reach.includes('none')) continue;
    const occasion = async () => {
      const world = await newWorld();
      const around = new Surroundings(world, actor);
      const attempts = await attemptsAt(id, kindOf(id), around, (relation) => takesIn(reach, relation));
      if (id === 'deleteProject') for (const { input } of attempts) await trackTime(around, input);
      await lockUntil(world, 0);
      return { around, attempts };
    };

    sentence(title, [operation.source, lockedCell.source], async () => {
      const { around, attempts } = await occasion();
      for (const attempt of attempts)
        judge(await tryOut(around.me, id, attempt), attempt, mayStill ? reach : ['none']);
    });

    if (mayStill) continue;
    const why = operation.responses[403]?.source ?? '';
    sentence(
      `${nameOf(actor)} who tries to ${what} is told that it is locked`,
      [lockedCell.source, why],
      async () => {
        const { around, attempts } = await occasion();
        for (const { input } of attempts) refusedAsLocked(await around.me.send(id, input));
      },
    );
  }
}

sentence('member can edit an entry of the day after the locked period', 'help-lock', async () => {
  const { world, input } = await ownEntry();
  await lockUntil(world, 1);
  succeeded(await world.as('member').send('updateEntry', input));
});

sentence('member cannot move an entry into the locked period', 'help-lock', async () => {
  const { world, input } = await ownEntry();
  const date = await lockUntil(world, 1);
  const answer = await world.as('member').send('updateEntry', { ...input, body: { date } });
  refusedAsLocked(answer);
});

sentence(
  "a colleague's locked entry is not found, rather than locked",
  'guess: a lock tells of a record',
  async () => {
    const { world, input } = await ownEntry();
    await lockUntil(world, 0);
    refusedWith(await world.as('other-member').send('updateEntry', input), 404);
  },
);

sentence(
  'project manager can delete a project whose time lies after the locked period',
  'guess: a project takes its entries along',
  async () => {
    const world = await newWorld();
    const around = new Surroundings(world, 'project-manager');
    const { project_id } = await around.managedPlace();
    await trackTime(around, { ids: [project_id] });
    await lockUntil(world, 1);
    succeeded(await around.me.call('deleteProject', { ids: [project_id] }));
  },
);

sentence(
  'member can pause and delete a timer of a locked day, since neither adds time',
  'guess: a lock keeps time from being added or edited (help-lock)',
  async () => {
    const world = await newWorld();
    const body = await new Surroundings(world, 'member').publicPlace();
    const { timer_id } = succeeded(await world.as('member').call('createTimer', { body })).data;
    await lockUntil(world, 0);
    succeeded(await world.as('member').call('pauseTimer', { ids: [timer_id] }));
    succeeded(await world.as('member').call('deleteTimer', { ids: [timer_id] }));
  },
);

function kindOf(operationId: string): Kind {
  if (operationId.endsWith('Timer')) return 'timer';
  return operationId === 'deleteProject' ? 'project' : 'entry';
}

/** An entry of today in the project of the call. */
async function trackTime({ owner }: Surroundings, { ids = [] }: LooseInput): Promise<void> {
  const project_id = Number(ids[0]);
  const [phase] = succeeded(await owner.call('listPhases', { ids: [project_id] })).data;
  if (!phase) throw new Error('nothing to try it on: the project has no phase');
  const body = { project_id, phase_id: phase.phase_id, minutes: 30 };
  succeeded(await owner.call('createEntry', { body }));
}

/** A change of an entry that the member tracks today. */
async function ownEntry(): Promise<{ world: World; input: { ids: number[]; body: Fields } }> {
  const world = await newWorld();
  const place = await new Surroundings(world, 'member').publicPlace();
  const answer = await world.as('member').call('createEntry', { body: { ...place, minutes: 30 } });
  return { world, input: { ids: [succeeded(answer).data.entry_id], body: { minutes: 45 } } };
}

/** Locks everything up to so many days before the workspace's today, and answers that day. */
async function lockUntil(world: World, daysAgo: number): Promise<string> {
  const { now } = await world.control<{ now: string }>('GET', 'clock');
  const day = new Date(Date.parse(now) - daysAgo * 86_400_000).toISOString().slice(0, 10);
  await world.set({ locked_until: day });
  return day;
}
