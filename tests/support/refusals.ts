import { type Answer, ContractFailure, expectSame } from './answer.ts';

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
  expectSame(answer, rule, answer.operation.success.status, answer.status);
  return answer.body;
}

/** The call was refused, whatever the status: what sentences say that do not speak of the status. */
export function refused(answer: Answer, rule = 'the call is refused'): void {
  if (answer.status >= 400 && answer.status < 500) return;
  throw new ContractFailure(answer, rule, 'a refusal (4xx)', `${answer.status} ${answer.text}`);
}

/** Refused with this status and the whole body of it. For 422, `fields` are all that `errors` names. */
export function refusedWith(answer: Answer, status: number, fields: string[] = []): void {
  const rule = `the call is refused with ${status}`;
  if (answer.status !== status) {
    throw new ContractFailure(answer, rule, `status ${status}`, `status ${answer.status} ${answer.text}`);
  }
  if (status === 422) namesFields(answer, rule, fields);
  else expectSame(answer, rule, { message: MESSAGES[status] }, answer.body);
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
