import { otherReach } from '../../scripts/live/proposals.ts';
import type { Answer } from './answer.ts';
import { ContractFailure } from './answer.ts';
import type { Client } from './client.ts';
import { contract, type Operation, operationNamed, type SignedIn } from './contract.ts';
import { leaveOut } from './leave-out.ts';
import { live } from './live/settings.ts';
import { present } from './present.ts';
import { succeeded } from './refusals.ts';
import { sharedWorld } from './world.ts';

export type Fields = Record<string, unknown>;

/** A page of a list as far as a source has seen one (client-sneup). */
export interface Page {
  data: Fields[];
  meta: { current_page: number; last_page: number; total: number; per_page?: number };
}

/** Somebody who reads what is there: the owner of the mock's workspace, or on live the user of the token. */
export interface Reader {
  actor: SignedIn;
  client: Client;
}

let world: ReturnType<typeof sharedWorld> | undefined;

/** Always in the same workspace, so that what is read twice is read of the same records. */
export async function reader(list?: Operation): Promise<Reader> {
  // Of the mock's users the member has more than one timer.
  const actor = live?.identities[0]?.actor ?? (list?.tag === 'Timers' ? 'member' : 'owner');
  world ??= sharedWorld();
  return { actor, client: (await world).as(actor) };
}

/** Operations that list records, in the order of the document. */
export const LISTS = contract.operations.filter(
  ({ success }) => success.schema.properties?.meta !== undefined,
);

/** A page of a list; a list that the reader may not call skips the test. */
export async function pageOf(list: Operation, query: Fields = {}): Promise<{ answer: Answer; page: Page }> {
  const { actor, client } = await reader(list);
  if (list.access[actor].reach.includes('none')) leaveOut(`${actor} may not call it`);
  const ids = list.pathParameters.length > 0 ? [await firstId('listProjects', 'project_id')] : [];
  const answer = await client.send(list.id, { ids, query });
  if (answer.status === 403) {
    const expected = `status ${list.success.status}`;
    throw new ContractFailure(
      answer,
      `${actor} may call ${list.id}`,
      expected,
      `403 ${answer.text}`,
      otherReach(list, actor, ['none']),
    );
  }
  return { answer, page: succeeded(answer) as Page };
}

/** The first page, as it comes. Without a record on it there is nothing to see. */
export async function firstPage(list: Operation, atLeast = 1): Promise<{ answer: Answer; page: Page }> {
  const found = await pageOf(list);
  if (found.page.data.length < atLeast) leaveOut('nothing to see');
  return found;
}

async function firstId(list: string, idField: string): Promise<number> {
  const { page } = await firstPage(operationNamed(list));
  return present(page.data[0]?.[idField] as number | undefined, idField);
}
