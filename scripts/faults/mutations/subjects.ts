import { fault, inContract } from '../../mock/faults/fault.ts';
import { readContract } from '../../spec/contract.ts';
import { faulty, type Subject } from '../subject.ts';
import { allMutations, chooseMutations } from './choose.ts';

const TRUE_DOCUMENT = 'the contract document';

/** Mocks that read a document with one thing changed, chosen by a seed. */
export function mutatedMocks(count: number, seed: number): Subject[] {
  return chooseMutations(allMutations(readContract()), count, seed).map(({ name, caughtBy, change }) => {
    const sentence = 'The mock reads it so, the suite as it is.';
    return faulty(fault(name, { sentence, breaks: TRUE_DOCUMENT, caughtBy, weave: inContract(change) }));
  });
}
