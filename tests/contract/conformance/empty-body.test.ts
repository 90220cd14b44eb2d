import { type Answer, expectSame } from '../../fixtures/answer.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { sourceOf } from '../../fixtures/inputs/field-rules.ts';
import { type BadInput, refusesEach } from '../../fixtures/inputs/refuse.ts';
import { LENIENT } from '../../fixtures/inputs/sources.ts';
import type { RawRequest } from '../../fixtures/raw.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { stageOf } from '../../fixtures/stage.ts';

/** No body at all counts as an object without fields. */
const EMPTY: [what: string, request: RawRequest][] = [
  ['no body', {}],
  ['an empty body', { body: '' }],
  ['an empty body of another type', { body: '', contentType: 'text/plain' }],
  ['an empty object', { body: '{}' }],
];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const required = operation.body?.schema.required ?? [];
    if (required.length > 0) {
      const title = `refuses an empty body, naming ${required.join(', ')}`;
      check(operation, title, sourceOf(operation, 422), () => refusesEach(operation, 422, inputs(required)));
    } else {
      check(operation, 'changes nothing with an empty body', LENIENT, () => changesNothing(operation));
    }
  }
});

function inputs(fields: string[]): BadInput[] {
  return EMPTY.map(([what, request]) => ({ what, request, fields }));
}

/** The clock of the stage stands, so that not even the date of the last change moves. */
async function changesNothing(operation: Operation): Promise<void> {
  const stage = await stageOf(operation);
  await stage.leavesAlone(async () => {
    const answers: Answer[] = [];
    for (const [what, request] of EMPTY) {
      const answer = await stage.send(request);
      succeeded(answer, `${what} is taken`);
      answers.push(answer);
    }
    for (const answer of answers)
      expectSame(answer, 'each answers the same record', answers[0]?.text, answer.text);
  });
}
