import type { ServedFromExample } from '../../contract/contract.ts';
import type { DocumentChange } from './change.ts';
import type { Coverage } from './coverage.ts';
import type { Guesses } from './guesses.ts';

/** What a new edition of the upstream document is, and what it means for this project. */
export interface DriftReport {
  edition: { title: string; from: string; bytes: number; sha256: string; parts: string[] };
  /** True when it is the document that is here already, byte for byte. */
  isSame: boolean;
  coverage: Coverage;
  /** What its names seem to mean, in words; and lines of spec/mapping.yaml that do not hold in it. */
  mapping: { proposed: string[]; questions: string[]; dropped: string[] };
  /** In what its form is another than ours; none of it changes what the API does. */
  form: string[];
  changes: DocumentChange[];
  guesses: Guesses;
  /** Refusals that the document describes itself, so that the overlay's guesses about them can go. */
  rejections: { status: string; operations: number; isAsGuessed: boolean }[];
  overlay: {
    /** Actions that match nothing, and what they may mean now. */
    unmatched: { target: string; nearest?: string }[];
    /** Rows for operations that the overlay does not know. */
    proposed: { operation: string; like?: string }[];
  };
  /** Operations that the mock serves from their examples because its store does not support them. */
  servedFromExample: ServedFromExample[];
}
