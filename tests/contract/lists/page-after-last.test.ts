import { defaultPageSize } from '../../../scripts/contract/page-size.ts';
import { rule } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { buildListQuery, listAll } from '../../fixtures/lists/large-workspace.ts';
import { requestPage } from '../../fixtures/lists/traverse.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';

const EMPTY_PAGE = ['client-sneup', 'guess: Laravel returns an empty page after the last'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'returns an empty page after the last one', EMPTY_PAGE, () =>
      expectEmptyAfterLast(operation),
    );
  }
});

async function expectEmptyAfterLast(operation: Operation): Promise<void> {
  const send = await buildListQuery(operation, 'owner');
  const total = (await listAll(operation, 'owner')).length;
  const per_page = defaultPageSize(operation);
  const last = Math.max(1, Math.ceil(total / per_page));
  for (const page of [last + 1, last + 1000]) {
    const response = await requestPage({ ...send, query: [['page', page]] });
    const { data, links, meta } = expectSuccess(response) as {
      data: unknown[];
      links: { next: null };
      meta: object;
    };
    expectSame(response, 'a page after the last is empty', [], data);
    expectSame(response, 'the page has no next page', null, links.next);
    const path = response.request.url.split('?')[0];
    const expected = { current_page: page, from: null, last_page: last, path, per_page, to: null, total };
    expectSame(response, 'meta still has the position and the total', expected, meta);
  }
}
