import { readContract } from '../../contract/contract.ts';
import { fault } from '../catalogue/fault.ts';
import { type Defect, faulty } from '../runner/defect.ts';
import { allMutations, chooseMutations } from './choose.ts';

const TRUE_DOCUMENT = 'the contract document';

/** Mocks that read a document with one thing changed, chosen by a seed. */
export function mutatedMocks(count: number, seed: number): Defect[] {
  return chooseMutations(allMutations(readContract()), count, seed).map(({ name, detectedBy, change }) => {
    const description = 'The mock reads it so, the suite as it is.';
    return faulty(fault(name, { description, breaks: TRUE_DOCUMENT, detectedBy, contract: change }));
  });
}
