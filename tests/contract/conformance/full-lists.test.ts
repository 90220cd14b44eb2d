import { bodyFields } from '../../../scripts/contract/fields.ts';
import type { Answer } from '../../fixtures/answer.ts';
import { listed } from '../../fixtures/inputs/bad-inputs.ts';
import { goodItems } from '../../fixtures/inputs/items.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';
import { freshName, memberBody } from '../../fixtures/scenarios.ts';
import { newStage } from '../../fixtures/stage.ts';

const LENGTHS = 'guess: how many items a list may have is not public';

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const lists = bodyFields(operation).filter(({ schema }) => schema.maxItems !== undefined);
    check(operation, `takes as many ${listed(lists)} as are allowed`, LENGTHS, async () => {
      const stage = await newStage(operation);
      for (const { name, schema } of lists) {
        const items = await goodItems(stage, name, schema.maxItems ?? 0);
        const fresh = 'email' in stage.body ? memberBody() : { name: freshName('full') };
        const body = JSON.stringify({ ...stage.body, ...fresh, [name]: items });
        isNotTooLong(await stage.send({ body }), name, `${items.length} ${name} are not too many`);
      }
    });
  }
});

/** There are not as many records as a list may have ids: those that name none are told, and not the list. */
function isNotTooLong(answer: Answer, list: string, rule: string): void {
  const { errors = {} } = answer.body as { errors?: object };
  const fields = Object.keys(errors);
  const itemsOnly = fields.length > 0 && fields.every((field) => field.startsWith(`${list}.`));
  if (answer.status !== 422 || !itemsOnly) succeeded(answer, rule);
}
