export type DifferenceArea =
  | 'operations'
  | 'parameters'
  | 'fields'
  | 'responses'
  | 'security'
  | 'other'
  | 'texts';

/** One difference between the current document and the new one. */
export interface DocumentChange {
  area: DifferenceArea;
  what: 'added' | 'removed' | 'changed';
  /** `Entry.notes`, `createEntry body`, `listEntries ?page`. */
  where: string;
  /** The difference in a few words. */
  text: string;
  /** Whether a client that worked may fail now. */
  breaking: boolean;
}
