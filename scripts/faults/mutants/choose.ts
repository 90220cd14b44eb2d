import type { Contract } from '../../contract/contract.ts';
import { servedFromExample } from '../../mock/support/store-support.ts';
import { listAccessMutations } from './access.ts';
import { listVisibilityMutations, listWritabilityMutations } from './fields.ts';
import type { Mutation } from './mutation.ts';
import { listSchemaMutations } from './schemas.ts';
import { listLifetimeMutations, listLimitMutations, listStatusMutations } from './settings.ts';

/** Lists all mutations of the document that have an effect, for operations that have tests. */
export function listMutations(baseContract: Contract): Mutation[] {
  const unsupported = servedFromExample(baseContract).filter(({ hasHandler }) => hasHandler);
  const operations = baseContract.operations.filter(({ id, isProposed }) => {
    return !isProposed && !unsupported.some(({ operation }) => operation === id);
  });
  const contract = { ...baseContract, operations };
  return [
    ...listAccessMutations(contract),
    ...listVisibilityMutations(contract),
    ...listWritabilityMutations(contract),
    ...listSchemaMutations(contract),
    ...listStatusMutations(contract),
    ...listLimitMutations(contract),
    ...listLifetimeMutations(contract),
  ];
}

/** Chooses a number of mutations, spread evenly over all kinds. The same seed chooses the same mutations. */
export function chooseMutations(all: Mutation[], count: number, seed: number): Mutation[] {
  const random = createRandom(seed);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const byKind = kinds.map((kind) =>
    shuffle(
      all.filter((each) => each.kind === kind),
      random,
    ),
  );
  const chosen: Mutation[] = [];
  for (let round = 0; chosen.length < Math.min(count, all.length); round += 1) {
    chosen.push(...byKind.flatMap((queue) => queue.slice(round, round + 1)));
  }
  return chosen.slice(0, count);
}

function shuffle<T>(values: T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, rank: random() }))
    .sort((a, b) => a.rank - b.rank)
    .map(({ value }) => value);
}

/** Creates a generator of numbers from 0 to below 1: a linear congruential generator with mixed output. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32;
  };
}
