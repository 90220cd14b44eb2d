import type { OverlayAction } from '../../scripts/live/observation.ts';
import { otherRefusal } from '../../scripts/live/proposals.ts';
import { type Answer, ContractFailure, expectSame } from './answer.ts';
import type { Actor } from './contract.ts';
import { tell } from './live/judge.ts';

/** The bodies of the refusals, written out (fact sheet section 4: Laravel's conventions, all assumed). */
const MESSAGES: Record<number, string> = {
  400: 'The request body is not valid JSON.',
  401: 'Unauthenticated.',
  403: 'This action is unauthorized.',
  404: 'Not found.',
  415: 'The request body must be application/json.',
  422: 'The given data was invalid.',
  429: 'Too Many Attempts.',
};
const LOCKED = 'This time is locked: its period is closed.';

/** The call went through: returns its body. */
export function succeeded<B>(answer: Answer<B>, rule = 'the call succeeds'): B {
  const { status } = answer.operation.success;
  if (answer.status === status) return answer.body;
  throw new ContractFailure(answer, rule, `status ${status}`, `status ${answer.status} ${answer.text}`);
}

/** The call was refused, whatever the status: what sentences say that do not speak of the status. */
export function refused(answer: Answer, rule = 'the call is refused'): void {
  if (answer.status >= 400 && answer.status < 500) return;
  throw new ContractFailure(answer, rule, 'a refusal (4xx)', `${answer.status} ${answer.text}`);
}

/** Refused with this status and the whole body of it. For 422, `fields` are all that `errors` names. */
export function refusedWith(
  answer: Answer,
  status: number,
  fields: string[] = [],
  rule = `the call is refused with ${status}`,
): void {
  if (answer.status !== status) {
    const received = `status ${answer.status} ${answer.text}`;
    throw new ContractFailure(answer, rule, `status ${status}`, received, otherStatus(answer, status));
  }
  if (status === 422) namesFields(answer, rule, fields);
  else saysWhy(answer, rule, { message: MESSAGES[status] });
}

/** Where a call is refused at all, the document may say that it is refused with another status. */
function otherStatus({ operation, actor, status }: Answer, expected: number): OverlayAction[] {
  const cell = operation.access[actor as Actor];
  const isRefusal = actor !== 'anonymous' && status >= 400 && status < 500 && cell?.reach.includes('none');
  return isRefusal && expected !== 422 ? otherRefusal(operation, actor, status) : [];
}

/** The words of a refusal are Laravel's in every case: on live they are held apart from the refusal itself. */
function saysWhy(answer: Answer, rule: string, body: object): void {
  try {
    expectSame(answer, rule, body, answer.body);
  } catch (failure) {
    if (!(failure instanceof ContractFailure)) throw failure;
    tell({ failure, sources: ["guess: Laravel's words"], overlay: [] });
  }
}

/** Refused because the day of the record is locked. */
export function refusedAsLocked(answer: Answer): void {
  const rule = 'the call is refused with 403 as locked';
  expectSame(
    answer,
    rule,
    { status: 403, body: { message: LOCKED } },
    { status: answer.status, body: answer.body },
  );
}

function namesFields(answer: Answer, rule: string, fields: string[]): void {
  const { message, errors } = answer.body as { message: string; errors: Record<string, string[]> };
  expectSame(answer, rule, MESSAGES[422], message);
  expectSame(answer, `${rule} naming the fields`, [...fields].sort(), Object.keys(errors).sort());
}
