import type { Mapping } from '../../contract/mapping/mapping-model.ts';

/** A proposed line: the contract's name, the document's name, and the confidence. */
export interface ProposalLine {
  /** The keys that lead to the line in the file. */
  keys: string[];
  /** The contract's name: `createEntry`, `Entry.notes`, `listEntries ?search`. */
  contractName: string;
  /** The document's name; undefined if no name resembles the contract's. */
  wireName?: string;
  /** From 0 to 1. */
  confidence: number;
  doubt?: string;
}

/** The mapping that the names of a document suggest. */
export interface MappingProposal {
  /** The mapping of the confident lines only. */
  mapping: Mapping;
  lines: ProposalLine[];
}
