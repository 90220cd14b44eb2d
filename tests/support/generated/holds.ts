import * as fc from 'fast-check';
import { deepVariable } from '../../../scripts/suite/deep.ts';

const FEW = 4;
const MANY = 200;
const FIXED_SEED = 20_260_302;
/** Below the limit of a test, so that what was found is told and not cut off. */
const PATIENCE = 12_000;

const deepSeed = process.env[deepVariable];

/** The same few inputs in every run; with --deep many others. */
const effort =
  deepSeed === undefined ? { numRuns: FEW, seed: FIXED_SEED } : { numRuns: MANY, seed: Number(deepSeed) };

/** Whether this run makes many inputs. */
export const isDeep = deepSeed !== undefined;

/** The rule holds for whatever is made; the failure shows the smallest input that breaks it. */
export async function holds<T>(inputs: fc.Arbitrary<T>, rule: (input: T) => Promise<void>): Promise<void> {
  const found = await fc.check(fc.asyncProperty(inputs, rule), {
    ...effort,
    interruptAfterTimeLimit: PATIENCE,
  });
  if (!found.failed) return;
  const error =
    found.errorInstance instanceof Error ? found.errorInstance : new Error('the rule does not hold');
  const input = fc.stringify(found.counterexample?.[0]);
  error.message += `\n  smallest input: ${input}${isDeep ? ` (again with: npm test -- --deep --seed ${found.seed})` : ''}`;
  throw error;
}
