import { expectSame } from '../answer.ts';
import type { Operation, SignedIn } from '../contract.ts';
import { allOf, idsOf, listAs } from './lists.ts';
import { walk } from './walk.ts';

/** Walks the list by pages of each size; each way gives every record once, in the same order. */
export async function walksEverySize(operation: Operation, actor: SignedIn): Promise<void> {
  const ask = await listAs(operation, actor);
  const all = idsOf(operation, await allOf(operation, actor));
  for (const size of sizesFor(all.length)) {
    const { records, last, total } = await walk({
      ...ask,
      query: size === undefined ? [] : [['per_page', size]],
    });
    const pages = size === undefined ? 'pages as they come' : `pages of ${size}`;
    expectSame(last, `${pages} hold every record once, in the same order`, all, idsOf(operation, records));
    expectSame(last, `meta.total counts what ${pages} hold`, all.length, total);
  }
}

/** Undefined leaves the size to the API. */
function sizesFor(total: number): (number | undefined)[] {
  const sizes = new Set([1, 2, 100, total - 1, total, total + 1]);
  return [undefined, ...[...sizes].filter((size) => size >= 1 && size <= 100)];
}
