import type { ParsedQuery } from '../query.ts';
import type { Row } from '../store/rows.ts';

/** Policy: the order of a list's records. */
export interface Ordering {
  /** May sort in place. */
  sort(rows: Row[], query: Pick<ParsedQuery, 'sort_by' | 'direction'>): Row[];
}

/** Sorts by the requested field, if any, and then by ID, so that the order is stable. */
export const ordering: Ordering = {
  sort(rows, { sort_by, direction }) {
    if (sort_by === undefined) return direction === 'desc' ? rows.reverse() : rows;
    const sign = direction === 'desc' ? -1 : 1;
    return rows.sort((a, b) => sign * compare(a[sort_by], b[sort_by]));
  },
};

function compare(a: unknown, b: unknown): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
