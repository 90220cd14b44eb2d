import type { Fields } from './change.ts';

/** What is sent for a new record, and what is then read. */
export interface Create {
  ids?: number[];
  /** Only what is required, and the fields that the API fills in. */
  least: { body: Fields; reads: Fields };
  /** Every field there is. */
  most: { body: Fields; reads: Fields };
}

/** The time on the workspace's clock, as it reads in a record. */
export interface Today {
  now: string;
  today: string;
}
