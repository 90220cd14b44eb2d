import { nearestTo } from '../../fixtures/actor-nearest.ts';
import { callOn } from '../../fixtures/actor-scenarios.ts';
import type { Client, LooseInput } from '../../fixtures/client.ts';
import type { Actor, Operation } from '../../fixtures/contract.ts';
import { probe } from '../../fixtures/live/probe.ts';
import { listBeside } from '../../fixtures/operation-fixture.ts';
import { succeeded } from '../../fixtures/rejections.ts';
import type { ApiResponse } from '../../fixtures/response.ts';
import { scenario } from '../../fixtures/scenarios.ts';
import { target } from '../../fixtures/target.ts';
import { lastingWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';
import { CALL } from './operations.ts';

/** A workspace in which the operation has something to do; nobody does it, since all of these calls are rejected. */
interface RejectedCall {
  workspace: TestWorkspace;
  input: LooseInput;
}

const rejectedCalls = new Map<string, Promise<RejectedCall>>();

/** The fixture of an operation with a record of the owner's; the first test that asks for it sets it up. */
export function rejectedCallOf(operation: Operation): Promise<RejectedCall> {
  const known = rejectedCalls.get(operation.id) ?? prepare(operation);
  rejectedCalls.set(operation.id, known);
  return known;
}

/** The same on the record that is nearest to the actor, where the operation is on a record. */
async function nearestRejectedCall(operation: Operation, actor: Actor): Promise<RejectedCall> {
  const { length } = operation.pathParameters;
  if (actor === 'anonymous' || length === 0) return rejectedCallOf(operation);
  const { workspace, ids } = await nearestTo(actor);
  const path = ids[CALL[operation.id]?.kind ?? 'todo'];
  return path ? { workspace, input: callOn(operation.id, path.slice(0, length)) } : rejectedCallOf(operation);
}

async function prepare(operation: Operation): Promise<RejectedCall> {
  const workspace = await lastingWorkspace();
  return { workspace, input: await scenario(operation.id, workspace.as('owner')) };
}

/** A call that is rejected, as the target lets an actor try it. */
interface Attempt {
  /** The input that an owner succeeds with; undefined where only a call that does nothing may be tried. */
  input?: LooseInput;
  send(input?: LooseInput): Promise<ApiResponse>;
  /** What the owner finds in the list that the call would change, where they may look. */
  list(): Promise<unknown>;
}

/** Where records can be prepared, the call is tried on the nearest one; elsewhere by a harmless probe. */
export async function attempt(operation: Operation, actor: Actor): Promise<Attempt> {
  if (!target.control) {
    const response = await probe(operation, actor);
    return { send: async () => response, list: async () => undefined };
  }
  const { workspace, input } = await nearestRejectedCall(operation, actor);
  return {
    input,
    send: (other = input) => workspace.as(actor).send(operation.id, other),
    list: () => listed(workspace.as('owner'), operation, input),
  };
}

/** What the owner finds in the list that the operation would change; nothing for one that only reads. */
export async function listed(
  owner: Client,
  operation: Operation,
  { ids = [] }: LooseInput,
): Promise<unknown> {
  const list = operation.method === 'get' ? undefined : listBeside(operation);
  if (!list) return undefined;
  const input = { ids: ids.slice(0, list.pathParameters.length), query: { per_page: 100 } };
  return succeeded(await owner.send(list.id, input));
}
