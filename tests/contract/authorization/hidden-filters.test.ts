import { ID_FILTERS, type IdFilter } from '../../fixtures/access/fields.ts';
import { findPermission, visibleAccess } from '../../fixtures/access/permissions.ts';
import { actorName } from '../../fixtures/access/titles.ts';
import { check } from '../../fixtures/check.ts';
import type { Client } from '../../fixtures/client.ts';
import { operationNamed, SIGNED_IN } from '../../fixtures/contract.ts';
import { judgeApart } from '../../fixtures/judge-apart.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { collectIds, Oracle } from '../../fixtures/oracle.ts';
import { succeeded } from '../../fixtures/rejections.ts';
import { type ApiResponse, expectSame } from '../../fixtures/response.ts';
import { sharedWorkspace } from '../../fixtures/workspace.ts';

/*
 * A filter narrows a list and grants nothing: with ids that the actor cannot see it returns no more than they see
 * anyway, and it does not reveal a field that is hidden from them.
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

      const inView = collectIds(of, oracle.within(visibleAccess(of, actor), of));
      const { response, found } = await filtered(workspace.as(actor), filter, inView);
      hasOnly(response, collectIds(kind, accessible), found);
      const all = () =>
        expectSame(response, 'visible ids return the matching records of the list', matching(inView), found);
      if (filter.reveals) judgeApart([REVEALS], all);
      else all();

      const outOfView = collectIds(of, oracle.beyond(visibleAccess(of, actor), of));
      const hidden = await filtered(workspace.as(actor), filter, outOfView);
      hasOnly(hidden.response, collectIds(kind, accessible), hidden.found);
      const leaked = hidden.found.filter((id) => !matching(outOfView).includes(id));
      const nothing = `a filter by ids of ${of} records that the actor cannot see returns nothing`;
      judgeApart([REVEALS], () => expectSame(hidden.response, nothing, [], leaked));
    });
  }
}

function hasOnly(response: ApiResponse, accessible: number[], found: number[]): void {
  const others = found.filter((id) => !accessible.includes(id));
  expectSame(response, 'a filter returns nothing outside the list', [], others);
}

/** The ids that the list returns when filtered by these; without ids it is not filtered. */
async function filtered(
  client: Client,
  { list, kind, parameter }: IdFilter,
  ids: number[],
): Promise<{ response: ApiResponse; found: number[] }> {
  const filter = ids.length > 0 ? ids : [UNKNOWN_ID];
  const response = await client.send(list, { query: { [parameter]: filter, per_page: 100 } });
  const { data, meta } = succeeded(response) as { data: Fields[]; meta: Fields };
  expectSame(response, 'the total counts what is shown', data.length, meta.total);
  return { response, found: collectIds(kind, data) };
}

const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;
