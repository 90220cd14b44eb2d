import { type FirstPost, measureFirstPost } from './first-post.ts';
import { type LoginMemory, measureLoginMemory } from './logins.ts';
import { describeMachine } from './machine.ts';
import { type Effort, type Measured, measureServers } from './measure.ts';
import { measureRateCost, measureRateMemory, type RateCost } from './rate-limit.ts';
import type { WindowMemory } from './rate-limit-memory.ts';
import { measureSuite, type SuiteSpeed } from './suite.ts';

/** The results of `npm run bench`. */
export interface BenchResult {
  machine: string;
  effort: Effort;
  sizes: Measured[];
  firstPost: FirstPost;
  suite: SuiteSpeed;
  rateLimits: { cost: RateCost; memory: WindowMemory };
  logins: LoginMemory;
}

const OPERATION_COUNTS = [43, 900];

/** Runs one measurement after the other, so that they do not disturb each other. */
export async function runBench(effort: Effort, report: (step: string) => void): Promise<BenchResult> {
  const sizes: Measured[] = [];
  for (const operations of OPERATION_COUNTS) {
    report(`throughput and start-up at ${operations} operations`);
    sizes.push(await measureServers(operations, effort));
  }
  report('the package until its first validated POST');
  const firstPost = await measureFirstPost(Math.min(effort.pairs, 5));
  report('the suite');
  const suite = await measureSuite();
  report('the cost of rate limits');
  const rateLimits = {
    cost: await measureRateCost({ pairs: effort.pairs }),
    memory: await measureRateMemory(),
  };
  report('the memory of 10,000 logins');
  const logins = await measureLoginMemory();
  return { machine: describeMachine(), effort, sizes, firstPost, suite, rateLimits, logins };
}
