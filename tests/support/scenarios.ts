import { randomBytes } from 'node:crypto';
import type { Client, Input, LooseInput } from './client.ts';
import { live } from './live/settings.ts';
import { succeeded } from './refusals.ts';

let names = 0;
/** Sets the addresses of this process apart from those of the others that call the same target. */
const PROCESS = randomBytes(4).toString('hex');

/** A name that no other record of the run has; on live it shows the run that made it. */
export function freshName(kind: string): string {
  names += 1;
  return ['contract-test', ...(live ? [live.run] : []), kind, names].join(' ');
}

/** A call with something to do: every record that it names is made for it. */
type Scenario = (client: Client) => Promise<LooseInput>;

/** For each operation a call that succeeds for an actor who reaches everything (owner or admin). */
export const SCENARIOS: Record<string, Scenario> = {
  getMe: async () => ({}),

  listMembers: async () => ({}),
  createMember: async () => ({ body: memberBody() }),
  getMember: async (client) => ({ ids: [await aMember(client)] }),
  updateMember: async (client) => ({ ids: [await aMember(client)], body: { name: freshName('member') } }),

  listClients: async () => ({}),
  createClient: async () => ({ body: { name: freshName('client'), color: '#336699' } }),
  getClient: async (client) => ({ ids: [await aClient(client)] }),
  updateClient: async (client) => ({ ids: [await aClient(client)], body: { name: freshName('client') } }),
  deleteClient: async (client) => ({ ids: [await aClient(client)] }),

  listGroups: async () => ({}),
  createGroup: async () => ({ body: { name: freshName('group'), color: '#336699' } }),
  getGroup: async (client) => ({ ids: [await aGroup(client)] }),
  updateGroup: async (client) => ({ ids: [await aGroup(client)], body: { name: freshName('group') } }),
  deleteGroup: async (client) => ({ ids: [await aGroup(client)] }),

  listProjects: async () => ({}),
  createProject: async () => ({ body: { name: freshName('project'), phases: [{ name: 'Start' }] } }),
  getProject: async (client) => ({ ids: [await aProject(client)] }),
  updateProject: async (client) => ({ ids: [await aProject(client)], body: { name: freshName('project') } }),
  deleteProject: async (client) => ({ ids: [await aProject(client)] }),

  listPhases: async (client) => ({ ids: [await aProject(client)] }),
  createPhase: async (client) => ({
    ids: [await aProject(client, { budget_type: 'time' })],
    body: { name: freshName('phase') },
  }),
  getPhase: async (client) => ({ ids: Object.values(await aPlace(client)) }),
  updatePhase: async (client) => ({
    ids: Object.values(await aPlace(client, { budget_type: 'time' })),
    body: { name: freshName('phase') },
  }),
  deletePhase: async (client) => ({ ids: Object.values(await aPlace(client)) }),

  listPhaseCategories: async () => ({}),
  createPhaseCategory: async () => ({ body: { name: freshName('category'), color: '#336699' } }),
  updatePhaseCategory: async (client) => ({
    ids: [await aCategory(client)],
    body: { name: freshName('category') },
  }),
  deletePhaseCategory: async (client) => ({ ids: [await aCategory(client)] }),

  listEntries: async () => ({}),
  createEntry: async (client) => ({
    body: { ...(await aPlace(client)), minutes: 30, notes: freshName('entry') },
  }),
  getEntry: async (client) => ({ ids: [await anEntry(client)] }),
  updateEntry: async (client) => ({ ids: [await anEntry(client)], body: { minutes: 45 } }),
  deleteEntry: async (client) => ({ ids: [await anEntry(client)] }),

  listTimers: async () => ({}),
  createTimer: async (client) => ({ body: await timerBody(client) }),
  updateTimer: async (client) => ({ ids: [await aTimer(client)], body: { notes: freshName('timer') } }),
  deleteTimer: async (client) => ({ ids: [await aTimer(client)] }),
  pauseTimer: async (client) => ({ ids: [await aTimer(client)] }),
  resumeTimer: async (client) => ({ ids: [await aPausedTimer(client)] }),
  stopTimer: async (client) => ({ ids: [await aTimer(client)] }),

  listTodos: async () => ({}),
  getTodo: async (client) => ({ ids: [await aTodo(client)] }),
};

/** Prepares a call of the operation; an operation without one has no test. */
export async function scenario(operationId: string, client: Client): Promise<LooseInput> {
  const prepare = SCENARIOS[operationId];
  if (!prepare) throw new Error(`missing contract test: ${operationId}`);
  return prepare(client);
}

export function memberBody(): { email: string; name: string } {
  const name = freshName('member');
  return { name, email: addressOf(name) };
}

/** An address that nobody in any workspace of the target has, for a fresh name. */
export function addressOf(name: string): string {
  return `${name.replaceAll(' ', '.')}.${PROCESS}@example.com`;
}

export async function aMember(client: Client): Promise<number> {
  return succeeded(await client.call('createMember', { body: memberBody() })).data.user_id;
}

export async function aClient(client: Client): Promise<number> {
  return succeeded(await client.call('createClient', { body: { name: freshName('client') } })).data.client_id;
}

export async function aGroup(client: Client): Promise<number> {
  return succeeded(await client.call('createGroup', { body: { name: freshName('group') } })).data.group_id;
}

export async function aCategory(client: Client): Promise<number> {
  const body = { name: freshName('category') };
  return succeeded(await client.call('createPhaseCategory', { body })).data.phase_category_id;
}

export type ProjectBody = NonNullable<Input<'createProject'>['body']>;

export async function aProject(client: Client, body: Partial<ProjectBody> = {}): Promise<number> {
  const project = { name: freshName('project'), ...body };
  return succeeded(await client.call('createProject', { body: project })).data.project_id;
}

/** A phase of a project. */
export async function aPhase(client: Client, project: number): Promise<number> {
  const input = { ids: [project], body: { name: freshName('phase') } };
  return succeeded(await client.call('createPhase', input)).data.phase_id;
}

/** A project and a phase of it, to track time in. */
export type Place = { project_id: number; phase_id: number };

export async function aPlace(client: Client, body: Partial<ProjectBody> = {}): Promise<Place> {
  const project_id = await aProject(client, body);
  return { project_id, phase_id: await aPhase(client, project_id) };
}

export async function anEntry(client: Client): Promise<number> {
  const body = { ...(await aPlace(client)), minutes: 30, notes: freshName('entry') };
  return succeeded(await client.call('createEntry', { body })).data.entry_id;
}

async function timerBody(client: Client): Promise<Place & { notes: string }> {
  return { ...(await aPlace(client)), notes: freshName('timer') };
}

/** A running timer. */
export async function aTimer(client: Client): Promise<number> {
  return succeeded(await client.call('createTimer', { body: await timerBody(client) })).data.timer_id;
}

export async function aPausedTimer(client: Client): Promise<number> {
  const id = await aTimer(client);
  succeeded(await client.call('pauseTimer', { ids: [id] }));
  return id;
}

/** Todos cannot be made through the API, so the first there is. */
export async function aTodo(client: Client): Promise<number> {
  const [todo] = succeeded(await client.call('listTodos')).data;
  if (!todo) throw new Error('nothing to see: there is no todo');
  return todo.todo_id;
}
