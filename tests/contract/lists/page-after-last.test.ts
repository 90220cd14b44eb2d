import { expectSame } from '../../fixtures/answer.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { allOf, listAs } from '../../fixtures/lists/lists.ts';
import { askFor } from '../../fixtures/lists/walk.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { rule } from '../../fixtures/rule.ts';

const EMPTY = ['client-sneup', 'guess: Laravel answers an empty page after the last'];

rule(import.meta.url, (check, operations) => {
  for (const operation of operations) {
    check(operation, 'is empty on a page after the last', EMPTY, () => isEmptyAfterLast(operation));
  }
});

async function isEmptyAfterLast(operation: Operation): Promise<void> {
  const ask = await listAs(operation, 'owner');
  const total = (await allOf(operation, 'owner')).length;
  const last = Math.ceil(total / 15);
  for (const page of [last + 1, last + 1000]) {
    const answer = await askFor({ ...ask, query: [['page', page]] });
    const { data, links, meta } = succeeded(answer) as {
      data: unknown[];
      links: { next: null };
      meta: object;
    };
    expectSame(answer, 'a page after the last holds nothing', [], data);
    expectSame(answer, 'no page comes after it', null, links.next);
    const path = answer.request.url.split('?')[0];
    const place = { current_page: page, from: null, last_page: last, path, per_page: 15, to: null, total };
    expectSame(answer, 'meta still counts all', place, meta);
  }
}
