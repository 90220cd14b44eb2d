import { bodyFields, type Field } from '../../../scripts/contract/fields.ts';
import { expectSame } from '../../fixtures/answer.ts';
import { listed, withValue } from '../../fixtures/inputs/bad-inputs.ts';
import { edgeValues } from '../../fixtures/inputs/good-values.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { addressOf, freshName } from '../../fixtures/scenarios.ts';
import { newStage, type Stage } from '../../fixtures/stage.ts';
import { readNameOf } from '../../fixtures/write-names.ts';

type Fields = Record<string, unknown>;

/** What a field is taken only beside. */
function beside({ world }: Stage, { name }: Field): Fields {
  if (name === 'budget_minutes') return { budget_type: 'time' };
  if (name === 'budget_amount') return { budget_type: 'money' };
  if (name === 'phases.0.budget_minutes') return { budget_type: 'time', phases: [{ name: 'Edge' }] };
  return name.startsWith('members.0.') ? { members: [{ user_id: world.userId('member') }] } : {};
}

const RANGES = 'guess: ranges and lengths are not public';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const fields = bodyFields(operation).filter((field) => edgeValues(field).length > 0);
    if (fields.length === 0) continue;
    check(operation, `takes the first and the last value of ${listed(fields)}`, RANGES, async () => {
      const stage = await newStage(operation);
      for (const field of fields) await takesEdges(stage, field);
    });
  }
});

async function takesEdges(stage: Stage, field: Field): Promise<void> {
  for (const value of edgeValues(field)) {
    const body = withValue(stage.operation, bodyFor(stage, field), field.path, value);
    const answer = await stage.send({ body: JSON.stringify(body) });
    const { data } = succeeded(
      answer,
      `${field.name} as ${JSON.stringify(value)?.slice(0, 40)} is taken`,
    ) as { data: Fields };
    const readName = readNameOf(field.name);
    if (readName in data) expectSame(answer, `${field.name} is kept as it was sent`, value, data[readName]);
  }
}

/** A body that succeeds once more, with what the field needs beside it. */
function bodyFor(stage: Stage, field: Field): Fields {
  const known = Object.keys(stage.operation.body?.schema.properties ?? {});
  const others = Object.entries(beside(stage, field)).filter(([name]) => known.includes(name));
  return { ...stage.body, ...unused(stage.body), ...Object.fromEntries(others) };
}

/** Name and address of the body, if it has them, as no record has them yet. */
function unused(body: Fields): Fields {
  const name = freshName('edge');
  return {
    ...('name' in body && { name }),
    ...('email' in body && { email: addressOf(name) }),
  };
}
