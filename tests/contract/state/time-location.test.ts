import { rule } from '../../fixtures/check.ts';
import { aLocation, aPhase, aTodo, locationOfTodo } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { expectRejectedField } from '../../fixtures/state/stored.ts';
import { setActive, setOpen, WRITES_OF_TIME, type WriteOfTime } from '../../fixtures/state/timer-time.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

const PHASE_OF_PROJECT = 'guess: an entry has a project and a phase of it (help-projects)';
const CLOSED = 'guess: an archived project (help-projects) and a closed phase accept no new time';
const STAYS = 'guess: time in an archived project or closed phase can still be corrected there';

rule(import.meta.url, (check) => {
  for (const write of WRITES_OF_TIME) {
    const { id, of } = write;
    check(id, `${of}rejects a phase and a todo of another project`, PHASE_OF_PROJECT, () =>
      rejectsPartsOfOtherProject(write),
    );
    check(id, `${of}rejects an archived project until it is active again`, CLOSED, () =>
      rejectsArchivedProject(write),
    );
    check(id, `${of}rejects a closed phase until it is open again`, CLOSED, () => rejectsClosedPhase(write));
  }

  for (const write of WRITES_OF_TIME.filter(({ record }) => record !== undefined)) {
    const { id, of } = write;
    check(id, `${of}rejects a closed phase of the same project`, CLOSED, () =>
      rejectsClosedSiblingPhase(write),
    );
    check(id, `${of}rejects another phase of the same project while the project is archived`, CLOSED, () =>
      rejectsPhaseOfArchivedProject(write),
    );
    check(id, `${of}rejects a project, phase and todo that do not belong together`, PHASE_OF_PROJECT, () =>
      rejectsMixedLocation(write),
    );
    check(id, `${of}rejects another project while the todo belongs to this one`, PHASE_OF_PROJECT, () =>
      rejectsMoveWithTodo(write),
    );
    check(id, `${of}accepts corrections of time in a closed phase of an archived project`, STAYS, () =>
      acceptsCorrections(write),
    );
  }

  check(
    'updateEntry',
    'accepts corrected minutes in a closed phase of an archived project',
    STAYS,
    async () => {
      const owner = (await newWorkspace()).as('owner');
      const location = await aLocation(owner);
      const { data } = expectSuccess(await owner.call('createEntry', { body: { ...location, minutes: 15 } }));
      await setOpen(owner, location, 0);
      await setActive(owner, location, 0);
      const response = await owner.call('updateEntry', { ids: [data.entry_id], body: { minutes: 20 } });
      expectSame(response, 'the minutes are corrected', 20, expectSuccess(response).data.entry_minutes);
    },
  );
});

/** Prepares the write: an update gets a record in the given location. */
async function prepare({ id, record, baseBody }: WriteOfTime) {
  const owner = (await newWorkspace()).as('owner');
  const currentLocation = await aLocation(owner);
  const ids = record ? [await record(owner, currentLocation)] : [];
  const send = (location: object) => owner.send(id, { ids, body: { ...baseBody, ...location } });
  const rejects = (location: object, field: string, what: string) =>
    expectRejectedField(owner, id, { ids, body: { ...baseBody, ...location } }, [field], what);
  const accepts = async (location: object) => expectSuccess(await send(location), 'the location is accepted');
  return { owner, here: currentLocation, send, rejects, accepts };
}

async function rejectsPartsOfOtherProject(write: WriteOfTime): Promise<void> {
  const { owner, here, rejects } = await prepare(write);
  const { phase_id } = await aLocation(owner);
  await rejects({ ...here, phase_id }, 'phase_id', 'a phase of another project');
  await rejects({ ...here, todo_id: await aTodo(owner) }, 'todo_id', 'a todo of another project');
}

async function rejectsArchivedProject(write: WriteOfTime): Promise<void> {
  const { owner, rejects, accepts } = await prepare(write);
  const location = await aLocation(owner);
  await setActive(owner, location, 0);
  await rejects(location, 'project_id', 'an archived project');
  await setActive(owner, location, 1);
  await accepts(location);
}

async function rejectsClosedPhase(write: WriteOfTime): Promise<void> {
  const { owner, rejects, accepts } = await prepare(write);
  const location = await aLocation(owner);
  await setOpen(owner, location, 0);
  await rejects(location, 'phase_id', 'a closed phase');
  await setOpen(owner, location, 1);
  await accepts(location);
}

async function rejectsClosedSiblingPhase(write: WriteOfTime): Promise<void> {
  const { owner, here: currentLocation, rejects, accepts } = await prepare(write);
  const siblingLocation = { ...currentLocation, phase_id: await aPhase(owner, currentLocation.project_id) };
  await setOpen(owner, siblingLocation, 0);
  await rejects({ phase_id: siblingLocation.phase_id }, 'phase_id', 'a closed phase without its project');
  await rejects(siblingLocation, 'phase_id', 'a closed phase with its project');
  await setOpen(owner, siblingLocation, 1);
  await accepts({ phase_id: siblingLocation.phase_id });
}

async function rejectsPhaseOfArchivedProject(write: WriteOfTime): Promise<void> {
  const { owner, here: currentLocation, rejects, accepts } = await prepare(write);
  const phase_id = await aPhase(owner, currentLocation.project_id);
  await setActive(owner, currentLocation, 0);
  await rejects({ phase_id }, 'project_id', 'an open phase of an archived project');
  await setActive(owner, currentLocation, 1);
  await accepts({ phase_id });
}

async function rejectsMixedLocation(write: WriteOfTime): Promise<void> {
  const { owner, rejects } = await prepare(write);
  const { project_id, phase_id } = await aLocation(owner);
  await rejects({ project_id }, 'phase_id', 'another project without its phase');
  await rejects({ phase_id }, 'phase_id', 'a phase of another project without the project');
  await rejects({ todo_id: await aTodo(owner) }, 'todo_id', 'a todo of another project without the project');
}

async function rejectsMoveWithTodo({ id, record }: WriteOfTime): Promise<void> {
  const workspace = await newWorkspace();
  const owner = workspace.as('owner');
  const { otherPhase, ...currentLocation } = await locationOfTodo(workspace);
  const ids = [(await record?.(owner, currentLocation)) ?? 0];
  const otherLocation = await aLocation(owner);
  await expectRejectedField(
    owner,
    id,
    { ids, body: otherLocation },
    ['todo_id'],
    'the todo of the previous project',
  );
  const response = await owner.send(id, { ids, body: { ...otherLocation, todo_id: null } });
  expectSuccess(response, 'the location is accepted without the todo');
}

async function acceptsCorrections(write: WriteOfTime): Promise<void> {
  const { owner, here: currentLocation, send } = await prepare(write);
  await setOpen(owner, currentLocation, 0);
  await setActive(owner, currentLocation, 0);
  for (const [notes, location] of [
    ['Corrected', {}],
    ['Corrected again', currentLocation],
  ] as const) {
    const response = await send({ ...location, notes });
    const { data } = expectSuccess(response) as { data: { notes: string } };
    expectSame(response, 'the notes are corrected', notes, data.notes);
  }
}
