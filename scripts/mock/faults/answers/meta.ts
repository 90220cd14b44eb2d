import { links, meta } from '../../steps/show.ts';
import { at, fault } from '../fault.ts';

const COUNTS = 'client-sneup: meta tells current_page, last_page and total';
const PLACE = 'contract: meta tells the place of a page (guess: Laravel paginator)';
const LINKS = 'contract: links lead from page to page (guess: Laravel paginator)';
const PAGES = 'lists/pages';

type Meta = ReturnType<typeof meta>;
type Links = ReturnType<typeof links>;
type Page = Parameters<typeof meta>[0];

const telling = (change: (told: Meta, page: Page) => Partial<Meta>) =>
  at(meta, (sound) => (page, url) => {
    const told = sound(page, url);
    return { ...told, ...change(told, page) };
  });
const linking = (change: (links: Links, page: Page) => Partial<Links>) =>
  at(links, (sound) => (page, url) => {
    const found = sound(page, url);
    return { ...found, ...change(found, page) };
  });

export const metaFaults = [
  fault('total-of-page', {
    sentence: 'meta.total counts the records of the page.',
    breaks: COUNTS,
    caughtBy: PAGES,
    weave: telling((_told, { rows }) => ({ total: rows.length })),
  }),
  fault('total-one-too-many', {
    sentence: 'meta.total is one too many.',
    breaks: COUNTS,
    caughtBy: PAGES,
    weave: telling(({ total }) => ({ total: total + 1 })),
  }),
  fault('total-stops-at-a-page', {
    sentence: 'meta.total is never more than 15.',
    breaks: COUNTS,
    caughtBy: PAGES,
    weave: telling(({ total }) => ({ total: Math.min(15, total) })),
  }),
  fault('last-page-rounded-down', {
    sentence: 'meta.last_page forgets a last page that is not full.',
    breaks: COUNTS,
    caughtBy: PAGES,
    weave: telling((_told, { total, perPage }) => ({ last_page: Math.max(1, Math.floor(total / perPage)) })),
  }),
  fault('last-page-one-too-many', {
    sentence: 'meta.last_page counts a page more when the last one is full.',
    breaks: COUNTS,
    caughtBy: PAGES,
    weave: telling((_told, { total, perPage }) => ({ last_page: Math.floor(total / perPage) + 1 })),
  }),
  fault('per-page-told-wrong', {
    sentence: 'meta.per_page is 15, whatever was asked for.',
    breaks: PLACE,
    caughtBy: PAGES,
    weave: telling(() => ({ per_page: 15 })),
  }),
  fault('current-page-always-1', {
    sentence: 'meta.current_page is 1 on every page.',
    breaks: COUNTS,
    caughtBy: PAGES,
    weave: telling(() => ({ current_page: 1 })),
  }),
  fault('from-counts-from-0', {
    sentence: 'meta.from counts from 0.',
    breaks: PLACE,
    caughtBy: PAGES,
    weave: telling(({ from }) => ({ from: from === null ? null : from - 1 })),
  }),
  fault('to-beyond-last', {
    sentence: 'meta.to is where a full last page would end.',
    breaks: PLACE,
    caughtBy: PAGES,
    weave: telling(({ to }, { page, perPage }) => ({ to: to === null ? null : page * perPage })),
  }),
  fault('path-without-origin', {
    sentence: 'meta.path is no address but a path.',
    breaks: PLACE,
    caughtBy: 'lists/page-after-last',
    weave: telling(({ path }) => ({ path: new URL(path).pathname })),
  }),
  fault('next-never-there', {
    sentence: 'links.next is null on every page.',
    breaks: LINKS,
    caughtBy: PAGES,
    weave: linking(() => ({ next: null })),
  }),
  fault('next-on-last-page', {
    sentence: 'links.next of the last page leads on.',
    breaks: LINKS,
    caughtBy: [PAGES, 'lists/page-after-last'],
    weave: linking(({ next, first }, { page }) => ({
      next: next ?? first.replace('page=1', `page=${page + 1}`),
    })),
  }),
  fault('prev-never-there', {
    sentence: 'links.prev is null on every page.',
    breaks: LINKS,
    caughtBy: PAGES,
    weave: linking(() => ({ prev: null })),
  }),
  fault('links-lose-parameters', {
    sentence: 'Links to other pages lose filters, order and size.',
    breaks: LINKS,
    caughtBy: [PAGES, 'lists/sort'],
    weave: at(
      links,
      (sound) =>
        (page, { path }) =>
          sound(page, { path, query: '' }),
    ),
  }),
  fault('last-link-leads-to-first', {
    sentence: 'links.last leads to the first page.',
    breaks: LINKS,
    caughtBy: PAGES,
    weave: linking(({ first }) => ({ last: first })),
  }),
];
