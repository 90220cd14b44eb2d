import type { AccessValue } from '../../../scripts/contract/contract.ts';
import type { Relation } from '../../fixtures/actor-locations.ts';
import type { Attempt } from '../../fixtures/actor-scenarios.ts';
import type { Client } from '../../fixtures/client.ts';
import type { Fields } from '../../fixtures/oracle.ts';
import { rejected, succeeded } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';

const WHOSE: Record<Relation, string> = {
  own: 'their own',
  managed: 'what they manage',
  assigned: 'what they are assigned to or what is public',
  beyond: 'unrelated records',
};

/** Whether an access value covers what belongs to the actor in this way. */
export function includes(access: AccessValue[], relation: Relation): boolean {
  return access.includes('all') || (relation !== 'beyond' && access.includes(relation));
}

/** What came of an attempt: the response, and the record before and after it. */
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

/** Holds what came of an attempt to the expected access: it is done and stored, or rejected and nothing is. */
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
  succeeded(response, `they may do it to ${WHOSE[relation]}`);
  if (JSON.stringify(before) === JSON.stringify(after)) {
    expectSame(response, 'the write changes something', 'another record than before', after);
  }
  for (const [name, value] of Object.entries((input.body ?? {}) as Fields)) {
    if (after && name in after) expectSame(response, `${name} is what was sent`, value, after[name]);
  }
}

function didNotHappen(response: ApiResponse, { relation }: Attempt, before?: Fields, after?: Fields): void {
  rejected(response, `they may not do it to ${WHOSE[relation]}`);
  expectSame(response, 'a rejected write changes nothing', before, after);
}
