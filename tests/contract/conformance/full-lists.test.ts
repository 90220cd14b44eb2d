import { bodyFields } from '../../../scripts/spec/fields.ts';
import { listed } from '../../support/inputs/bad-inputs.ts';
import { goodItems } from '../../support/inputs/items.ts';
import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { freshName, memberBody } from '../../support/scenarios.ts';
import { newStage } from '../../support/stage.ts';

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
        succeeded(await stage.send({ body }), `${items.length} ${name} are taken`);
      }
    });
  }
});
