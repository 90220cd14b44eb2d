import { type Made, places, type Relation, timeOf } from './actor-places.ts';
import { type Target, targetsOf } from './actor-targets.ts';
import type { Client, LooseInput } from './client.ts';
import type { Fields, Kind } from './oracle-facts.ts';
import { succeeded } from './refusals.ts';
import { freshName, memberBody } from './scenarios.ts';
import type { Surroundings } from './surroundings.ts';

/** A valid call of a write, on something that belongs to the actor in a known way. */
export interface Attempt extends Pick<Target, 'relation' | 'refusal'> {
  input: LooseInput;
  /** What the call changes, read by somebody who sees it. */
  watch(): Promise<Fields | undefined>;
}

/** A body for each call on a record; the others have none. */
const CHANGES: Record<string, () => Fields> = {
  updateMember: () => ({ name: freshName('member') }),
  updateClient: () => ({ name: freshName('client') }),
  updateGroup: () => ({ name: freshName('group') }),
  updateProject: () => ({ name: freshName('project') }),
  createPhase: () => ({ name: freshName('phase') }),
  updatePhase: () => ({ name: freshName('phase') }),
  updatePhaseCategory: () => ({ name: freshName('category') }),
  updateEntry: () => ({ minutes: 45 }),
  updateTimer: () => ({ notes: 'Changed' }),
};

/** What belongs to no project and no person is created by who reaches everything. */
const PLAIN_CREATES: Record<string, { list: string; body: () => Fields }> = {
  createMember: { list: 'listMembers', body: memberBody },
  createClient: { list: 'listClients', body: () => ({ name: freshName('client') }) },
  createGroup: { list: 'listGroups', body: () => ({ name: freshName('group') }) },
  createPhaseCategory: { list: 'listPhaseCategories', body: () => ({ name: freshName('category') }) },
};

/**
 * Calls of a write for this actor, one for every way in which its record can belong to him; only those relations
 * that are wanted are made.
 */
export async function attemptsAt(
  operationId: string,
  kind: Kind,
  around: Surroundings,
  isWanted: (relation: Relation) => boolean = () => true,
): Promise<Attempt[]> {
  const wanted = attempts(operationId, kind, around).filter(([relation]) => isWanted(relation));
  return Promise.all(wanted.map(([, make]) => make()));
}

function attempts(operationId: string, kind: Kind, around: Surroundings): Made<Attempt>[] {
  const plain = PLAIN_CREATES[operationId];
  if (plain) return [now(create('beyond', around.owner, plain.list, { body: plain.body() }))];
  switch (operationId) {
    case 'createProject': {
      const input = { body: { name: freshName('project') } };
      return [now(create(around.reachesAll ? 'beyond' : 'scope', around.owner, 'listProjects', input))];
    }
    case 'createPhase':
      return then(places(around), (relation, { project_id }) => {
        const input = callOn('createPhase', [project_id]);
        return create(relation, around.owner, 'listPhases', input, relation === 'beyond' ? 404 : 403);
      });
    case 'createEntry':
      return then(timeOf(around), (relation, body) =>
        create(relation, around.owner, 'listEntries', { body: { ...body, minutes: 30 } }),
      );
    case 'createTimer':
      return then([['own', () => around.publicPlace()]], (relation, body) =>
        create(relation, around.me, 'listTimers', { body }),
      );
    default:
      return then(
        targetsOf(kind, around, operationId === 'resumeTimer'),
        (_relation, { ids, ...target }) => ({
          ...target,
          input: callOn(operationId, ids),
        }),
      );
  }
}

function now(attempt: Attempt): Made<Attempt> {
  return [attempt.relation, async () => attempt];
}

function then<T>(made: Made<T>[], attempt: (relation: Relation, thing: T) => Attempt): Made<Attempt>[] {
  return made.map(([relation, make]) => [relation, async () => attempt(relation, await make())]);
}

/** A valid call of an operation on the record with these path parameters. */
export function callOn(operationId: string, ids: number[]): LooseInput {
  const body = CHANGES[operationId]?.();
  return body ? { ids, body } : { ids };
}

/** A create, watched by how many there are. */
function create(
  relation: Relation,
  reader: Client,
  list: string,
  input: LooseInput,
  refusal: 403 | 404 = 403,
): Attempt {
  const watch = async () => {
    const answer = await reader.send(list, { ids: input.ids ?? [], query: { per_page: 100 } });
    return { total: (succeeded(answer) as { meta: Fields }).meta.total };
  };
  return { relation, refusal, input, watch };
}
