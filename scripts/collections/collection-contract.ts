import type { Contract } from '../contract/contract.ts';

/** The contract, with the operations that the mock does not support. */
export interface CollectionContract extends Contract {
  /** The operations that the mock serves from their examples: later requests cannot rely on their responses. */
  unsupported: ReadonlySet<string>;
}
