import type { Mapping } from '../../contract/mapping/mapping-model.ts';

/** One line of what is proposed: a thing of ours, the document's, and how sure it is. */
export interface ProposalLine {
  /** Where it stands in the file. */
  keys: string[];
  /** What is ours: `createEntry`, `Entry.notes`, `listEntries ?search`. */
  ours: string;
  /** What is the document's; undefined when nothing looks like it. */
  theirs?: string;
  /** From 0 to 1. */
  confidence: number;
  doubt?: string;
}

/** What the names of a document seem to mean. */
export interface MappingProposal {
  /** The sure lines alone. */
  mapping: Mapping;
  lines: ProposalLine[];
}
