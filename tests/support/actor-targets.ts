import { type Made, places, type Relation, timeOf } from './actor-places.ts';
import type { Client } from './client.ts';
import { contract } from './contract.ts';
import type { Fields, Kind } from './oracle-facts.ts';
import { succeeded } from './refusals.ts';
import { aCategory, aClient, aGroup, type Place } from './scenarios.ts';
import type { Surroundings } from './surroundings.ts';

/** A record to try on: how it belongs to the actor, and what he should get where he does not reach it. */
export interface Target {
  relation: Relation;
  ids: number[];
  /** 403 for what he sees, 404 for what he does not see. */
  refusal: 403 | 404;
  /** The record as somebody who sees it reads it; undefined when it is gone. */
  watch(): Promise<Fields | undefined>;
}

/** Records of a kind, one of every relation that the actor can have to such a record. */
export function targetsOf(kind: Kind, around: Surroundings, isPaused: boolean): Made<Target>[] {
  switch (kind) {
    case 'client':
      return clients(around);
    case 'project':
      return onPlaces(around, 'getProject', ({ project_id }) => [project_id]);
    case 'phase':
      return onPlaces(around, 'getPhase', ({ project_id, phase_id }) => [project_id, phase_id]);
    case 'entry':
      return entries(around);
    case 'timer':
      return timers(around, isPaused);
    default:
      return [['beyond', () => forWhoReachesAll(kind, around)]];
  }
}

function onPlaces(around: Surroundings, read: string, idsOf: (place: Place) => number[]): Made<Target>[] {
  return places(around).map(([relation, make]) => [
    relation,
    async () => target(relation, around.owner, read, idsOf(await make())),
  ]);
}

function clients(around: Surroundings): Made<Target>[] {
  const { owner } = around;
  const client = (relation: Relation, make: () => Promise<number>): Made<Target> => [
    relation,
    async () => target(relation, owner, 'getClient', [await make()]),
  ];
  const beyond = client('beyond', () => aClient(owner));
  return around.isManager ? [client('scope', () => around.managedClient()), beyond] : [beyond];
}

async function forWhoReachesAll(kind: Kind, around: Surroundings): Promise<Target> {
  const { owner } = around;
  if (kind === 'member') return target('beyond', owner, 'getMember', [await around.stranger()]);
  if (kind === 'group') return target('beyond', owner, 'getGroup', [await aGroup(owner)]);
  const id = await aCategory(owner);
  const watch = () => inList(owner, 'listPhaseCategories', 'phase_category_id', id);
  return { relation: 'beyond', ids: [id], refusal: 404, watch };
}

function entries(around: Surroundings): Made<Target>[] {
  return timeOf(around).map(([relation, make]) => [
    relation,
    async () => {
      const entry = { body: { ...(await make()), minutes: 30 } };
      const { entry_id } = succeeded(await around.owner.call('createEntry', entry)).data;
      return target(relation, around.owner, 'getEntry', [entry_id]);
    },
  ]);
}

function timers(around: Surroundings, isPaused: boolean): Made<Target>[] {
  const { me, colleague, isManager } = around;
  const timer = async (relation: Relation, user: Client, place: Place): Promise<Target> => {
    const { timer_id } = succeeded(await user.call('createTimer', { body: place })).data;
    if (isPaused) succeeded(await user.call('pauseTimer', { ids: [timer_id] }));
    const watch = () => inList(user, 'listTimers', 'timer_id', timer_id);
    return { relation, ids: [timer_id], refusal: 404, watch };
  };
  const theirPlace = () => (isManager ? around.managedPlace() : around.publicPlace());
  // Who sees every project has timers also where he is not assigned.
  const ownPlace = () => (around.reachesAll ? around.strangePlace() : around.publicPlace());
  return [
    ['own', async () => timer('own', me, await ownPlace())],
    ['beyond', async () => timer('beyond', colleague, await theirPlace())],
  ];
}

function target(relation: Relation, reader: Client, read: string, ids: number[]): Target {
  return {
    relation,
    ids,
    refusal: relation === 'assigned' ? 403 : 404,
    watch: () => found(reader, read, { ids }),
  };
}

/** Where a record stands when the document has no operation that reads it alone. */
const LISTED: Record<string, [list: string, idField: string]> = {
  getMember: ['listMembers', 'user_id'],
  getClient: ['listClients', 'client_id'],
  getGroup: ['listGroups', 'group_id'],
  getProject: ['listProjects', 'project_id'],
  getPhase: ['listPhases', 'phase_id'],
  getEntry: ['listEntries', 'entry_id'],
};

async function found(reader: Client, read: string, input: { ids: number[] }): Promise<Fields | undefined> {
  const [list, idField] = LISTED[read] ?? [];
  if (!contract.byId.has(read) && list && idField) {
    const [id = 0, ...parents] = input.ids.toReversed();
    return inList(reader, list, idField, id, parents);
  }
  const answer = await reader.send(read, input);
  return answer.status === 404 ? undefined : (succeeded(answer) as { data: Fields }).data;
}

async function inList(
  reader: Client,
  list: string,
  idField: string,
  id: number,
  ids: number[] = [],
): Promise<Fields | undefined> {
  const { data } = succeeded(await reader.send(list, { ids, query: { per_page: 100 } })) as {
    data: Fields[];
  };
  return data.find((record) => record[idField] === id);
}
