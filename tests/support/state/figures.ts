import { type Answer, expectSame } from '../answer.ts';
import type { Client } from '../client.ts';
import { succeeded } from '../refusals.ts';
import { aMember, type Place } from '../scenarios.ts';
import type { World } from '../world.ts';
import { publicPlace } from './places.ts';

type Money = string | null;
type Billing = 'time_and_material' | 'fixed_fee' | 'non_billable';

/** What an entry costs, brings in and leaves. */
export type Figures = [cost: string, revenue: string, profit: string];

/** Minutes of work, what an hour of the member costs and is sold for, what the project says, and what comes of it. */
export interface Work {
  minutes: number;
  cost: Money;
  rate: Money;
  projectRate?: Money;
  billing?: Billing;
  gives: Figures;
}

/** Somebody who works somewhere, with an owner who sees all figures. */
export interface Job {
  world: World;
  owner: Client;
  user_id: number;
  place: Place;
}

type Told = Answer<{ data: { entry_id: number; cost?: Money; revenue?: Money; profit?: Money } }>;

/** How each operation comes to tell of an entry of so many minutes. */
const TELLS: Record<string, (job: Job, minutes: number) => Promise<Told>> = {
  createEntry: ({ owner, user_id, place }, minutes) =>
    owner.call('createEntry', { body: { ...place, user_id, minutes } }),
  updateEntry: async (job, minutes) => {
    const ids = [await anEntryOf(job, 75)];
    return job.owner.call('updateEntry', { ids, body: { minutes } });
  },
  getEntry: async (job, minutes) => job.owner.call('getEntry', { ids: [await anEntryOf(job, minutes)] }),
  listEntries: async (job, minutes) => listed(job.owner, await anEntryOf(job, minutes), job.user_id),
  stopTimer: async ({ world, owner, place }, minutes) => {
    const ids = [succeeded(await owner.call('createTimer', { body: place })).data.timer_id];
    await world.advance(minutes * 60);
    return owner.call('stopTimer', { ids });
  },
};

/** A job that the operation tells of: of a member, or of the owner himself when it takes his timer. */
export async function aJob(world: World, operationId = ''): Promise<Job> {
  const owner = world.as('owner');
  const user_id = operationId === 'stopTimer' ? world.userId('owner') : await aMember(owner);
  return { world, owner, user_id, place: await publicPlace(world) };
}

/** The operation tells what comes of the work. */
export async function tellsOfWork(operationId: string, job: Job, work: Work): Promise<void> {
  const { minutes, gives, ...terms } = work;
  await setRates(job.owner, job.user_id, terms);
  await setBilling(job.owner, job.place, terms);
  const answer = await TELLS[operationId]?.(job, minutes);
  if (!answer) throw new Error(`missing contract test: ${operationId}`);
  expectFigures(answer, `${minutes} minutes with ${JSON.stringify(terms)}`, gives);
}

/** The entry, in its list and alone, has these figures. */
export async function showsFigures(owner: Client, id: number, what: string, figures: Figures): Promise<void> {
  const answer = await owner.call('getEntry', { ids: [id] });
  expectFigures(answer, what, figures);
  expectFigures(await listed(owner, id, succeeded(answer).data.user_id), `${what}, in the list`, figures);
}

/** Sets what an hour of the member costs and is sold for. */
export async function setRates(
  owner: Client,
  user_id: number,
  { cost, rate }: Pick<Work, 'cost' | 'rate'>,
): Promise<void> {
  const body = { hourly_cost: cost, hourly_rate: rate };
  succeeded(await owner.call('updateMember', { ids: [user_id], body }));
}

/** Sets how the project is billed. */
export async function setBilling(
  owner: Client,
  { project_id }: Place,
  { projectRate = null, billing = 'time_and_material' }: Pick<Work, 'projectRate' | 'billing'>,
): Promise<void> {
  const body = { hourly_rate: projectRate, billing_type: billing };
  succeeded(await owner.call('updateProject', { ids: [project_id], body }));
}

/** An entry of so many minutes of the job. */
export async function anEntryOf({ owner, user_id, place }: Job, minutes: number): Promise<number> {
  const body = { ...place, user_id, minutes };
  return succeeded(await owner.call('createEntry', { body })).data.entry_id;
}

/** The one entry out of the answer of the list. */
async function listed(owner: Client, entry_id: number, user_id: number): Promise<Told> {
  const answer = await owner.call('listEntries', { query: { 'member_ids[]': [user_id], per_page: 100 } });
  const data = succeeded(answer).data.find((entry) => entry.entry_id === entry_id);
  if (!data) throw new Error(`nothing to see: the list does not show entry ${entry_id}`);
  return { ...answer, body: { data } };
}

function expectFigures(answer: Told, what: string, figures: Figures): void {
  const { cost, revenue, profit } = succeeded(answer).data;
  expectSame(answer, `cost, revenue and profit of ${what}`, figures, [cost, revenue, profit]);
}
