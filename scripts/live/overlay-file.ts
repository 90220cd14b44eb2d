import { stringify } from 'yaml';
import type { CountedObservation, OverlayAction } from './observation.ts';

/** The proposed overlay: what to add to spec/contract.overlay.yaml so that the contract document says what was seen. */
export function overlayText(observations: CountedObservation[]): string {
  const actions = distinct(observations.flatMap(({ overlay }) => overlay));
  const overlay = {
    overlay: '1.0.0',
    info: { title: 'What the live API does otherwise than assumed', version: '1.0.0' },
    actions,
  };
  return HEADER + stringify(overlay, { lineWidth: 110 });
}

const HEADER = `# Proposed by a live run. Read each action; add those that are right to the end of the actions in
# spec/contract.overlay.yaml, then run npm run generate. The mock and the next run follow.

`;

function distinct(actions: OverlayAction[]): OverlayAction[] {
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()];
}
