import { readContract } from '../../contract/contract.ts';
import { fault } from '../catalog/fault.ts';
import { type MockVariant, toVariant } from '../runner/variant.ts';
import { chooseMutations, listMutations } from './choose.ts';

const ORIGINAL_DOCUMENT = 'the contract document';

/** Creates mutants: mocks that each read a document with one change, chosen by a seed. */
export function createMutants(count: number, seed: number): MockVariant[] {
  return chooseMutations(listMutations(readContract()), count, seed).map(({ name, detectedBy, change }) => {
    const description = 'The mock reads the changed document, and the suite reads the original.';
    return toVariant(fault(name, { description, breaks: ORIGINAL_DOCUMENT, detectedBy, contract: change }));
  });
}
