import { type Answer, expectSame } from '../../fixtures/answer.ts';
import type { Client } from '../../fixtures/client.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { idsOf, Oracle } from '../../fixtures/oracle.ts';
import type { Fields } from '../../fixtures/oracle-facts.ts';
import { succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { sharedWorld } from '../../fixtures/world.ts';
import { cellOf, viewOf } from './cells.ts';
import { ID_FILTERS, type IdFilter } from './id-filters.ts';
import { nameOf } from './words.ts';

/*
 * A filter narrows a list and opens nothing: with ids out of the actor's view it gives no more than he sees anyway,
 * and it tells nothing of a field that is hidden from him.
 */

for (const filter of ID_FILTERS) {
  const { list, kind, parameter, of, matches, tells = () => true } = filter;
  const operation = operationNamed(list);
  const source = operation.queryParameters.find(({ name }) => name === parameter)?.source ?? '';
  for (const actor of SIGNED_IN) {
    const cell = cellOf(list, actor);
    const title = `${nameOf(actor)} who calls ${list} with ${parameter} gets nothing beyond his reach`;
    sentence(title, [operation.source, cell.source, source], async () => {
      const world = await sharedWorld();
      const oracle = await Oracle.of(world, actor);
      const reached = oracle.within(cell.reach, kind);
      const matching = (ids: number[]) => {
        const isMatch = (record: Fields) =>
          ids.some((id) => matches(record, id, oracle) && tells(record, id, oracle, actor));
        return idsOf(kind, reached.filter(isMatch));
      };

      const inView = idsOf(of, oracle.within(viewOf(of, actor), of));
      const { answer, found } = await filtered(world.as(actor), filter, inView);
      expectSame(answer, 'ids that he sees find what they match of his list', matching(inView), found);

      const outOfView = idsOf(of, oracle.beyond(viewOf(of, actor), of));
      const hidden = await filtered(world.as(actor), filter, outOfView);
      const leaked = hidden.found.filter((id) => !matching(outOfView).includes(id));
      expectSame(hidden.answer, 'ids that he does not see find nothing beyond his list', [], leaked);
    });
  }
}

/** The ids that the list answers with when it is filtered by these, and no filter at all when there are none. */
async function filtered(
  client: Client,
  { list, kind, parameter }: IdFilter,
  ids: number[],
): Promise<{ answer: Answer; found: number[] }> {
  const filter = ids.length > 0 ? ids : [NOBODYS_ID];
  const answer = await client.send(list, { query: { [parameter]: filter, per_page: 100 } });
  const { data, meta } = succeeded(answer) as { data: Fields[]; meta: Fields };
  expectSame(answer, 'the total counts what is shown', data.length, meta.total);
  return { answer, found: idsOf(kind, data) };
}

const NOBODYS_ID = Number.MAX_SAFE_INTEGER;
