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
}

/** An observation, and the number of checks with it. */
export interface CountedObservation extends Observation {
  checks: number;
  /** Why `npm run generate` rejects the proposal, which is then omitted. */
  rejected?: string;
}

/** Merges equal observations of several checks. */
export function gather(observations: Observation[]): CountedObservation[] {
  const known = new Map<string, CountedObservation>();
  for (const observation of observations) {
    const key = keyOf(observation);
    const before = known.get(key);
    if (before) before.checks += 1;
    else known.set(key, { ...observation, checks: 1 });
  }
  return [...known.values()];
}

function keyOf({ rule, operation, expected, received, overlay }: Observation): string {
  return JSON.stringify(overlay.length > 0 ? overlay : [rule, operation, expected, received]);
}
