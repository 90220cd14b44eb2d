import { check, skipFile } from '../../fixtures/check.ts';
import type { Operation } from '../../fixtures/contract.ts';
import { recordIds } from '../../fixtures/lists/large-workspace.ts';
import { firstPage, LISTS, readPage, requireReader } from '../../fixtures/reader.ts';
import { expectSame } from '../../fixtures/response.ts';
import { requireValue, skip } from '../../fixtures/skip.ts';

/* The meta and links of a page with one record, for each existing list. */

const PAGED = ['client-sneup', 'guess: Laravel paginator'];

/** Each list costs a request, and all of them are paginated in the same way. */
const LINKED_LISTS = ['listEntries', 'listProjects', 'listPhases'];

if (LISTS.length === 0) skipFile('no list of the document is paginated');

for (const list of LISTS.filter(({ id }) => LINKED_LISTS.includes(id))) {
  check(`${list.id} counts the same records with one record per page`, [list.source, ...PAGED], async () => {
    const { page } = await firstPage(list, 2);
    const total = requireValue(page.meta.total, 'total');
    const query = { per_page: 1, ...sorted(list), page: 2 };
    const { response, page: second } = await readPage(list, query);
    expectSame(response, 'a page of size 1 holds one record', 1, second.data.length);
    expectSame(response, 'meta names page 2', 2, second.meta.current_page);
    expectSame(response, 'the total is that of the whole list', total, second.meta.total);
    expectSame(response, 'there are as many pages as records', total, second.meta.last_page);
    const listedIds = new Set(recordIds(list, page.data));
    if (total > page.data.length) return;
    expectSame(
      response,
      'the record is one of the list',
      true,
      listedIds.has(recordIds(list, second.data)[0] ?? 0),
    );
  });

  check(`${list.id} keeps every query parameter in its links`, [list.source, ...PAGED], async () => {
    await firstPage(list, 2);
    const query = { per_page: 1, ...sorted(list), page: 2 };
    const { response, page } = await readPage(list, query);
    if (response.wire) skip('the links use the parameter names of the document');
    const links = (page as { links?: Record<string, unknown> }).links ?? skip('no links');
    for (const [name, number] of Object.entries({ first: 1, prev: 1, next: 3, last: page.meta.last_page })) {
      const link = links[name];
      if (number > page.meta.last_page) {
        expectSame(response, `there is no ${name} page`, null, link);
        continue;
      }
      const { searchParams } = new URL(String(requireValue(link, `${name} link`)), response.request.url);
      const expected = new URL(response.request.url).searchParams;
      for (const parameter of expected.keys()) {
        const value = parameter === 'page' ? String(number) : expected.get(parameter);
        expectSame(response, `the ${name} link has ${parameter}`, value, searchParams.get(parameter));
      }
    }
  });
}

for (const list of LISTS) {
  const empty = withoutMatch(list);
  if (empty === undefined) continue;
  check(`${list.id} returns an empty page when nothing matches`, [list.source, ...PAGED], async () => {
    await requireReader(list);
    const { response, page } = await readPage(list, empty);
    expectSame(response, 'the page has no records', 0, page.data.length);
    expectSame(response, 'the total is zero', 0, requireValue(page.meta.total, 'total'));
  });
}

function sorted({ queryParameters }: Operation): Record<string, unknown> {
  const [order] = (queryParameters.find(({ name }) => name === 'sort_by')?.schema.enum ?? []) as string[];
  return order === undefined ? {} : { sort_by: order, direction: 'desc' };
}

/** A query that matches no record. more-filters.test.ts tests filters by IDs. */
function withoutMatch({ queryParameters }: Operation): Record<string, unknown> | undefined {
  const has = (name: string) => queryParameters.some((each) => each.name === name);
  if (has('client_ids[]') || has('project_ids[]')) return undefined;
  return has('search') ? { search: 'contract-test: no record is called so' } : undefined;
}
