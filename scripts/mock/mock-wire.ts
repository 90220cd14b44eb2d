import { type Contract, indexContract, type Wire } from '../contract/contract.ts';
import type { Codec } from '../contract/mapping/codec.ts';
import { createCodec } from '../contract/mapping/create-codec.ts';
import { Prism } from './prism.ts';

/** The document's words, for a mock whose document has words other than ours. */
export interface MockWire {
  codec: Codec;
  /** The contract document in the document's words; validates responses as they go out. */
  contract: Contract;
  prism: Prism;
}

export function createWire(contract: Contract, wire: Wire): MockWire {
  const published = indexContract(wire.document);
  return { codec: createCodec(contract, wire), contract: published, prism: new Prism(published) };
}
