import type { Contract } from '../../contract/contract.ts';
import { servedFromExample } from '../../mock/support/store-support.ts';
import { accessMutations } from './access.ts';
import { settingMutations, visibilityMutations } from './fields.ts';
import type { Mutation } from './mutation.ts';
import { schemaMutations } from './schemas.ts';
import { lifetimeMutations, limitMutations, statusMutations } from './settings.ts';

/** Every mutation of the document that has an effect, for operations that have tests. */
export function allMutations(baseContract: Contract): Mutation[] {
  const unsupported = servedFromExample(baseContract).filter(({ hasHandler }) => hasHandler);
  const operations = baseContract.operations.filter(({ id, isProposed }) => {
    return !isProposed && !unsupported.some(({ operation }) => operation === id);
  });
  const contract = { ...baseContract, operations };
  return [
    ...accessMutations(contract),
    ...visibilityMutations(contract),
    ...settingMutations(contract),
    ...schemaMutations(contract),
    ...statusMutations(contract),
    ...limitMutations(contract),
    ...lifetimeMutations(contract),
  ];
}

/** That many different mutations, spread evenly over all kinds; the same ones for the same seed. */
export function chooseMutations(all: Mutation[], count: number, seed: number): Mutation[] {
  const random = createRandom(seed);
  const kinds = [...new Set(all.map(({ kind }) => kind))];
  const ofKinds = kinds.map((kind) =>
    shuffled(
      all.filter((each) => each.kind === kind),
      random,
    ),
  );
  const chosen: Mutation[] = [];
  for (let round = 0; chosen.length < Math.min(count, all.length); round += 1) {
    chosen.push(...ofKinds.flatMap((some) => some.slice(round, round + 1)));
  }
  return chosen.slice(0, count);
}

function shuffled<T>(values: T[], random: () => number): T[] {
  return values
    .map((value) => ({ value, location: random() }))
    .sort((a, b) => a.location - b.location)
    .map(({ value }) => value);
}

/** Numbers from 0 to below 1 derived from the seed: a linear congruential generator, mixed twice. */
function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const mixed = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    return ((mixed ^ (mixed >>> 12)) >>> 0) / 2 ** 32;
  };
}
