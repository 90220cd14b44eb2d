import { ID_FILTERS, type IdFilter } from '../../fixtures/access/fields.ts';
import { findPermission, visibleAccess } from '../../fixtures/access/permissions.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { judgeApart } from '../../fixtures/judge-apart.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { collectIds, Oracle } from '../../fixtures/oracle.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { sharedWorkspace } from '../../fixtures/workspace.ts';

/*
 * A filter narrows a list and grants no access: IDs that the actor cannot see return no additional records, and no
 * filter reveals a field that is hidden from the actor.
 */

const REVEALS = 'guess: a filter does not reveal a field or a record that is hidden';

for (const filter of ID_FILTERS) {
  const { list, kind, parameter, of, matches, reveals = () => true } = filter;
  const operation = operationNamed(list);
  const source = operation.queryParameters.find(({ name }) => name === parameter)?.source ?? '';
  for (const actor of SIGNED_IN) {
    const permission = findPermission(list, actor);
    const title = `${actorName(actor)} who calls ${list} with ${parameter} gets only records that they have access to`;
    check(title, [operation.source, permission.source, source], async () => {
      const workspace = await sharedWorkspace();
      const oracle = await Oracle.of(workspace, actor);
      const accessible = oracle.within(permission.access, kind);
      const matching = (ids: number[]) => {
        const isMatch = (record: Fields) =>
          ids.some((id) => matches(record, id, oracle) && reveals(record, id, oracle, actor));
        return collectIds(kind, accessible.filter(isMatch));
      };

      const visibleIds = collectIds(of, oracle.within(visibleAccess(of, actor), of));
      const { response, found } = await listFiltered(workspace.as(actor), filter, visibleIds);
      expectOnly(response, collectIds(kind, accessible), found);
      const all = () =>
        expectSame(
          response,
          'visible IDs return the matching records of the list',
          matching(visibleIds),
          found,
        );
      if (filter.reveals) judgeApart([REVEALS], all);
      else all();

      const hiddenIds = collectIds(of, oracle.beyond(visibleAccess(of, actor), of));
      const hidden = await listFiltered(workspace.as(actor), filter, hiddenIds);
      expectOnly(hidden.response, collectIds(kind, accessible), hidden.found);
      const leaked = hidden.found.filter((id) => !matching(hiddenIds).includes(id));
      const nothing = `a filter by IDs of ${of} records that the actor cannot see returns nothing`;
      judgeApart([REVEALS], () => expectSame(hidden.response, nothing, [], leaked));
    });
  }
}

function expectOnly(response: ApiResponse, accessible: number[], found: number[]): void {
  const others = found.filter((id) => !accessible.includes(id));
  expectSame(response, 'a filter returns no records that the unfiltered list lacks', [], others);
}

/** Lists with the filter set to these IDs, or to an unknown ID if there are none. */
async function listFiltered(
  client: Client,
  { list, kind, parameter }: IdFilter,
  ids: number[],
): Promise<{ response: ApiResponse; found: number[] }> {
  const filter = ids.length > 0 ? ids : [UNKNOWN_ID];
  const response = await client.send(list, { query: { [parameter]: filter, per_page: 100 } });
  const { data, meta } = expectSuccess(response) as { data: Fields[]; meta: Fields };
  expectSame(response, 'meta.total counts the listed records', data.length, meta.total);
  return { response, found: collectIds(kind, data) };
}

const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;
