import { LENIENT, rule } from '../../fixtures/check.ts';

import { prepareFixture } from '../../fixtures/operation-fixture.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectSuccess } from '../../fixtures/rejections.ts';

/** RFC 9110 9.3.1 gives content in such a request no meaning, so neither its syntax nor its media type matters. */
const BODIES = [
  { body: '{"name": "ignored"}' },
  { body: 'no JSON', contentType: 'text/plain' },
  { body: '[1, 2', contentType: null },
];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'ignores a body', LENIENT, async () => {
      const fixture = await prepareFixture(operation);
      for (const body of BODIES) {
        const { ids = [] } = await successfulInput(operation.id, fixture.owner);
        expectSuccess(await fixture.send({ ids, ...body }), `a body of ${body.body} is ignored`);
      }
    });
  }
});
