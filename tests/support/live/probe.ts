import { type Answer, ContractFailure } from '../answer.ts';
import type { LooseInput } from '../client.ts';
import type { Actor, Operation } from '../contract.ts';
import { leaveOut } from '../leave-out.ts';
import { sharedWorld } from '../world.ts';
import { NOBODYS_ID } from './gate.ts';

const answers = new Map<string, Promise<Answer>>();

/**
 * Tries on live whether an actor is refused: by a read, or by a call that does nothing even if it is granted (the
 * gate lets it pass with --probe-refusals only). Each is sent once in a run.
 */
export async function probe(operation: Operation, actor: Actor): Promise<Answer> {
  const key = `${operation.id} ${actor}`;
  const known = answers.get(key) ?? send(operation, actor);
  answers.set(key, known);
  known.catch(() => answers.delete(key));
  return judgeable(await known);
}

async function send(operation: Operation, actor: Actor): Promise<Answer> {
  const client = (await sharedWorld()).as(actor);
  return client.send(operation.id, harmlessInput(operation));
}

/** Nobody's record, and a body in which all is missing. */
function harmlessInput({ pathParameters, body }: Operation): LooseInput {
  return { ids: pathParameters.map(() => NOBODYS_ID), ...(body && { body: {} }) };
}

/** A grant is judged by the sources of the permission; a request rejected as invalid does not say who may send it. */
function judgeable(answer: Answer): Answer {
  const { operation, actor, status } = answer;
  if (status >= 200 && status < 300) {
    throw new ContractFailure(answer, `${actor} is refused`, 'a refusal', `status ${status} ${answer.text}`);
  }
  const isPlainList = operation.method === 'get' && operation.pathParameters.length === 0;
  if (!isPlainList && (status === 404 || status === 422)) {
    leaveOut(`inconclusive: a ${status} does not say whether ${actor} may call it`);
  }
  return answer;
}
