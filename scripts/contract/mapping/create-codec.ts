import type { Contract, Wire } from '../model.ts';
import { defaultPageSize } from '../page-size.ts';
import { Codec } from './codec.ts';

/** Creates the codec between a document and the contract that was generated from it. */
export function createCodec({ byId }: Pick<Contract, 'byId'>, { document, mapping }: Wire): Codec {
  return new Codec(document, mapping, (id) => {
    const operation = byId.get(id);
    return operation ? defaultPageSize(operation) : 1;
  });
}
