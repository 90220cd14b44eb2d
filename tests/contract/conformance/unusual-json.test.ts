import { findResponseSource, LENIENT, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { type BadInput, expectEachRejected } from '../../fixtures/inputs/bad-inputs.ts';

import { prepareFixture } from '../../fixtures/operation-fixture.ts';
import { successfulInput } from '../../fixtures/operations/index.ts';

import { expectSuccess } from '../../fixtures/rejections.ts';

const LEVELS = 20_000;
const NESTED_LISTS = `${'['.repeat(LEVELS)}${']'.repeat(LEVELS)}`;
const NESTED_OBJECTS = `${'{"a":'.repeat(LEVELS)}1${'}'.repeat(LEVELS)}`;
/** A placeholder that is replaced afterwards, since nesting this deep overflows JSON.stringify. */
const PLACEHOLDER = 'nested';
const LAST_COUNTS = 'guess: RFC 8259 4 does not define this; common parsers use the last field';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'accepts a byte order mark and whitespace around the body', LENIENT, async () => {
      const fixture = await prepareFixture(operation);
      for (const padding of ['\uFEFF', '\r\n\t ']) {
        const { ids = [], body } = await successfulInput(operation.id, fixture.owner);
        expectSuccess(await fixture.send({ ids, body: `${padding}${JSON.stringify(body)}` }));
      }
    });

    check(operation, 'uses the last of two fields with the same name', LAST_COUNTS, async () => {
      const fixture = await prepareFixture(operation);
      const { ids = [], body } = await successfulInput(operation.id, fixture.owner);
      const text = JSON.stringify(body);
      const [field = ''] = Object.keys(body as object);
      const response = await fixture.send({ ids, body: `{"${field}":null,${text.slice(1)}` });
      expectSuccess(response, 'the last of the two fields is used');
    });

    check(
      operation,
      'rejects a deeply nested field, naming it',
      findResponseSource(operation, 422),
      async () => {
        const { body } = await prepareFixture(operation);
        await expectEachRejected(operation, 'invalid', nestedInputs(operation, body));
      },
    );
  }
});

/** Bodies with deep nesting in a known field and in an unknown one. */
function nestedInputs(operation: Operation, body: object): BadInput[] {
  const known = Object.keys(operation.body?.schema.properties ?? {}).slice(0, 1);
  return [...known, 'nonsense'].flatMap((name) =>
    [NESTED_LISTS, NESTED_OBJECTS].map((nested) => ({
      what: `${name} as ${nested.slice(0, 10)}...`,
      fields: [name],
      request: { body: JSON.stringify({ ...body, [name]: PLACEHOLDER }).replace(`"${PLACEHOLDER}"`, nested) },
    })),
  );
}
