import type { Contract } from '../contract/contract.ts';

/** The contract with what a collection has to know of the mock that it runs against. */
export interface CollectionContract extends Contract {
  /** The operations that the mock serves from their examples, so that nothing they say can be relied on later. */
  unsupported: ReadonlySet<string>;
}
