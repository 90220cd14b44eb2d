import { bodyFields } from '../../../scripts/contract/fields.ts';
import { findResponseSource, rule } from '../../fixtures/check.ts';
import { expectEachRejected, formatFieldNames, without } from '../../fixtures/inputs/bad-inputs.ts';
import { prepareFixture } from '../../fixtures/operation-fixture.ts';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const required = bodyFields(operation).filter((field) => field.required);
    check(
      operation,
      `rejects a missing ${formatFieldNames(required)}`,
      findResponseSource(operation, 422),
      async () => {
        const { body } = await prepareFixture(operation);
        const inputs = required.map(({ name, path }) => ({
          what: `no ${name}`,
          fields: [name],
          request: { body: JSON.stringify(without(operation, body, path)) },
        }));
        await expectEachRejected(operation, 'invalid', inputs);
      },
    );
  }
});
