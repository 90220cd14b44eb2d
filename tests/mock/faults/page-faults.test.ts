import { expect, test } from 'vitest';
import type { RunningMock } from '../../../scripts/mock/start.ts';
import { call, freshMock, type ParsedResponse } from '../mock.ts';

const ids = ({ body }: ParsedResponse): number[] =>
  body.data.map((entry: { entry_id: number }) => entry.entry_id);

/** Reads pages of four records with these faults: the first two pages, and a page after the last. */
async function fetchPages(mock: RunningMock, ...faults: string[]) {
  await call(mock, 'PUT', '/_mock/faults', { body: { faults } });
  const page = (number: number) => call(mock, 'GET', `/entries?per_page=4&page=${number}`, { as: 'owner' });
  const [first, second, after] = [await page(1), await page(2), await page(1000)];
  return { first: ids(first), second: ids(second), after: ids(after), total: first.body.meta.total };
}

test('pages-overlap changes only the boundaries of pages', async () => {
  const mock = await freshMock();
  const { total } = await fetchPages(mock);
  const pages = { first: [1, 2, 3, 4], second: [4, 5, 6, 7], after: [] };
  expect(await fetchPages(mock, 'pages-overlap')).toEqual({ ...pages, total });
});

test('after-last-repeats-last fills only the page after the last', async () => {
  const mock = await freshMock();
  const [baseline, faulty] = [await fetchPages(mock), await fetchPages(mock, 'after-last-repeats-last')];
  expect(faulty).toMatchObject({ first: baseline.first, second: baseline.second, total: baseline.total });
  expect(baseline.after).toEqual([]);
  expect(faulty.after).not.toEqual([]);
});
