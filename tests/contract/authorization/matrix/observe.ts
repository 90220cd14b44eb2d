// The declarations below add to this module.
import type { TestContext } from 'vitest';
import type { AccessValue } from '../../../../scripts/contract/contract.ts';
import type { AccessObservation } from '../../../../scripts/runner/access.ts';
import type { Tie } from '../../../fixtures/oracle.ts';
import type { MatrixEntry } from '../permissions.ts';

/** A call on something that belongs to the actor in these ways, in none of them or in several. */
interface Call {
  ties: Tie[];
  wentThrough: boolean;
}

/** Notes, call by call, the access that the actor really has; the report gets it whether the test passes or not. */
export function observe({ meta }: TestContext['task'], { operation, actor, access }: MatrixEntry) {
  const observation: AccessObservation = { operation: operation.id, actor, expected: access };
  meta.access = observation;
  const calls: Call[] = [];
  return {
    note(ties: Tie[], wentThrough: boolean): void {
      calls.push({ ties, wentThrough });
      observation.observed = accessOf(calls, access);
    },
  };
}

/** The access that explains the calls: the expected one if it does, or else the words that went through. */
function accessOf(calls: Call[], expected: AccessValue[]): AccessValue[] {
  const explains = (access: AccessValue[]) =>
    calls.every(({ ties, wentThrough }) => wentThrough === isWithin(access, ties));
  if (explains(expected)) return expected;
  const through = calls.filter(({ wentThrough }) => wentThrough);
  if (through.length === 0) return ['none'];
  if (through.some(({ ties }) => ties.length === 0)) return ['all'];
  const words = [...new Set(through.flatMap(({ ties }) => ties))];
  const whole = words.filter((word) => calls.every((call) => call.wentThrough || !call.ties.includes(word)));
  return whole.length > 0 ? whole : words;
}

function isWithin(access: AccessValue[], ties: Tie[]): boolean {
  return access.includes('all') || ties.some((tie) => access.includes(tie));
}
