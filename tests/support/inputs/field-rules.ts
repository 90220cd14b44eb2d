import type { Field } from '../../../scripts/spec/fields.ts';
import type { Operation } from '../contract.ts';
import { rule } from '../rule.ts';
import { stageOf } from '../stage.ts';
import { type BadValue, badBodies, badQueries, fieldsWith, parametersWith } from './bad-inputs.ts';
import { refusesEach } from './refuse.ts';

/** The tests of a rule about the fields of bodies: a 422 that names the field, for every bad value of each. */
export function bodyRule(fileUrl: string, does: string, badValues: (field: Field) => BadValue[]): void {
  rule(fileUrl, (check, operations) => {
    for (const operation of operations) {
      const title = does.replace('FIELDS', fieldsWith(operation, badValues));
      check(operation, title, sourceOf(operation, 422), async () => {
        const { body } = await stageOf(operation);
        await refusesEach(operation, 422, badBodies(operation, body, badValues));
      });
    }
  });
}

/** The tests of a rule about query parameters: a 422 that names the parameter, for every bad text of each. */
export function queryRule(fileUrl: string, does: string, badTexts: (field: Field) => string[]): void {
  rule(fileUrl, (check, operations) => {
    for (const operation of operations) {
      const title = does.replace('FIELDS', parametersWith(operation, badTexts));
      check(operation, title, sourceOf(operation, 422), () =>
        refusesEach(operation, 422, badQueries(operation, badTexts)),
      );
    }
  });
}

/** Where it stands that an operation answers so. */
export function sourceOf(operation: Operation, status: number): string {
  return operation.responses[status]?.source ?? 'guess: the answer is not documented';
}
