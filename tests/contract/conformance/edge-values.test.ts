import { randomBytes } from 'node:crypto';
import { bodyFields, isIdField, listTypes, type SchemaField } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import type { Schema } from '../../fixtures/contract.ts';
import { formatFieldNames, withValue } from '../../fixtures/inputs/bad-inputs.ts';
import { isMoney } from '../../fixtures/inputs/bad-values.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { newFixture, type OperationFixture } from '../../fixtures/operation-fixture.ts';
import { emailAddress, freshName } from '../../fixtures/records.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { responseFieldName } from '../../fixtures/state/updating.ts';
import { listRequiredSiblings } from '../../fixtures/wire.ts';

/** Fields that a field depends on. */
function buildDependencies({ workspace, operation }: OperationFixture, { name }: SchemaField): Fields {
  if (name === 'budget_minutes') return { budget_type: 'time' };
  if (name === 'budget_amount') return { budget_type: 'money' };
  if (name === 'budget_recurrence' && listRequiredSiblings(operation.id, name).length > 0)
    return { budget_type: 'time', budget_minutes: 60 };
  if (name === 'phases.0.budget_minutes') return { budget_type: 'time', phases: [{ name: 'Edge' }] };
  return name.startsWith('members.0.') ? { members: [{ user_id: workspace.userId('member') }] } : {};
}

const RANGES = 'guess: ranges and lengths are not public';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const fields = bodyFields(operation).filter((field) => edgeValues(field).length > 0);
    if (fields.length === 0) continue;
    check(operation, `accepts boundary values of ${formatFieldNames(fields)}`, RANGES, async () => {
      const fixture = await newFixture(operation);
      for (const field of fields) await expectEdgesAccepted(fixture, field);
    });
  }
});

async function expectEdgesAccepted(fixture: OperationFixture, field: SchemaField): Promise<void> {
  for (const value of edgeValues(field)) {
    const body = withValue(fixture.operation, validBody(fixture, field), field.path, value);
    const response = await fixture.send({ body: JSON.stringify(body) });
    const { data } = expectSuccess(
      response,
      `${field.name} as ${JSON.stringify(value)?.slice(0, 40)} is accepted`,
    ) as { data: Fields };
    const readName = responseFieldName(field.name);
    if (readName in data)
      expectSame(response, `${field.name} is returned as it was sent`, value, data[readName]);
  }
}

/** A body that can be sent repeatedly, with the fields that the field depends on. */
function validBody(fixture: OperationFixture, field: SchemaField): Fields {
  const fieldNames = Object.keys(fixture.operation.body?.schema.properties ?? {});
  const dependencies = Object.entries(buildDependencies(fixture, field)).filter(([name]) =>
    fieldNames.includes(name),
  );
  return { ...fixture.body, ...withUnusedValues(fixture.body), ...Object.fromEntries(dependencies) };
}

/** Unused values for the name and the email of the body, if it has them. */
function withUnusedValues(body: Fields): Fields {
  const name = freshName('edge');
  return {
    ...('name' in body && { name }),
    ...('email' in body && { email: emailAddress(name) }),
  };
}

/** The boundary values of a field; none for IDs, which must be IDs of records. */
function edgeValues({ name, schema }: SchemaField): unknown[] {
  const types = listTypes(schema);
  const none = types.includes('null') && !isIdField({ name, schema }) ? [null] : [];
  if (schema.enum) return [...schema.enum, ...none];
  // A group needs a manager, which a document may not state.
  if (types.includes('array')) return schema.minItems === undefined && name !== 'manager_ids' ? [[]] : [];
  if (types.includes('string')) return [...edgeStrings(name, schema), ...none];
  if (types.includes('integer') && !isIdField({ name, schema })) return [...edgeNumbers(schema), ...none];
  return [];
}

function edgeNumbers({ minimum, maximum }: Schema): number[] {
  return [minimum, maximum].filter((edge) => edge !== undefined);
}

function edgeStrings(
  name: string,
  { format, pattern, minLength = 0, maxLength = minLength }: Schema,
): string[] {
  if (format === 'date') return ['2024-02-29', '1970-01-01', '9999-12-31'];
  if (format === 'email') return edgeEmails(maxLength);
  if (pattern?.startsWith('^#'))
    return ['#000000', '#ffFFff'].filter((color) => new RegExp(pattern).test(color));
  if (pattern !== undefined && isMoney(pattern)) return ['0.00', '9999999999.99'];
  if (pattern !== undefined) return [];
  // Lengths count code points, and each of these emoji takes two UTF-16 units.
  return [...new Set(['x'.repeat(minLength), 'x'.repeat(maxLength), '😀'.repeat(maxLength)])].filter(
    (text) => text !== '' || name !== 'name',
  );
}

/** A short email address and one of the maximum length, both unused in every workspace. */
function edgeEmails(maxLength: number): string[] {
  const [short, long] = [randomBytes(4).toString('hex'), randomBytes(4).toString('hex')];
  return [`${short}@b.example`, `${long.padEnd(maxLength - '@example.com'.length, 'x')}@example.com`];
}
