import { type Answer, expectSame } from './answer.ts';
import type { Client } from './client.ts';
import { contract, type Operation } from './contract.ts';
import { leaveOut } from './leave-out.ts';
import { type RawRequest, sendRaw } from './raw.ts';
import { succeeded } from './refusals.ts';
import { scenario } from './scenarios.ts';
import { lastingWorld, type World } from './world.ts';

/** A workspace in which one operation has something to do, for all tests whose calls of it are refused. */
export class Stage {
  constructor(
    readonly operation: Operation,
    readonly world: World,
    /** Path parameters and body with which the call would succeed. */
    readonly ids: (number | string)[],
    readonly body: Record<string, unknown>,
  ) {}

  get owner(): Client {
    return this.world.as('owner');
  }

  /** Sends the operation as the owner, to its record unless the request names another. */
  send(raw: RawRequest): Promise<Answer> {
    return sendRaw(this.owner, this.operation, { ids: this.ids, ...raw });
  }

  /** Does something of which nothing may be stored: the operation's list stays as it is. */
  async leavesAlone(act: () => Promise<void>): Promise<void> {
    const before = await this.#look();
    await act();
    const after = await this.#look();
    if (before && after) expectSame(after, 'a refused call stores nothing', before.text, after.text);
  }

  async #look(): Promise<Answer | undefined> {
    const list = listBeside(this.operation);
    if (!list) return undefined;
    const ids = this.ids.slice(0, list.pathParameters.length);
    const answer = await sendRaw(this.owner, list, { ids, query: 'per_page=100' });
    succeeded(answer);
    return answer;
  }
}

const stages = new Map<string, Promise<Stage>>();

/** The stage of an operation; the first test that asks for it sets it up. */
export function stageOf(operation: Operation): Promise<Stage> {
  const known = stages.get(operation.id) ?? newStage(operation);
  stages.set(operation.id, known);
  return known;
}

/** A stage of its own, for a test whose calls succeed and leave records behind. */
export async function newStage(operation: Operation): Promise<Stage> {
  const world = await lastingWorld();
  const { ids = [], body } = await scenario(operation.id, world.as('owner'));
  return new Stage(operation, world, ids, (body ?? {}) as Record<string, unknown>);
}

/** The list in which the records of an operation stand: the one with the longest path that its own begins with. */
export function listBeside({ path }: Operation): Operation | undefined {
  return contract.operations
    .filter(isList)
    .filter((list) => path === list.path || path.startsWith(`${list.path}/`))
    .sort((a, b) => b.path.length - a.path.length)[0];
}

/** The same for a test that has nothing to look at without that list. */
export function listThatHolds(operation: Operation): Operation {
  return listBeside(operation) ?? leaveOut('not in the contract document');
}

/** Whether an operation answers with a list, under `data` or bare. */
function isList({ method, success: { schema } }: Operation): boolean {
  return method === 'get' && (schema.properties?.data ?? schema).type === 'array';
}
