/** One change of the contract document, in the words of OpenAPI Overlay 1.0. */
export interface OverlayAction {
  target: string;
  description?: string;
  update?: unknown;
  remove?: true;
}

/** Something that the API did otherwise than we assumed. */
export interface Observation {
  /** The sentence, or the rule, that did not hold. */
  rule: string;
  /** `listEntries (GET /entries)`. */
  operation?: string;
  actor?: string;
  /** What the expectation rests on. */
  source: string;
  expected: string;
  received: string;
  /** A curl line that shows it again. */
  request?: string;
  /** What would make the contract document say what was seen; nothing when that is no place for it. */
  overlay: OverlayAction[];
}

/** An observation, and in how many checks it was made. */
export interface CountedObservation extends Observation {
  checks: number;
  /** Why `npm run generate` rejects what would have been proposed, so that nothing is. */
  rejected?: string;
}

/** The same thing seen in several checks is one observation. */
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
