import type { Contract, Wire } from '../model.ts';
import { defaultPageSize } from '../page-size.ts';
import { Codec } from './codec.ts';

/** What translates between the words of a document and those of the contract that was made of it. */
export function createCodec({ byId }: Pick<Contract, 'byId'>, { document, mapping }: Wire): Codec {
  return new Codec(document, mapping, (id) => {
    const operation = byId.get(id);
    return operation ? defaultPageSize(operation) : 1;
  });
}
