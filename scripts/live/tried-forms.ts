import { projectDirectory } from '../cli/installation.ts';
import type { OpenApiDocument } from '../contract/document.ts';
import { mergeContract } from '../contract/generate.ts';
import { prepareSources, readSources, type Sources } from '../contract/sources.ts';
import { addProposedForms } from './mapping-file.ts';
import type { CountedObservation } from './observation.ts';

/** The observations without rejected forms, and the contract document with the accepted forms, if there are any. */
export interface TriedForms {
  observations: CountedObservation[];
  document?: OpenApiDocument;
}

/**
 * Tries the proposed lines of the mapping in memory: builds the contract from document, mapping and overlay, as
 * `npm run generate` does. Lines that it rejects are removed.
 */
export async function tryForms(
  observations: CountedObservation[],
  sources: Sources | undefined = hasForms(observations) ? readSources(projectDirectory()) : undefined,
): Promise<TriedForms> {
  if (!sources || !hasForms(observations)) return { observations };
  const combined = await tryBuild(sources, observations);
  if (typeof combined !== 'string') return { observations, document: combined };
  const accepted: CountedObservation[] = [];
  const rejected = new Map<CountedObservation, string>();
  let document: OpenApiDocument | undefined;
  for (const each of observations) {
    const built = each.forms && (await tryBuild(sources, [...accepted, each]));
    if (typeof built === 'string') rejected.set(each, built);
    else if (built) {
      accepted.push(each);
      document = built;
    }
  }
  const tried = observations.map((each) => {
    const why = rejected.get(each);
    const { forms: _, ...rest } = each;
    return why === undefined ? each : { ...rest, rejected: why };
  });
  return { observations: tried, ...(document && { document }) };
}

const hasForms = (observations: CountedObservation[]): boolean =>
  observations.some(({ forms }) => forms !== undefined);

/** The contract document with these forms, or the error of `generate`. */
async function tryBuild(
  sources: Sources,
  observations: CountedObservation[],
): Promise<OpenApiDocument | string> {
  const forms = observations.flatMap((each) => each.forms ?? []);
  try {
    const mapping = addProposedForms(sources.mapping ?? 'mapping: 1\n', forms);
    const prepared = await prepareSources({ ...sources, mapping });
    return (await mergeContract(prepared, sources.provenance.unmatched)).document;
  } catch (error) {
    return firstLines(error as Error);
  }
}

/** Joins the first two lines of an error. */
export function firstLines({ message }: Error): string {
  return message
    .split('\n')
    .slice(0, 2)
    .map((line) => line.trim())
    .join(' ');
}
