import { findResponseSource, rule } from '../../fixtures/check.ts';
import { expectEachRejected } from '../../fixtures/inputs/bad-inputs.ts';

const VALUES = ['[]', '[{"name": "a"}]', '"name"', '""', '1', 'true', 'null'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      'rejects JSON that is not an object, naming body',
      findResponseSource(operation, 422),
      () =>
        expectEachRejected(
          operation,
          'invalid',
          VALUES.map((body) => ({ what: `a body of ${body}`, fields: ['body'], request: { body } })),
        ),
    );
  }
});
