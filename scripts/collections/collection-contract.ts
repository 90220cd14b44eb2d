import type { Contract } from '../contract/contract.ts';

/** The contract, and what the collection needs to know about the mock. */
export interface CollectionContract extends Contract {
  /** The operations that the mock serves from their examples: later requests cannot rely on their responses. */
  unsupported: ReadonlySet<string>;
}
