import { expectSame } from '../../fixtures/answer.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { aPhase, aPlace, aTodo } from '../../fixtures/scenarios.ts';
import { placeOfTodo } from '../../fixtures/state/places.ts';
import { refusesFor } from '../../fixtures/state/refuse.ts';
import { setActive, setOpen, WRITES_OF_TIME, type WriteOfTime } from '../../fixtures/state/writes-of-time.ts';
import { newWorld } from '../../fixtures/world.ts';

const OWN_PHASE = 'guess: an entry has a project and a phase of it (help-projects)';
const CLOSED = 'guess: an archived project (help-projects) and a closed phase take no new time';
const STAYS = 'guess: what was tracked in a place can still be put right there';

rule(import.meta.url, (check) => {
  for (const write of WRITES_OF_TIME) {
    const { id, of } = write;
    check(id, `refuses a phase and a todo of another project${of}`, OWN_PHASE, () => staysWithin(write));
    check(id, `refuses an archived project until it is active again${of}`, CLOSED, () => notArchived(write));
    check(id, `refuses a closed phase until it is open again${of}`, CLOSED, () => notClosed(write));
  }

  for (const write of WRITES_OF_TIME.filter(({ record }) => record !== undefined)) {
    const { id, of } = write;
    check(id, `refuses a closed phase of the same project${of}`, CLOSED, () => notClosedBeside(write));
    check(id, `refuses another phase of the same project when that is archived${of}`, CLOSED, () =>
      notBesideInArchived(write),
    );
    check(id, `refuses what does not go with the rest of the place${of}`, OWN_PHASE, () =>
      goesTogether(write),
    );
    check(id, `refuses another project while the todo is of this one${of}`, OWN_PHASE, () =>
      leavesNoTodoBehind(write),
    );
    check(id, `puts right what is in a closed phase of an archived project${of}`, STAYS, () =>
      staysWhereItIs(write),
    );
  }

  check('updateEntry', 'puts minutes right where it is closed and archived', STAYS, async () => {
    const owner = (await newWorld()).as('owner');
    const place = await aPlace(owner);
    const { data } = succeeded(await owner.call('createEntry', { body: { ...place, minutes: 15 } }));
    await setOpen(owner, place, 0);
    await setActive(owner, place, 0);
    const answer = await owner.call('updateEntry', { ids: [data.entry_id], body: { minutes: 20 } });
    expectSame(answer, 'the minutes are put right', 20, succeeded(answer).data.entry_minutes);
  });
});

/** Makes the write from where its record is; time for which there is no record yet comes from nowhere. */
async function prepare({ id, record, beside }: WriteOfTime) {
  const owner = (await newWorld()).as('owner');
  const here = await aPlace(owner);
  const ids = record ? [await record(owner, here)] : [];
  const send = (place: object) => owner.send(id, { ids, body: { ...beside, ...place } });
  const refuses = (place: object, field: string, what: string) =>
    refusesFor(owner, id, { ids, body: { ...beside, ...place } }, [field], what);
  const takes = async (place: object) => succeeded(await send(place), 'the place is taken');
  return { owner, here, send, refuses, takes };
}

async function staysWithin(write: WriteOfTime): Promise<void> {
  const { owner, here, refuses } = await prepare(write);
  const { phase_id } = await aPlace(owner);
  await refuses({ ...here, phase_id }, 'phase_id', 'a phase of another project');
  await refuses({ ...here, todo_id: await aTodo(owner) }, 'todo_id', 'a todo of another project');
}

async function notArchived(write: WriteOfTime): Promise<void> {
  const { owner, refuses, takes } = await prepare(write);
  const place = await aPlace(owner);
  await setActive(owner, place, 0);
  await refuses(place, 'project_id', 'an archived project');
  await setActive(owner, place, 1);
  await takes(place);
}

async function notClosed(write: WriteOfTime): Promise<void> {
  const { owner, refuses, takes } = await prepare(write);
  const place = await aPlace(owner);
  await setOpen(owner, place, 0);
  await refuses(place, 'phase_id', 'a closed phase');
  await setOpen(owner, place, 1);
  await takes(place);
}

async function notClosedBeside(write: WriteOfTime): Promise<void> {
  const { owner, here, refuses, takes } = await prepare(write);
  const there = { ...here, phase_id: await aPhase(owner, here.project_id) };
  await setOpen(owner, there, 0);
  await refuses({ phase_id: there.phase_id }, 'phase_id', 'a closed phase, alone,');
  await refuses(there, 'phase_id', 'a closed phase with its project');
  await setOpen(owner, there, 1);
  await takes({ phase_id: there.phase_id });
}

async function notBesideInArchived(write: WriteOfTime): Promise<void> {
  const { owner, here, refuses, takes } = await prepare(write);
  const phase_id = await aPhase(owner, here.project_id);
  await setActive(owner, here, 0);
  await refuses({ phase_id }, 'project_id', 'an open phase of an archived project');
  await setActive(owner, here, 1);
  await takes({ phase_id });
}

async function goesTogether(write: WriteOfTime): Promise<void> {
  const { owner, refuses } = await prepare(write);
  const { project_id, phase_id } = await aPlace(owner);
  await refuses({ project_id }, 'phase_id', 'another project without a phase of it');
  await refuses({ phase_id }, 'phase_id', 'a phase of another project, alone,');
  await refuses({ todo_id: await aTodo(owner) }, 'todo_id', 'a todo of another project, alone,');
}

async function leavesNoTodoBehind({ id, record }: WriteOfTime): Promise<void> {
  const world = await newWorld();
  const owner = world.as('owner');
  const { otherPhase, ...here } = await placeOfTodo(world);
  const ids = [(await record?.(owner, here)) ?? 0];
  const there = await aPlace(owner);
  await refusesFor(owner, id, { ids, body: there }, ['todo_id'], 'the old todo');
  const answer = await owner.send(id, { ids, body: { ...there, todo_id: null } });
  succeeded(answer, 'the place is taken without the todo');
}

async function staysWhereItIs(write: WriteOfTime): Promise<void> {
  const { owner, here, send } = await prepare(write);
  await setOpen(owner, here, 0);
  await setActive(owner, here, 0);
  for (const [notes, place] of [
    ['Put right', {}],
    ['Put right again', here],
  ] as const) {
    const answer = await send({ ...place, notes });
    const { data } = succeeded(answer) as { data: { notes: string } };
    expectSame(answer, 'the notes are put right', notes, data.notes);
  }
}
