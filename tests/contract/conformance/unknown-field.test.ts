import { bodyFields, type SchemaField } from '../../../scripts/contract/fields.ts';
import { findResponseSource, rule } from '../../fixtures/check.ts';
import { isClosed, type Operation, skipUnlessClosed } from '../../fixtures/contract.ts';
import { type BadInput, expectEachRejected, withValue } from '../../fixtures/inputs/bad-inputs.ts';
import { prepareFixture } from '../../fixtures/operation-fixture.ts';

/** Names that are unknown, that differ in case, and that every JavaScript object inherits. */
const UNKNOWN_NAMES = [
  'nonsense',
  'Name',
  'x-name',
  'constructor',
  'toString',
  'hasOwnProperty',
  '__proto__',
];
const PLACEHOLDER = 'unknown field';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const title = 'rejects an unknown or read-only field, naming it';
    check(operation, title, findResponseSource(operation, 422), async () => {
      skipUnlessClosed(operation);
      const { body } = await prepareFixture(operation);
      await expectEachRejected(operation, 'invalid', inputs(operation, body));
    });
  }
});

/** Bodies with each unknown name in the body and in every object nested in it. */
function inputs(operation: Operation, body: object): BadInput[] {
  const inner = bodyFields(operation).filter(({ schema }) => schema.properties && isClosed(schema));
  return [
    ...[...UNKNOWN_NAMES, ...listReadOnly(operation)].map((name) =>
      buildUnknownField(operation, body, [], name),
    ),
    ...inner.flatMap(({ path }) =>
      UNKNOWN_NAMES.map((name) => buildUnknownField(operation, body, path, name)),
    ),
  ];
}

function buildUnknownField(
  operation: Operation,
  body: object,
  path: SchemaField['path'],
  name: string,
): BadInput {
  const field = [...path, name].join('.');
  const text = JSON.stringify(withValue(operation, body, [...path, PLACEHOLDER], 1));
  // As a string, because an object literal cannot have a field called __proto__.
  return { what: field, fields: [field], request: { body: text.replace(PLACEHOLDER, name) } };
}

/** The fields of the response that cannot be written, including IDs and dates. */
function listReadOnly({ body, success }: Operation): string[] {
  const read = Object.keys(success.schema.properties?.data?.properties ?? {});
  return read.filter((name) => body?.schema.properties?.[name] === undefined);
}
