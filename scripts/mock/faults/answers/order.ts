import { listRecords, sorted } from '../../steps/list.ts';
import type { Row } from '../../store/rows.ts';
import { at, fault } from '../fault.ts';

const BY_ID = 'contract: without sort_by records come by id (guess)';
const SORTED = 'client-sneup: sort_by and direction set the order';
const TIES = 'contract: records that are equal come by id (guess)';

export const order = [
  fault('sort-ignored', {
    sentence: 'sort_by changes nothing.',
    breaks: SORTED,
    caughtBy: 'lists/sort',
    weave: at(sorted, (sound) => (rows, query) => sound(rows, { ...query, sort_by: undefined })),
  }),
  fault('direction-ignored', {
    sentence: 'direction changes nothing.',
    breaks: SORTED,
    caughtBy: 'lists/sort',
    weave: at(sorted, (sound) => (rows, query) => sound(rows, { ...query, direction: 'asc' })),
  }),
  fault('newest-first', {
    sentence: 'Without an order the newest record comes first.',
    breaks: BY_ID,
    caughtBy: 'lists/pages',
    weave: at(sorted, (sound) => (rows, query) => {
      const found = sound(rows, query);
      return query.sort_by === undefined && query.direction === 'asc' ? [...found].reverse() : found;
    }),
  }),
  fault('order-changes', {
    sentence: 'Each request gets the records in another order.',
    breaks: BY_ID,
    caughtBy: 'lists/pages',
    weave: at(sorted, (sound) => {
      let turns = 0;
      return (rows, query) => {
        const found = sound(rows, query);
        turns += 1;
        const start = found.length === 0 ? 0 : turns % found.length;
        return [...found.slice(start), ...found.slice(0, start)];
      };
    }),
  }),
  fault('ties-upside-down', {
    sentence: 'Records that are equal in the sorted field come with the newest first.',
    breaks: TIES,
    caughtBy: 'lists/sort',
    weave: at(sorted, (sound) => (rows, query) => {
      return query.sort_by === undefined ? sound(rows, query) : sound([...rows].reverse(), query);
    }),
  }),
  fault('numbers-sorted-as-text', {
    sentence: 'Minutes are sorted as text: 100 before 20.',
    breaks: SORTED,
    caughtBy: 'lists/sort',
    weave: at(sorted, (sound) => (rows, query) => {
      if (query.sort_by !== 'entry_minutes') return sound(rows, query);
      const sign = query.direction === 'desc' ? -1 : 1;
      const text = (row: Row) => String(row.entry_minutes);
      return [...rows].sort((a, b) => sign * (text(a) < text(b) ? -1 : Number(text(a) > text(b))));
    }),
  }),
  fault('sorted-page-by-page', {
    sentence: 'The order holds within a page, not over all of them.',
    breaks: SORTED,
    caughtBy: 'lists/sort',
    weave: at(listRecords, (sound) => (operation, resource, parent, query, context) => {
      const page = sound(operation, resource, parent, { ...query, sort_by: undefined }, context);
      return { ...page, rows: sorted([...page.rows], query) };
    }),
  }),
  fault('sorted-by-other-date', {
    sentence: 'updated_date sorts by created_date.',
    breaks: SORTED,
    caughtBy: 'lists/sort',
    weave: at(sorted, (sound) => (rows, query) => {
      const sort_by = query.sort_by === 'updated_date' ? 'created_date' : query.sort_by;
      return sound(rows, { ...query, sort_by });
    }),
  }),
];
