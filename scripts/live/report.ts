import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { CountedObservation } from './observation.ts';
import { overlayText } from './overlay-file.ts';

const FILES = { all: 'observations.json', overlay: 'observations.overlay.yaml' };

/** Writes the observations, replacing those of an earlier run. Returns the written files. */
export function writeObservations(directory: string, observations: CountedObservation[]): string[] {
  for (const file of Object.values(FILES)) rmSync(join(directory, file), { force: true });
  if (observations.length === 0) return [];
  mkdirSync(directory, { recursive: true });
  const texts: [string, string][] = [[FILES.all, `${JSON.stringify(observations, null, 2)}\n`]];
  if (observations.some(({ overlay }) => overlay.length > 0)) {
    texts.push([FILES.overlay, overlayText(observations)]);
  }
  return texts.map(([name, text]) => {
    const file = join(directory, name);
    writeFileSync(file, text);
    return file;
  });
}

/** The readable section of the summary. */
export function observationLines(observations: CountedObservation[]): string[] {
  if (observations.length === 0) return [];
  return [
    '',
    `Different from our assumptions (${observations.length}; the assumptions are wrong, not the API):`,
    ...observations.flatMap((observation) => {
      const { expected, received, overlay, rejected } = observation;
      return [
        `  ${subject(observation)}`,
        `    expected ${expected}`,
        `    received ${received}`,
        ...(rejected === undefined
          ? []
          : [`    no proposal, because npm run generate rejects it: ${rejected}`]),
        ...(overlay.length > 0 ? [`    proposed ${overlay.map(({ target }) => target).join(', ')}`] : []),
      ];
    }),
    '',
  ];
}

function subject({ rule, operation, actor, otherOperations: { length } = [] }: CountedObservation): string {
  const parts = [
    rule,
    operation === undefined ? '' : `: ${operation}`,
    actor === undefined ? '' : ` as ${actor}`,
    length === 0 ? '' : `, and ${length} more ${length === 1 ? 'operation' : 'operations'}`,
  ];
  return parts.join('');
}
