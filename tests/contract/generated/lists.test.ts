import { check } from '../../fixtures/check.ts';
import { Client } from '../../fixtures/client.ts';
import { contract } from '../../fixtures/contract.ts';
import { holds } from '../../fixtures/generated/holds.ts';
import { expectedPage, listQueries } from '../../fixtures/generated/list-model.ts';
import { largeWorkspace } from '../../fixtures/lists/large-workspace.ts';
import { allOf, idsOf, listAs } from '../../fixtures/lists/lists.ts';
import type { Fields } from '../../fixtures/lists/traverse.ts';
import { succeeded } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';

/* Filters, order and pages in any combination: each does its part, whatever the others do. */

const TOGETHER = 'guess: filters, order and pages do not depend on each other';

for (const operation of contract.operations.filter(({ success }) => success.schema.properties?.meta)) {
  check(
    `${operation.id} accepts its parameters in any combination`,
    [operation.source, TOGETHER],
    async () => {
      const { workspace } = await largeWorkspace();
      const { ids = [] } = await listAs(operation, 'owner');
      const all = await allOf(operation, 'owner');
      // A token of its own, so that many queries spend no other user's budget.
      const { access_token } = await workspace.issueToken({ user: 'owner', kind: 'personal' });
      const owner = new Client('owner', access_token);
      await holds(await listQueries(operation, all), async ({ filters, ...query }) => {
        const response = await owner.send(operation.id, { ids, query: { ...filters, ...query } });
        const { data, meta } = succeeded(response) as { data: Fields[]; meta: { total: number } };
        const expected = await expectedPage(operation, all, { filters, ...query });
        expectSame(response, 'the page holds what it should', expected, {
          ids: idsOf(operation, data),
          total: meta.total,
        });
      });
    },
  );
}
