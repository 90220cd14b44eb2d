export type Area = 'operations' | 'parameters' | 'fields' | 'answers' | 'security' | 'other' | 'texts';

/** One difference between the document that is here and the one that comes. */
export interface DocumentChange {
  area: Area;
  what: 'came' | 'went' | 'changed';
  /** `Entry.notes`, `createEntry body`, `listEntries ?page`. */
  where: string;
  /** What is different, in a sentence or a few words. */
  text: string;
  /** Whether a client that was right may now be wrong. */
  breaking: boolean;
}
