import type { TestCase } from 'vitest/node';
import { readContract } from '../../contract/contract.ts';
import { type CountedObservation, mergeObservations, type Observation } from '../../live/observation.ts';
import type { RehearsedRequest } from '../../live/rehearsed-request.ts';
import { tryForms } from '../../live/tried-forms.ts';
import { tryProposals } from '../../live/tried-proposals.ts';

declare module 'vitest' {
  interface TaskMeta {
    /** Responses that differ from an assumption. */
    observations?: Observation[];
    /** The number of requests of each method that a test sent to the live API. */
    requests?: Record<string, number>;
    /** The requests themselves, in a rehearsal. */
    sent?: RehearsedRequest[];
  }
}

/**
 * The share of checks that may be inconclusive, since a server may fail temporarily; above it, the whole run
 * is inconclusive.
 */
const MAX_INCONCLUSIVE_RATIO = 0.1;

/** Gathers the observations of a live run, each once and without rejected proposals. */
export async function gatherObservations(tests: TestCase[]): Promise<CountedObservation[]> {
  const observations = mergeObservations(tests.flatMap((test) => test.meta().observations ?? []));
  const tried = await tryForms(observations);
  return tryProposals(tried.document ?? readContract().document, tried.observations);
}

/** Report lines for a run that ended early, and for every probe that changed something, even if its check passed. */
export function alarmLines(tests: TestCase[]): string[] {
  const reasons = new Set(tests.flatMap((test) => test.meta().stopped ?? []));
  const granted = tests.flatMap((test) => test.meta().granted ?? []);
  return [
    ...[...reasons].map((reason) => `The run ${reason}; the results below cover only the part before that.`),
    ...(granted.length === 0 ? [] : ['', `Probes that changed something (${granted.length}):`]),
    ...granted.map((line) => `  ${line}`),
  ];
}

/** `120 requests sent: 120 GET`. */
export function requestLine(tests: TestCase[]): string {
  const sent = new Map<string, number>();
  for (const test of tests) {
    for (const [method, count] of Object.entries(test.meta().requests ?? {})) {
      sent.set(method, (sent.get(method) ?? 0) + count);
    }
  }
  const total = [...sent.values()].reduce((sum, count) => sum + count, 0);
  const methods = [...sent].map(([method, count]) => `${count} ${method}`).join(', ');
  return `${total} requests sent${total > 0 ? `: ${methods}` : ''}`;
}

/** Whether a live run as a whole is inconclusive. */
export function isLiveInconclusive(tests: TestCase[]): boolean {
  if (tests.some((test) => test.meta().stopped !== undefined)) return true;
  const passed = tests.filter((test) => test.result().state === 'passed' || test.meta().observed);
  const inconclusiveTests = tests.filter((test) => test.meta().inconclusive === true);
  return (
    inconclusiveTests.length > MAX_INCONCLUSIVE_RATIO * (passed.length + inconclusiveTests.length) ||
    passed.length === 0
  );
}
