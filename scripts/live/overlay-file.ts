import { stringify } from 'yaml';
import type { CountedObservation, OverlayAction } from './observation.ts';

/**
 * Renders the proposed overlay: actions for spec/contract.overlay.yaml that adapt the contract document to the
 * observations.
 */
export function renderProposedOverlay(observations: CountedObservation[]): string {
  const actions = distinct(observations.flatMap(({ overlay }) => overlay));
  const overlay = {
    overlay: '1.0.0',
    info: { title: "Differences between the live API and the contract's assumptions", version: '1.0.0' },
    actions,
  };
  return HEADER + stringify(overlay, { lineWidth: 110 });
}

const HEADER = `# Proposed by a live run. Review each action. Append the correct ones to the actions in
# spec/contract.overlay.yaml, then run npm run generate. The mock and the next run then use them.

`;

function distinct(actions: OverlayAction[]): OverlayAction[] {
  return [...new Map(actions.map((action) => [JSON.stringify(action), action])).values()];
}
