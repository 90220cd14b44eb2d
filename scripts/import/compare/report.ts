import type { ServedFromExample } from '../../contract/contract.ts';
import type { DocumentChange } from './change.ts';
import type { Coverage } from './coverage.ts';
import type { Guesses } from './guesses.ts';

/** A comparison of a new edition of the upstream document with the current edition, and its consequences. */
export interface DriftReport {
  edition: { title: string; from: string; bytes: number; sha256: string; parts: string[] };
  /** True if the document is unchanged, byte for byte. */
  isSame: boolean;
  coverage: Coverage;
  /** The proposed mappings in words, and the lines of spec/mapping.yaml that do not apply to the document. */
  mapping: { proposed: string[]; questions: string[]; dropped: string[] };
  /** Notes on the normalization of the document, without effect on behavior. */
  form: string[];
  changes: DocumentChange[];
  guesses: Guesses;
  /** Error responses that the document describes, so that the overlay's guesses can be removed. */
  rejections: { status: string; operations: number; isAsGuessed: boolean }[];
  overlay: {
    /** The targets of actions that match nothing, each with the nearest target. */
    unmatched: { target: string; nearest?: string }[];
    /** Proposed rows for operations that the overlay lacks. */
    proposed: { operation: string; like?: string }[];
  };
  /** Operations that the mock serves from their examples because the store does not support them. */
  servedFromExample: ServedFromExample[];
}
