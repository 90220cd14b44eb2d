import type { ParsedQuery } from '../query.ts';
import type { Row } from '../store/rows.ts';

/** One page of a list, and its `meta`. */
export interface RowPage {
  rows: Row[];
  total: number;
  page: number;
  perPage: number;
}

/** The URL of a list, for its `meta.path` and `links`. */
export interface ListUrl {
  /** Absolute, without the query. */
  path: string;
  /** Without the question mark. */
  query: string;
}

/** Policy: how a list is split into pages, and the `meta` and `links` of a page (Laravel's paginator [guess]). */
export interface Paging {
  cut(rows: Row[], query: Pick<ParsedQuery, 'page' | 'per_page' | 'offset'>): RowPage;
  meta(page: RowPage, url: ListUrl): Record<string, unknown>;
  links(page: RowPage, url: ListUrl): Record<string, string | null>;
}

export const paging: Paging = {
  cut(rows, { page, per_page, offset }) {
    const perPage = per_page === Number.POSITIVE_INFINITY ? Math.max(1, rows.length) : per_page;
    const start = offset ?? (page - 1) * perPage;
    return { rows: rows.slice(start, start + perPage), total: rows.length, page, perPage };
  },

  meta({ rows, total, page, perPage }, { path }) {
    const first = (page - 1) * perPage + 1;
    return {
      current_page: page,
      from: rows.length > 0 ? first : null,
      last_page: lastPage(total, perPage),
      path,
      per_page: perPage,
      to: rows.length > 0 ? first + rows.length - 1 : null,
      total,
    };
  },

  links({ total, page, perPage }, { path, query }) {
    const last = lastPage(total, perPage);
    const start = `${path}?${withoutPage(query)}page=`;
    return {
      first: `${start}1`,
      last: `${start}${last}`,
      prev: page > 1 ? `${start}${page - 1}` : null,
      next: page < last ? `${start}${page + 1}` : null,
    };
  },
};

/** The query without `page`, ready to append a parameter. */
function withoutPage(query: string): string {
  if (query === '') return '';
  const parameters = new URLSearchParams(query);
  parameters.delete('page');
  return parameters.size > 0 ? `${parameters}&` : '';
}

function lastPage(total: number, perPage: number): number {
  return Math.max(1, Math.ceil(total / perPage));
}
