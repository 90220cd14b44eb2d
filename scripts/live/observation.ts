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
  /** Actions that would make the contract document match; none if it has no place for the difference. */
  overlay: OverlayAction[];
  /** In place of the actions, where the mapping can express the difference. */
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

/** Merges equal observations of several checks, also those that only the operation distinguishes. */
export function gather(observations: Observation[]): CountedObservation[] {
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
  return JSON.stringify([assumption, source, statusOnly(expected), statusOnly(received)]);
}

/** The records in a response differ from operation to operation; the text of an error does not. */
function statusOnly(text: string): string {
  return /^status 2\d\d\b/.exec(text)?.[0] ?? text;
}
