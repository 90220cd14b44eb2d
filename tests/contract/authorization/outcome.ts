import type { AccessValue } from '../../../scripts/contract/contract.ts';
import type { Relation } from '../../fixtures/actor-locations.ts';
import type { Attempt } from '../../fixtures/actor-scenarios.ts';
import type { Client } from '../../fixtures/client.ts';
import type { Fields } from '../../fixtures/oracle-facts.ts';
import { rejected, succeeded } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';

const WHOSE: Record<Relation, string> = {
  own: 'his own',
  managed: 'what he manages',
  assigned: 'what he is assigned to or what is public',
  beyond: 'what has nothing to do with him',
};

/** Whether a reach takes in what belongs to the actor in this way. */
export function includes(access: AccessValue[], relation: Relation): boolean {
  return access.includes('all') || (relation !== 'beyond' && access.includes(relation));
}

/** What came of an attempt: the answer, and the record before and after it. */
export interface Outcome {
  response: ApiResponse;
  before: Fields | undefined;
  after: Fields | undefined;
}

export async function tryOut(client: Client, operationId: string, attempt: Attempt): Promise<Outcome> {
  const before = await attempt.watch();
  const response = await client.send(operationId, attempt.input);
  return { response, before, after: await attempt.watch() };
}

/** Holds what came of an attempt to the reach: it is done and stored, or refused and nothing is. */
export function judge({ response, before, after }: Outcome, attempt: Attempt, access: AccessValue[]): void {
  if (includes(access, attempt.relation)) happened(response, attempt, before, after);
  else didNotHappen(response, attempt, before, after);
}

function happened(
  response: ApiResponse,
  { relation, input }: Attempt,
  before?: Fields,
  after?: Fields,
): void {
  succeeded(response, `he may do it to ${WHOSE[relation]}`);
  if (JSON.stringify(before) === JSON.stringify(after)) {
    expectSame(response, 'the write changes something', 'another record than before', after);
  }
  for (const [name, value] of Object.entries((input.body ?? {}) as Fields)) {
    if (after && name in after) expectSame(response, `${name} is what was sent`, value, after[name]);
  }
}

function didNotHappen(response: ApiResponse, { relation }: Attempt, before?: Fields, after?: Fields): void {
  rejected(response, `he may not do it to ${WHOSE[relation]}`);
  expectSame(response, 'a refused write changes nothing', before, after);
}
