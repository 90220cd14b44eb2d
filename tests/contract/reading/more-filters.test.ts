import { check } from '../../fixtures/check.ts';
import { operationNamed } from '../../fixtures/contract.ts';
import type { Fields } from '../../fixtures/kinds.ts';
import { recordIds } from '../../fixtures/lists/large-workspace.ts';
import { firstPage, LISTS, readPage } from '../../fixtures/reader.ts';
import { expectSame } from '../../fixtures/response.ts';
import { requireValue } from '../../fixtures/skip.ts';

/* Filters that match nothing, and filters that narrow each other, on existing data. */

/** An ID that no record has and that a query can carry. */
const UNKNOWN_ID = Number.MAX_SAFE_INTEGER;
const NARROW = 'guess: each filter narrows the result of the others';
const NOTHING = 'guess: a filter that matches nothing returns an empty list';

for (const list of LISTS) {
  for (const { name, source } of list.queryParameters.filter((each) => each.name.endsWith('_ids[]'))) {
    check(
      `${list.id} with an unknown ID in ${name} returns nothing`,
      [list.source, source, NOTHING],
      async () => {
        const { response, page } = await readPage(list, { [name]: [UNKNOWN_ID] });
        expectSame(response, 'no record matches', [], recordIds(list, page.data));
      },
    );
  }
}

const ENTRIES = operationNamed('listEntries');

check(
  'listEntries returns entries that match both a member and a day',
  [ENTRIES.source, NARROW],
  async () => {
    const { page } = await firstPage(ENTRIES);
    const { user_id, entry_date } = page.data[0] as Fields;
    const day = requireValue(entry_date, 'entry_date') as string;
    const user = requireValue(user_id, 'user_id');
    const query = { 'member_ids[]': [user], date_from: day, date_to: day, per_page: 100 };
    const { response, page: found } = await readPage(ENTRIES, query);
    const matches = (record: Fields) => record.user_id === user && record.entry_date === day;
    expectSame(
      response,
      'every entry matches both',
      [],
      recordIds(
        ENTRIES,
        found.data.filter((each) => !matches(each)),
      ),
    );
    if (found.meta.last_page > 1) return;
    const returnedIds = new Set(recordIds(ENTRIES, found.data));
    const lost = recordIds(ENTRIES, page.data.filter(matches)).filter((id) => !returnedIds.has(id));
    expectSame(response, 'every entry that matches both is returned', [], lost);
  },
);
