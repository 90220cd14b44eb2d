import { type Contract, indexContract, type Operation, type Wire } from '../contract/contract.ts';
import type { Codec } from '../contract/mapping/codec.ts';
import { createCodec } from '../contract/mapping/create-codec.ts';
import { Prism } from './prism.ts';

/** The document's names and formats, for a mock whose document differs from the contract. */
export interface MockWire {
  codec: Codec;
  /** The document as published, against which the final responses are validated. */
  contract: Contract;
  prism: Prism;
  /** The operations of the document by method and path. */
  operations: Map<string, Operation>;
}

export function createWire(contract: Contract, wire: Wire): MockWire {
  const published = indexContract(wire.document);
  const operations = new Map(published.operations.map((each) => [`${each.method} ${each.path}`, each]));
  return { codec: createCodec(contract, wire), contract: published, prism: new Prism(published), operations };
}
