import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectDirectory } from '../cli/installation.ts';
import { readSources } from '../contract/sources.ts';
import { describeForms } from './form-proposals.ts';
import { renderObserved } from './mapping-file.ts';
import type { CountedObservation } from './observation.ts';
import { renderProposedOverlay } from './overlay-file.ts';

const FILES = {
  all: 'observations.json',
  overlay: 'observations.overlay.yaml',
  mapping: 'observations.mapping.yaml',
};

/** Writes the observations, replacing those of an earlier run. Returns the written files. */
export function writeObservations(
  directory: string,
  observations: CountedObservation[],
  mapping = readSources(projectDirectory()).mapping ?? '',
): string[] {
  for (const file of Object.values(FILES)) rmSync(join(directory, file), { force: true });
  if (observations.length === 0) return [];
  mkdirSync(directory, { recursive: true });
  const texts: [string, string][] = [[FILES.all, `${JSON.stringify(observations, null, 2)}\n`]];
  if (observations.some(({ overlay }) => overlay.length > 0)) {
    texts.push([FILES.overlay, renderProposedOverlay(observations)]);
  }
  const forms = observations.flatMap((each) => each.forms ?? []);
  if (forms.length > 0) texts.push([FILES.mapping, renderObserved(mapping, forms)]);
  return texts.map(([name, text]) => {
    const file = join(directory, name);
    writeFileSync(file, text);
    return file;
  });
}

/** The lines of the terminal summary about the observations. */
export function observationLines(observations: CountedObservation[]): string[] {
  if (observations.length === 0) return [];
  return [
    '',
    `Different from the contract's assumptions (${observations.length}; the assumptions are wrong, not the API):`,
    ...observations.flatMap((observation) => {
      const { expected, received, overlay, forms, rejected } = observation;
      return [
        `  ${formatSubject(observation)}`,
        `    expected ${expected}`,
        `    received ${received}`,
        ...(rejected === undefined
          ? []
          : [`    no proposal, because npm run generate rejects it: ${rejected}`]),
        ...(forms === undefined ? [] : [`    proposed for spec/mapping.yaml: ${describeForms(forms)}`]),
        ...(overlay.length > 0 ? [`    proposed ${overlay.map(({ target }) => target).join(', ')}`] : []),
      ];
    }),
    '',
  ];
}

function formatSubject({
  rule,
  operation,
  actor,
  otherOperations: { length } = [],
}: CountedObservation): string {
  const parts = [
    rule,
    operation === undefined ? '' : `: ${operation}`,
    actor === undefined ? '' : ` as ${actor}`,
    length === 0 ? '' : `, and ${length} more ${length === 1 ? 'operation' : 'operations'}`,
  ];
  return parts.join('');
}
