import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { OpenApiDocument } from './document.ts';
import { guardedParse } from './guarded-parse.ts';
import { loadText, parseObject } from './load.ts';
import { checkMapping } from './mapping/check-mapping.ts';
import { liveMapping } from './mapping/live-mapping.ts';
import type { Mapping } from './mapping/mapping-model.ts';
import { EMPTY_MAPPING, isIdentity, readMapping } from './mapping/read-mapping.ts';
import { repairExamples } from './normalize/examples.ts';
import { type Normalized, type NormalizeOptions, normalize } from './normalize/index.ts';
import { adaptOverlay } from './overlay/adapt.ts';
import type { Overlay } from './overlay/index.ts';
import { readOverlay } from './overlay/read-overlay.ts';
import { checkPin, type Provenance } from './provenance.ts';

/** The sources of the contract document. */
export interface Sources {
  upstream: string;
  provenance: Provenance;
  overlay: string;
  /** Undefined if there is no such file: the document uses the contract's names. */
  mapping?: string;
}

/** The files of the sources. */
export const SOURCE_FILES = {
  upstream: 'spec/timeneye.openapi.yaml',
  provenance: 'spec/upstream.json',
  overlay: 'spec/contract.overlay.yaml',
  mapping: 'spec/mapping.yaml',
} as const;

/** Reads the sources from the project. */
export function readSources(root: string): Sources {
  const mapping = join(root, SOURCE_FILES.mapping);
  return {
    upstream: loadText(join(root, SOURCE_FILES.upstream)),
    provenance: parseObject(loadText(join(root, SOURCE_FILES.provenance)), 'upstream.json') as Provenance,
    overlay: loadText(join(root, SOURCE_FILES.overlay)),
    ...(existsSync(mapping) && { mapping: loadText(mapping) }),
  };
}

/** The normalized upstream document, and the overlay adapted to it. */
export interface Prepared {
  upstream: Normalized;
  overlay: Overlay;
  mapping: Mapping;
}

/** Prepares the upstream document and the overlay to be merged. */
export async function prepareSources(sources: Sources): Promise<Prepared> {
  checkPin(sources.upstream, sources.provenance);
  const { mapping: text } = sources;
  const mapping = text === undefined ? EMPTY_MAPPING : readMapping(text);
  const check = (wire: OpenApiDocument) => void (text && checkMapping(text, wire));
  const upstream = await normalizeText(sources.upstream, sources.provenance, mapping, check);
  // In a reconstructed document, an invalid example is a mistake to be reported and fixed by hand.
  if (sources.provenance.reconstructed === false) {
    upstream.notes.push(...repairExamples(upstream.document));
    // The wire document has the same examples in its own format.
    if (upstream.wire) repairExamples(upstream.wire);
  }
  return {
    upstream,
    mapping: liveMapping(mapping),
    overlay: adaptOverlay(readOverlay(sources.overlay), upstream.document),
  };
}

/**
 * A normalized upstream document; with a non-empty mapping, in the contract's format. `check` throws if the mapping
 * does not apply to the document.
 */
export async function normalizeText(
  text: string,
  { reconstructed }: Pick<Provenance, 'reconstructed'>,
  mapping: Mapping = EMPTY_MAPPING,
  check?: NormalizeOptions['check'],
): Promise<Normalized> {
  const { value, notes } = await guardedParse(text, 'timeneye.openapi.yaml');
  const normalized = await normalize(value, {
    reconstructed: reconstructed !== false,
    mapping: isIdentity(mapping) ? undefined : mapping,
    check,
  });
  return { ...normalized, notes: [...notes, ...normalized.notes] };
}
