import type { ListFilter } from '../lists/filtering.ts';
import type { ResourceName } from '../store/rows.ts';

/** Passes when the field is one of the ids. */
export function oneOf<R>(field: keyof R, refersTo: ResourceName, reveals?: string): ListFilter<R> {
  return {
    refersTo,
    ...(reveals && { reveals }),
    passes: (row, ids: number[]) => ids.includes(row[field] as number),
  };
}

/** Passes when the field has the value. */
export function equals<R>(field: keyof R): ListFilter<R> {
  return { passes: (row, value: unknown) => row[field] === value };
}

/** Passes when one of the fields holds the text, in any case. */
export function contains<R>(...fields: (keyof R)[]): ListFilter<R> {
  return {
    passes: (row, text: string) => {
      const wanted = text.toLowerCase();
      return fields.some((field) => String(row[field]).toLowerCase().includes(wanted));
    },
  };
}

/** Passes on the day and after it. */
export function from<R>(field: keyof R): ListFilter<R> {
  return { passes: (row, date: string) => String(row[field]) >= date };
}

/** Passes on the day and before it. */
export function to<R>(field: keyof R): ListFilter<R> {
  return { passes: (row, date: string) => String(row[field]) <= date };
}
