import type { Query } from '../../query.ts';
import { listRecords } from '../../steps/list.ts';
import type { Row } from '../../store/rows.ts';
import { parameterOf } from '../contract-edits.ts';
import { at, fault, inContract, type Weaving } from '../fault.ts';

const ONCE = 'contract: pages hold every record once (client-sneup)';
const SIZE = 'contract: per_page is the size of a page, 15 by default (guess: Laravel)';
const PAGES = 'lists/pages';

/** Cuts pages out of all records in another way. */
function cut(pageOf: (all: Row[], query: Query) => Row[]): Weaving {
  return at(listRecords, (sound) => (operation, resource, parent, query, context) => {
    // A page without end: with Infinity it would begin at 0 * Infinity, which is nowhere.
    const everything = { ...query, page: 1, per_page: Number.MAX_SAFE_INTEGER };
    const { rows } = sound(operation, resource, parent, everything, context);
    const { page, per_page: perPage } = query;
    return { rows: pageOf(rows, query), total: rows.length, page, perPage };
  });
}

/** Asks for another page than the one that the caller asks for. */
function asking(change: (query: Query) => Partial<Query>): Weaving {
  return at(listRecords, (sound) => (operation, resource, parent, query, context) => {
    return sound(operation, resource, parent, { ...query, ...change(query) }, context);
  });
}

const slice = (all: Row[], start: number, size: number) => all.slice(start, start + size);

export const pages = [
  fault('page-two-is-page-one', {
    sentence: 'Every page holds what the first one holds.',
    breaks: ONCE,
    caughtBy: PAGES,
    weave: cut((all, { per_page }) => slice(all, 0, per_page)),
  }),
  fault('pages-overlap', {
    sentence: 'Each page begins with the last record of the one before it.',
    breaks: ONCE,
    caughtBy: PAGES,
    weave: cut((all, { page, per_page }) => slice(all, Math.max(0, (page - 1) * (per_page - 1)), per_page)),
  }),
  fault('pages-leave-a-gap', {
    sentence: 'The first record of each page but the first is on none.',
    breaks: ONCE,
    caughtBy: PAGES,
    weave: cut((all, { page, per_page }) => slice(all, (page - 1) * per_page + (page > 1 ? 1 : 0), per_page)),
  }),
  fault('pages-one-short', {
    sentence: 'A full page lacks its last record.',
    breaks: ONCE,
    caughtBy: PAGES,
    weave: cut((all, { page, per_page }) => slice(all, (page - 1) * per_page, Math.max(1, per_page - 1))),
  }),
  fault('last-page-empty', {
    sentence: 'The last of several pages is empty.',
    breaks: ONCE,
    caughtBy: PAGES,
    weave: cut((all, { page, per_page }) => {
      const isLast = page > 1 && page * per_page >= all.length;
      return isLast ? [] : slice(all, (page - 1) * per_page, per_page);
    }),
  }),
  fault('after-last-repeats-last', {
    sentence: 'A page after the last holds the last one again.',
    breaks: 'contract: a page after the last is empty (guess: Laravel)',
    caughtBy: 'lists/page-after-last',
    weave: cut((all, { page, per_page }) => {
      const last = Math.max(1, Math.ceil(all.length / per_page));
      return slice(all, (Math.min(page, last) - 1) * per_page, per_page);
    }),
  }),
  fault('page-counts-from-0', {
    sentence: 'Page 1 is the second page.',
    breaks: ONCE,
    caughtBy: PAGES,
    weave: cut((all, { page, per_page }) => slice(all, page * per_page, per_page)),
  }),
  fault('default-page-size-25', {
    sentence: 'Without per_page a page holds 25 records.',
    breaks: SIZE,
    caughtBy: PAGES,
    weave: inContract((document) => {
      parameterOf(document, 'listEntries', 'per_page').default = 25;
    }),
  }),
  fault('per-page-ignored', {
    sentence: 'A page holds 15 records, whatever per_page says.',
    breaks: SIZE,
    caughtBy: PAGES,
    weave: asking(() => ({ per_page: 15 })),
  }),
  fault('per-page-capped', {
    sentence: 'A page holds 50 records at most, although per_page may be 100.',
    breaks: SIZE,
    caughtBy: PAGES,
    weave: asking(({ per_page }) => ({ per_page: Math.min(50, per_page) })),
  }),
  fault('per-page-capped-in-silence', {
    sentence: 'A page holds 20 records at most, and meta does not say so.',
    breaks: SIZE,
    caughtBy: PAGES,
    weave: cut((all, { page, per_page }) => slice(all, (page - 1) * per_page, Math.min(20, per_page))),
  }),
  fault('new-records-on-no-page', {
    sentence: 'Lists end before the newest record.',
    breaks: ONCE,
    caughtBy: ['state/create', PAGES],
    weave: cut((all, { page, per_page }) => {
      const known = all.length > 1 ? all.slice(0, -1) : all;
      return slice(known, (page - 1) * per_page, per_page);
    }),
  }),
];
