import type { ReachWord } from '../../../scripts/contract/contract.ts';
import type { Relation } from '../../fixtures/actor-places.ts';
import type { Attempt } from '../../fixtures/actor-scenarios.ts';
import { type Answer, expectSame } from '../../fixtures/answer.ts';
import type { Client } from '../../fixtures/client.ts';
import type { Fields } from '../../fixtures/oracle-facts.ts';
import { refused, succeeded } from '../../fixtures/refusals.ts';

const WHOSE: Record<Relation, string> = {
  own: 'his own',
  scope: 'what he manages',
  assigned: 'what he is assigned to or what is public',
  beyond: 'what has nothing to do with him',
};

/** Whether a reach takes in what belongs to the actor in this way. */
export function takesIn(reach: ReachWord[], relation: Relation): boolean {
  return reach.includes('all') || (relation !== 'beyond' && reach.includes(relation));
}

/** What came of an attempt: the answer, and the record before and after it. */
export interface Outcome {
  answer: Answer;
  before: Fields | undefined;
  after: Fields | undefined;
}

export async function tryOut(client: Client, operationId: string, attempt: Attempt): Promise<Outcome> {
  const before = await attempt.watch();
  const answer = await client.send(operationId, attempt.input);
  return { answer, before, after: await attempt.watch() };
}

/** Holds what came of an attempt to the reach: it is done and stored, or refused and nothing is. */
export function judge({ answer, before, after }: Outcome, attempt: Attempt, reach: ReachWord[]): void {
  if (takesIn(reach, attempt.relation)) tookPlace(answer, attempt, before, after);
  else tookNoPlace(answer, attempt, before, after);
}

function tookPlace(answer: Answer, { relation, input }: Attempt, before?: Fields, after?: Fields): void {
  succeeded(answer, `he may do it to ${WHOSE[relation]}`);
  if (JSON.stringify(before) === JSON.stringify(after)) {
    expectSame(answer, 'the write changes something', 'another record than before', after);
  }
  for (const [name, value] of Object.entries((input.body ?? {}) as Fields)) {
    if (after && name in after) expectSame(answer, `${name} is what was sent`, value, after[name]);
  }
}

function tookNoPlace(answer: Answer, { relation }: Attempt, before?: Fields, after?: Fields): void {
  refused(answer, `he may not do it to ${WHOSE[relation]}`);
  expectSame(answer, 'a refused write changes nothing', before, after);
}
