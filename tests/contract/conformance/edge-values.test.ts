import { bodyFields, type SchemaField } from '../../../scripts/contract/fields.ts';
import { rule } from '../../fixtures/check.ts';
import { listed, withValue } from '../../fixtures/inputs/bad-inputs.ts';
import { edgeValues } from '../../fixtures/inputs/good-values.ts';
import { newFixture, type OperationFixture } from '../../fixtures/operation-fixture.ts';
import { succeeded } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { addressOf, freshName } from '../../fixtures/scenarios.ts';
import { readNameOf } from '../../fixtures/write-names.ts';

type Fields = Record<string, unknown>;

/** Fields that a field requires. */
function beside({ workspace }: OperationFixture, { name }: SchemaField): Fields {
  if (name === 'budget_minutes') return { budget_type: 'time' };
  if (name === 'budget_amount') return { budget_type: 'money' };
  if (name === 'phases.0.budget_minutes') return { budget_type: 'time', phases: [{ name: 'Edge' }] };
  return name.startsWith('members.0.') ? { members: [{ user_id: workspace.userId('member') }] } : {};
}

const RANGES = 'guess: ranges and lengths are not public';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const fields = bodyFields(operation).filter((field) => edgeValues(field).length > 0);
    if (fields.length === 0) continue;
    check(operation, `accepts the minimum and maximum value of ${listed(fields)}`, RANGES, async () => {
      const fixture = await newFixture(operation);
      for (const field of fields) await acceptsEdges(fixture, field);
    });
  }
});

async function acceptsEdges(fixture: OperationFixture, field: SchemaField): Promise<void> {
  for (const value of edgeValues(field)) {
    const body = withValue(fixture.operation, bodyFor(fixture, field), field.path, value);
    const response = await fixture.send({ body: JSON.stringify(body) });
    const { data } = succeeded(
      response,
      `${field.name} as ${JSON.stringify(value)?.slice(0, 40)} is accepted`,
    ) as { data: Fields };
    const readName = readNameOf(field.name);
    if (readName in data) expectSame(response, `${field.name} is kept as it was sent`, value, data[readName]);
  }
}

/** A body that succeeds once more, with what the field needs beside it. */
function bodyFor(fixture: OperationFixture, field: SchemaField): Fields {
  const known = Object.keys(fixture.operation.body?.schema.properties ?? {});
  const others = Object.entries(beside(fixture, field)).filter(([name]) => known.includes(name));
  return { ...fixture.body, ...unused(fixture.body), ...Object.fromEntries(others) };
}

/** Name and address of the body, if it has them, as no record has them yet. */
function unused(body: Fields): Fields {
  const name = freshName('edge');
  return {
    ...('name' in body && { name }),
    ...('email' in body && { email: addressOf(name) }),
  };
}
