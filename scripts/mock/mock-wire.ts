import { type Contract, indexContract, type Wire } from '../contract/contract.ts';
import type { Codec } from '../contract/mapping/codec.ts';
import { createCodec } from '../contract/mapping/create-codec.ts';
import { Prism } from './prism.ts';

/** The document's names and formats, for a mock whose document differs from the contract. */
export interface MockWire {
  codec: Codec;
  /** The contract document with the document's names; validates responses as they are sent. */
  contract: Contract;
  prism: Prism;
}

export function createWire(contract: Contract, wire: Wire): MockWire {
  const published = indexContract(wire.document);
  return { codec: createCodec(contract, wire), contract: published, prism: new Prism(published) };
}
