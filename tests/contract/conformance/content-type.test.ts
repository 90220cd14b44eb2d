import { findResponseSource, LENIENT, rule } from '../../fixtures/check.ts';
import { expectEachRejected } from '../../fixtures/inputs/bad-inputs.ts';

import { prepareFixture } from '../../fixtures/operation-fixture.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectSuccess, resolveStatus } from '../../fixtures/rejections.ts';

const UNSUPPORTED_TYPES = [
  null,
  'text/plain',
  'text/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/xml',
  'application/vnd.api+json',
  'application/jsonx',
  'application/*',
  'application/json, text/plain',
];
const EQUIVALENT_TYPES = [
  'application/json; charset=utf-8',
  'APPLICATION/JSON',
  'application/json ;charset="UTF-8"',
];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      `rejects an unsupported content type with ${resolveStatus('wrongContentType')}`,
      findResponseSource(operation, resolveStatus('wrongContentType')),
      async () => {
        const body = JSON.stringify((await prepareFixture(operation)).body);
        const inputs = UNSUPPORTED_TYPES.map((contentType) => {
          const what = contentType === undefined ? 'a body without a type' : `a body of type ${contentType}`;
          return { what, request: { body, contentType } };
        });
        const malformed = { what: 'plain text', request: { body: '{', contentType: 'text/plain' } };
        await expectEachRejected(operation, 'wrongContentType', [...inputs, malformed]);
      },
    );

    check(
      operation,
      'accepts application/json with parameters, in upper or lower case',
      LENIENT,
      async () => {
        const fixture = await prepareFixture(operation);
        for (const contentType of EQUIVALENT_TYPES) {
          const { ids = [], body } = await successfulInput(operation.id, fixture.owner);
          const response = await fixture.send({ ids, body: JSON.stringify(body), contentType });
          expectSuccess(response, `a body of type ${contentType} is accepted`);
        }
      },
    );
  }
});
