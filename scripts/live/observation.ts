import type { ProposedForms } from './form-proposals.ts';

/** A change of the contract document, as an action of OpenAPI Overlay 1.0. */
export interface OverlayAction {
  target: string;
  description?: string;
  update?: unknown;
  remove?: true;
}

/** A live response that differs from an assumption. */
export interface Observation {
  /** The title of the check, or the rule, that did not hold. */
  rule: string;
  /** `listEntries (GET /entries)`. */
  operation?: string;
  actor?: string;
  /** The sources of the expectation. */
  source: string;
  expected: string;
  received: string;
  /** A curl command that reproduces it. */
  request?: string;
  /** Actions that would make the contract document match the response; none if it cannot express the difference. */
  overlay: OverlayAction[];
  /** Replaces the actions if the mapping can express the difference. */
  forms?: ProposedForms;
}

/** An observation, and the number of checks with it. */
export interface CountedObservation extends Observation {
  checks: number;
  /** Other operations that differ in the same way. */
  otherOperations?: string[];
  /** Why `npm run generate` rejects the proposal, which is then omitted. */
  rejected?: string;
}

/** Merges equal observations of several checks, also if they differ in the operation. */
export function mergeObservations(observations: Observation[]): CountedObservation[] {
  const counted = new Map<string, CountedObservation>();
  for (const observation of observations) {
    const key = observationKey(observation);
    const before = counted.get(key);
    if (before) countObservation(before, observation);
    else counted.set(key, { ...observation, checks: 1 });
  }
  return [...counted.values()];
}

function countObservation(counted: CountedObservation, { operation }: Observation): void {
  counted.checks += 1;
  const others = counted.otherOperations ?? [];
  if (operation === undefined || operation === counted.operation || others.includes(operation)) return;
  counted.otherOperations = [...others, operation];
}

function observationKey({
  rule,
  operation,
  source,
  expected,
  received,
  overlay,
  forms,
}: Observation): string {
  if (forms !== undefined) return JSON.stringify(forms);
  if (overlay.length > 0) return JSON.stringify(overlay);
  const [id = ''] = operation?.split(' ') ?? [];
  const assumption = id !== '' && rule.startsWith(`${id} `) ? rule.slice(id.length) : rule;
  return JSON.stringify([assumption, source, dropRecords(expected), dropRecords(received)]);
}

/** Reduces a success to its status, since its records differ between operations; keeps an error unchanged. */
function dropRecords(text: string): string {
  return /^status 2\d\d\b/.exec(text)?.[0] ?? text;
}
