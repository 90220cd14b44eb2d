import type { ListFilter } from '../lists/filtering.ts';
import type { ResourceName } from '../store/rows.ts';

/** Matches if the field is one of the IDs. */
export function isOneOf<R>(field: keyof R, refersTo: ResourceName, reveals?: string): ListFilter<R> {
  return {
    refersTo,
    ...(reveals && { reveals }),
    passes: (row, ids: number[]) => ids.includes(row[field] as number),
  };
}

/** Matches if the field has the value. */
export function equals<R>(field: keyof R): ListFilter<R> {
  return { passes: (row, value: unknown) => row[field] === value };
}

/** Matches if one of the fields contains the string, case-insensitively. */
export function contains<R>(...fields: (keyof R)[]): ListFilter<R> {
  return {
    passes: (row, text: string) => {
      const wanted = text.toLowerCase();
      return fields.some((field) => String(row[field]).toLowerCase().includes(wanted));
    },
  };
}

/** Matches days from this day on. */
export function from<R>(field: keyof R): ListFilter<R> {
  return { passes: (row, date: string) => String(row[field]) >= date };
}

/** Matches days up to and including this day. */
export function to<R>(field: keyof R): ListFilter<R> {
  return { passes: (row, date: string) => String(row[field]) <= date };
}
