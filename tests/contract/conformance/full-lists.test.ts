import { bodyFields } from '../../../scripts/spec/fields.ts';
import { listed } from '../../support/inputs/bad-inputs.ts';
import { succeeded } from '../../support/refusals.ts';
import { rule } from '../../support/rule.ts';
import { aProject, freshName, memberBody } from '../../support/scenarios.ts';
import { newStage, type Stage } from '../../support/stage.ts';

const LENGTHS = 'guess: how many items a list may have is not public';

/** Items of each list, as many as wanted; the same id more than once is one. */
const ITEMS: Record<string, (stage: Stage, count: number) => Promise<unknown[]> | unknown[]> = {
  member_ids: ({ world }, count) => new Array(count).fill(world.userId('member')),
  manager_ids: ({ world }, count) => new Array(count).fill(world.userId('member')),
  project_ids: async ({ owner }, count) => new Array(count).fill(await aProject(owner)),
  members: ({ world }, count) => new Array(count).fill({ user_id: world.userId('member') }),
  phases: (_stage, count) => Array.from({ length: count }, (_, i) => ({ name: `Phase ${i}` })),
};

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    const lists = bodyFields(operation).filter(({ schema }) => schema.maxItems !== undefined);
    check(operation, `takes as many ${listed(lists)} as are allowed`, LENGTHS, async () => {
      const stage = await newStage(operation);
      for (const { name, schema } of lists) {
        const items = await ITEMS[name]?.(stage, schema.maxItems ?? 0);
        if (!items) throw new Error(`missing contract test: ${operation.id} (what is in ${name}?)`);
        const fresh = 'email' in stage.body ? memberBody() : { name: freshName('full') };
        const body = JSON.stringify({ ...stage.body, ...fresh, [name]: items });
        succeeded(await stage.send({ body }), `${items.length} ${name} are taken`);
      }
    });
  }
});
