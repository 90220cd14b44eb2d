// The declarations below add to this module.
import type { TestContext } from 'vitest';
import type { ReachWord } from '../../../../scripts/contract/contract.ts';
import type { Observation } from '../../../../scripts/runner/access.ts';
import type { Tie } from '../../../fixtures/oracle-ties.ts';
import type { MatrixCell } from '../cells.ts';

/** A call on something that belongs to the actor in these ways, in none of them or in several. */
interface Call {
  ties: Tie[];
  wentThrough: boolean;
}

/** Notes, call by call, how far the actor really came; the report gets it whether the test passes or not. */
export function observe({ meta }: TestContext['task'], { operation, actor, reach }: MatrixCell) {
  const observation: Observation = { operation: operation.id, actor, expected: reach };
  meta.access = observation;
  const calls: Call[] = [];
  return {
    note(ties: Tie[], wentThrough: boolean): void {
      calls.push({ ties, wentThrough });
      observation.observed = reachOf(calls, reach);
    },
  };
}

/** The reach that explains the calls: the expected one if it does, or else the words that went through. */
function reachOf(calls: Call[], expected: ReachWord[]): ReachWord[] {
  const explains = (reach: ReachWord[]) =>
    calls.every(({ ties, wentThrough }) => wentThrough === isWithin(reach, ties));
  if (explains(expected)) return expected;
  const through = calls.filter(({ wentThrough }) => wentThrough);
  if (through.length === 0) return ['none'];
  if (through.some(({ ties }) => ties.length === 0)) return ['all'];
  const words = [...new Set(through.flatMap(({ ties }) => ties))];
  const whole = words.filter((word) => calls.every((call) => call.wentThrough || !call.ties.includes(word)));
  return whole.length > 0 ? whole : words;
}

function isWithin(reach: ReachWord[], ties: Tie[]): boolean {
  return reach.includes('all') || ties.some((tie) => reach.includes(tie));
}
