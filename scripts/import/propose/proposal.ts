import type { Mapping } from '../../contract/mapping/mapping-model.ts';

/** A proposed line: our name, the document's, and the confidence. */
export interface ProposalLine {
  /** Its path in the file. */
  keys: string[];
  /** The contract's name: `createEntry`, `Entry.notes`, `listEntries ?search`. */
  contractName: string;
  /** What is the document's; undefined when nothing looks like it. */
  wireName?: string;
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
