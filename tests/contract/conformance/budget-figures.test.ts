import type { SchemaField } from '../../../scripts/contract/fields.ts';
import { findResponseSource, rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { type BadValue, badBodies, expectEachRejected } from '../../fixtures/inputs/bad-inputs.ts';
import { outOfRange, wrongForms, wrongTypes } from '../../fixtures/inputs/bad-values.ts';
import { prepareFixture } from '../../fixtures/operation-fixture.ts';

/** The amount field of each budget type. With the type given, only the amount can be wrong. */
const FIGURES = { time: 'budget_minutes', money: 'budget_amount' };

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    for (const [budget_type, figure] of Object.entries(FIGURES)) {
      const title = `rejects an invalid ${figure} in a ${budget_type} budget`;
      check(operation, title, findResponseSource(operation, 422), () =>
        expectFiguresRejected(operation, budget_type, figure),
      );
    }
  }
});

async function expectFiguresRejected(
  operation: Operation,
  budget_type: string,
  figure: string,
): Promise<void> {
  const { body } = await prepareFixture(operation);
  const wrong = (field: SchemaField): BadValue[] => {
    if (field.name !== figure) return [];
    return [...wrongTypes(field), ...wrongForms(field), ...outOfRange(field)];
  };
  await expectEachRejected(operation, 'invalid', badBodies(operation, { ...body, budget_type }, wrong));
}
