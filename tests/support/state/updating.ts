import { expectSame } from '../answer.ts';
import type { Operation } from '../contract.ts';
import { succeeded } from '../refusals.ts';
import { lastingWorld, type World } from '../world.ts';
import { allAtOnce, type Change, type Fields, type Update } from './change.ts';
import { readRecord } from './read.ts';
import { UPDATES } from './updates.ts';

const MINUTE = 60;
const worlds = new Map<string, Promise<World>>();

/** The workspace in which the tests of one operation change records of their own. */
function worldOf({ id }: Operation): Promise<World> {
  const known = worlds.get(id) ?? lastingWorld();
  worlds.set(id, known);
  return known;
}

/** A fresh record for the operation and the changes that it is put through. */
export async function prepareUpdate(operation: Operation): Promise<Update & { world: World }> {
  const world = await worldOf(operation);
  const prepare = UPDATES[operation.id];
  if (!prepare) throw new Error(`missing contract test: ${operation.id} (how does each field change?)`);
  return { ...(await prepare(world)), world };
}

/** Makes the changes one after the other, each from what the one before has left. */
export async function changes(
  operation: Operation,
  { world, ids }: { world: World; ids: number[] },
  inTurn: Change[],
): Promise<void> {
  let record = await read(world, operation, ids);
  for (const change of inTurn) record = await changesOnly(operation, world, ids, record, change);
}

/** Fills every field of a fresh record, so that a loss would show, and then changes the one alone. */
export async function changesAlone(operation: Operation, field: string): Promise<void> {
  const update = await prepareUpdate(operation);
  const [, ...alone] = update.changes[field] ?? [];
  if (alone.length === 0) throw new Error(`missing contract test: ${operation.id} (${field})`);
  const fill = allAtOnce(update);
  succeeded(await update.world.as('owner').send(operation.id, { ids: update.ids, body: fill.body }));
  await changes(operation, update, alone);
}

/**
 * Makes the change a minute later; then the record differs in what was changed and in the date of the last
 * change, and in nothing else, wherever it is read.
 */
async function changesOnly(
  operation: Operation,
  world: World,
  ids: number[],
  before: Fields,
  change: Change,
): Promise<Fields> {
  await world.advance(MINUTE);
  const { now } = await world.control<{ now: string }>('GET', 'clock');
  const answer = await world.as('owner').send(operation.id, { ids, body: change.body });
  const { data } = succeeded(answer) as { data: Fields };
  const expected = { ...before, ...change.reads, ...('updated_date' in before && { updated_date: now }) };
  const sent = Object.keys(change.body).join(', ');
  const after = await read(world, operation, ids);
  expectSame(answer, `${sent} reads as it was written, and nothing else has changed`, expected, after);
  const shown = Object.fromEntries(Object.keys(data).map((name) => [name, after[name]]));
  expectSame(answer, 'the answer is the record as it reads afterwards', shown, data);
  return after;
}

/** The record, and for a project its members, which it shows only when asked. */
async function read(world: World, operation: Operation, ids: number[]): Promise<Fields> {
  const owner = world.as('owner');
  const record = await readRecord(owner, operation, ids);
  if (!record) throw new Error(`nothing to see: ${operation.id} has no record to change`);
  if (operation.id !== 'updateProject') return record;
  const loaded = await owner.call('getProject', { ids, query: { 'load[]': ['members'] } });
  return { ...record, members: succeeded(loaded).data.members };
}
