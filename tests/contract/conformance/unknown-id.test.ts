import { bodyFields, isIdField, type SchemaField } from '../../../scripts/contract/fields.ts';
import { RECORD_FIELDS } from '../../../scripts/contract/mapping/field-kinds.ts';
import { findRecordName } from '../../../scripts/contract/mapping/record-codecs.ts';
import { findResponseSource, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import {
  type BadInput,
  expectEachRejected,
  formatFieldNames,
  withValue,
} from '../../fixtures/inputs/bad-inputs.ts';
import { prepareFixture } from '../../fixtures/operation-fixture.ts';

/** IDs that no record has; the second exceeds the safe integers of JSON numbers. */
const UNKNOWN_IDS = ['9007199254740991', '9223372036854775807'];
const PLACEHOLDER = 'nobody';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const fields = bodyFields(operation).filter(
      (field) => isIdField(field) && isContractField(operation, field),
    );
    check(
      operation,
      `rejects an unknown ID as ${formatFieldNames(fields)}`,
      findResponseSource(operation, 422),
      async () => {
        const { body } = await prepareFixture(operation);
        await expectEachRejected(
          operation,
          'invalid',
          fields.flatMap((field) => inputs(operation, body, field)),
        );
      },
    );
  }
});

/** Whether the contract has the field. The kind of record that its IDs belong to is unknown for any other field. */
function isContractField({ id }: Operation, { path }: SchemaField): boolean {
  const noun = findRecordName(id);
  return noun !== undefined && Object.hasOwn(RECORD_FIELDS[noun].body, String(path[0]));
}

function inputs(operation: Operation, body: object, { name, path }: SchemaField): BadInput[] {
  const text = JSON.stringify(withValue(operation, body, path, PLACEHOLDER));
  return UNKNOWN_IDS.map((id) => ({
    what: `${name} as ${id}`,
    fields: [name],
    request: { body: text.replace(`"${PLACEHOLDER}"`, id) },
  }));
}
