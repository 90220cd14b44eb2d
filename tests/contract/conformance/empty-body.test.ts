import { findResponseSource, LENIENT, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { type BadInput, expectEachRejected } from '../../fixtures/inputs/bad-inputs.ts';

import { prepareFixture } from '../../fixtures/operation-fixture.ts';
import type { RawRequest } from '../../fixtures/raw.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { skip } from '../../fixtures/skip.ts';

/** A missing body counts as an object without fields. */
const EMPTY_BODIES: [what: string, request: RawRequest][] = [
  ['no body', {}],
  ['an empty body', { body: '' }],
  ['an empty body of another type', { body: '', contentType: 'text/plain' }],
  ['an empty object', { body: '{}' }],
];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const required = operation.body?.schema.required ?? [];
    if (required.length > 0) {
      const title = `rejects an empty body, naming ${required.join(', ')}`;
      check(operation, title, findResponseSource(operation, 422), () =>
        expectEachRejected(operation, 'invalid', inputs(required)),
      );
    } else {
      check(operation, 'changes nothing with an empty body', LENIENT, () => expectNoChange(operation));
    }
  }
});

function inputs(fields: string[]): BadInput[] {
  return EMPTY_BODIES.map(([what, request]) => ({ what, request, fields }));
}

/** The clock of the fixture is frozen, so that not even the date of the last change differs. */
async function expectNoChange(operation: Operation): Promise<void> {
  if (operation.body?.schema.minProperties) skip('the document requires a field');
  const fixture = await prepareFixture(operation);
  await fixture.expectUnchanged(async () => {
    const responses: ApiResponse[] = [];
    for (const [what, request] of EMPTY_BODIES) {
      const response = await fixture.send(request);
      expectSuccess(response, `${what} is accepted`);
      responses.push(response);
    }
    for (const response of responses)
      expectSame(response, 'each empty body returns the same record', responses[0]?.text, response.text);
  });
}
