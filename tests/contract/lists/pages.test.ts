import { defaultPageSize } from '../../../scripts/contract/page-size.ts';
import { rule } from '../../fixtures/check.ts';
import {
  buildListQuery,
  checkEveryPageSize,
  listAll,
  recordIds,
} from '../../fixtures/lists/large-workspace.ts';
import { requestPage } from '../../fixtures/lists/traverse.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';

const BY_ID = 'guess: the order without sort_by is not public';
const PAGES = ['client-sneup', 'guess: Laravel paginator'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(
      operation,
      'returns every record once, in pages of 1, 2, 100, all and the default size',
      PAGES,
      () => checkEveryPageSize(operation, 'owner'),
    );

    check(operation, 'sorts by ID and starts at page 1', BY_ID, async () => {
      const send = await buildListQuery(operation, 'owner');
      const ids = recordIds(operation, await listAll(operation, 'owner'));
      const first = await requestPage({ ...send, query: [['page', 1]] });
      const { data } = expectSuccess(first) as { data: Record<string, unknown>[] };
      expectSame(
        first,
        'records are sorted by ID',
        [...ids].sort((a, b) => a - b),
        ids,
      );
      const size = defaultPageSize(operation);
      expectSame(
        first,
        `page 1 is the first ${size} records`,
        ids.slice(0, size),
        recordIds(operation, data),
      );
    });
  }
});
