import { proposeDefault } from '../../../scripts/live/proposals.ts';
import { check } from '../../fixtures/check.ts';
import { contract, type Operation } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { recordIds } from '../../fixtures/lists/large-workspace.ts';
import { firstPage, LISTS, readPage } from '../../fixtures/reader.ts';
import { ContractFailure, expectSame } from '../../fixtures/response.ts';
import { requireValue, skip } from '../../fixtures/skip.ts';

/*
 * Lists of existing records: few requests for each, so that a real workspace can be queried. tests/contract/lists
 * checks the exact rules of pages and orders with data that is created for it.
 */

const PAGED = ['client-sneup', 'guess: Laravel paginator'];
const BY_ID = 'guess: the order without sort_by is the same each time';
/** Fields whose values have one possible order, unlike names, whose order depends on a collation. */
const ORDERED = ['updated_date', 'created_date', 'entry_date', 'timer_date'];

for (const list of LISTS) {
  check(`${list.id} returns a page whose meta matches its records`, [list.source, ...PAGED], async () => {
    const { response, page } = await readPage(list);
    const { current_page, last_page, total, per_page } = page.meta;
    for (const [name, value] of Object.entries({ last_page, total })) requireValue(value, name);
    expectSame(response, 'the first page is page 1', 1, current_page);
    if (per_page !== undefined) {
      const pages = Math.max(1, Math.ceil(total / per_page));
      expectSame(response, 'last_page is total divided by per_page, rounded up', pages, last_page);
    }
    const expected = last_page > 1 ? (per_page ?? page.data.length) : total;
    expectSame(response, 'the first page is full, or holds all records', expected, page.data.length);
  });

  const size = findParameter(list, 'per_page');
  check(`${list.id} uses the documented default page size`, [list.source, size.source], async () => {
    const expected = size.schema.default ?? skip('the document names no default');
    const { response, page } = await readPage(list);
    const found = page.meta.per_page ?? (page.meta.last_page > 1 ? page.data.length : skip('nothing to see'));
    const proposed = proposeDefault(contract, list, 'per_page', found);
    expectSame(response, 'the page has the default size', expected, found, proposed);
  });

  check(`${list.id} continues on page 2 where page 1 ends`, [list.source, ...PAGED, BY_ID], async () => {
    const { page } = await firstPage(list, 2);
    const half = Math.floor(page.data.length / 2);
    const second = await readPage(list, { per_page: half, page: 2 });
    const expected = page.data.slice(half, 2 * half);
    expectSame(
      second.response,
      'page 2 holds the records that follow',
      recordIds(list, expected),
      recordIds(list, second.page.data),
    );
  });

  const field = sortFields(list).find((each) => ORDERED.includes(each));
  if (field === undefined) continue;
  check(
    `${list.id} sorts by ${field} in descending order`,
    [list.source, findParameter(list, 'sort_by').source, findParameter(list, 'direction').source],
    async () => {
      await firstPage(list, 2);
      const { response, page } = await readPage(list, { sort_by: field, direction: 'desc' });
      const values = page.data.map((record: Fields) => String(requireValue(record[field], field)));
      expectSame(response, `${field} never increases`, [...values].sort().reverse(), values);
    },
  );
}

for (const list of LISTS.filter(({ id }) => id === 'listEntries' || id === 'listProjects')) {
  check(`${list.id} returns nothing after its last page`, [list.source, ...PAGED], async () => {
    const { page } = await readPage(list);
    const after = requireValue(page.meta.last_page, 'last_page') + 1;
    const { response, page: empty } = await readPage(list, { page: after });
    expectSame(response, 'the page after the last is empty', 0, empty.data.length);
    expectSame(
      response,
      'meta of the empty page still has the total',
      requireValue(page.meta.total, 'total'),
      empty.meta.total,
    );
  });
}

check('listEntries ignores an unknown parameter', 'guess: Laravel ignores it', async () => {
  const list = LISTS.find(({ id }) => id === 'listEntries');
  if (!list) return skip('not in the contract document');
  const { page } = await readPage(list);
  const { response, page: requested } = await readPage(list, { nonsense: 1 });
  if (response.status !== list.success.status) {
    throw new ContractFailure(response, 'an unknown parameter is ignored', '200', response.status);
  }
  expectSame(response, 'the data is the same as without it', page.data, requested.data);
});

function findParameter(list: Operation, name: string) {
  const parameter = list.queryParameters.find((each) => each.name === name);
  return parameter ?? { source: 'guess: the document has no such parameter', schema: { default: undefined } };
}

function sortFields({ queryParameters }: Operation): string[] {
  const { schema } = queryParameters.find(({ name }) => name === 'sort_by') ?? {};
  return (schema?.enum ?? []) as string[];
}
