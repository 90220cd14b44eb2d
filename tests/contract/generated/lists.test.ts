import { expectSame } from '../../fixtures/answer.ts';
import { Client } from '../../fixtures/client.ts';
import { contract } from '../../fixtures/contract.ts';
import { holds } from '../../fixtures/generated/holds.ts';
import { expectedPage, listQueries } from '../../fixtures/generated/list-model.ts';
import { crowdedWorld } from '../../fixtures/lists/crowd.ts';
import { allOf, idsOf, listAs } from '../../fixtures/lists/lists.ts';
import type { Fields } from '../../fixtures/lists/walk.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';

/* Filters, order and pages in any combination: each does its part, whatever the others do. */

const TOGETHER = 'guess: filters, order and pages do not depend on each other';

for (const operation of contract.operations.filter(({ success }) => success.schema.properties?.meta)) {
  sentence(
    `${operation.id} takes its parameters in any combination`,
    [operation.source, TOGETHER],
    async () => {
      const { world } = await crowdedWorld();
      const { ids = [] } = await listAs(operation, 'owner');
      const all = await allOf(operation, 'owner');
      // A token of its own, so that many queries spend nobody else's budget.
      const { access_token } = await world.issueToken({ user: 'owner', kind: 'personal' });
      const owner = new Client('owner', access_token);
      await holds(await listQueries(operation, all), async ({ filters, ...query }) => {
        const answer = await owner.send(operation.id, { ids, query: { ...filters, ...query } });
        const { data, meta } = succeeded(answer) as { data: Fields[]; meta: { total: number } };
        const expected = await expectedPage(operation, all, { filters, ...query });
        expectSame(answer, 'the page holds what it should', expected, {
          ids: idsOf(operation, data),
          total: meta.total,
        });
      });
    },
  );
}
