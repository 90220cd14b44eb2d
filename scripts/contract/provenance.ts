import { createHash } from 'node:crypto';
import { UsageError } from '../cli/index.ts';

/** The origin of an upstream document. */
export interface Origin {
  url: string | null;
  file: string;
  date: string;
  /** Of the downloaded document; null for a document that is maintained by hand. */
  sha256: string | null;
  /** True until it is Timeneye's own document. */
  reconstructed: boolean;
  note?: string;
  /** The other files of a multi-file document, which are bundled into it. */
  parts?: { file: string; sha256: string }[];
  /** Overlay targets that match nothing in the document, as a maintainer has accepted. */
  unmatched?: string[];
  /** The SHA-256 of spec/mapping.yaml as proposed, if it was. A file with another hash was edited by hand. */
  mapping_sha256?: string;
}

/** `spec/upstream.json`: the current edition and earlier ones, so that returning to one restores its settings. */
export interface Provenance extends Origin {
  earlier?: { content_sha256: string; edition: Origin; mapping?: string }[];
}

/** The SHA-256 of a document's bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Throws if a downloaded document was edited. */
export function checkPin(upstream: string | Uint8Array, { sha256: pinned, file }: Partial<Origin>): void {
  if (typeof pinned !== 'string' || pinned === sha256(upstream)) return;
  throw new UsageError(
    `spec/${file} was edited after the download (its sha256 differs from upstream.json). Restore it from the repository, or accept it as a new edition: npm run spec:download -- spec/${file} --accept`,
  );
}

/** A document, and the mapping that was used with it. */
export interface MappedText {
  upstream: string;
  mapping?: string;
}

/** The provenance after a download. A document that was used before gets its earlier entry back. */
export function nextProvenance(
  previous: Provenance,
  { upstream, mapping }: MappedText,
  text: string,
  fresh: Origin,
): Provenance {
  const { earlier = [], ...current } = previous;
  const hash = sha256(text);
  const content_sha256 = sha256(upstream);
  if (hash === content_sha256) return previous;
  const index = earlier.findIndex((each) => each.content_sha256 === hash);
  if (index === -1) {
    const before = { content_sha256, edition: current, ...(mapping !== undefined && { mapping }) };
    return { ...fresh, earlier: [...earlier, before] };
  }
  const before = earlier.slice(0, index);
  return {
    ...(earlier[index] as { edition: Origin }).edition,
    ...(before.length > 0 && { earlier: before }),
  };
}

/** The mapping of a document that was used before; undefined for a new document. */
export function earlierMapping({ earlier = [] }: Provenance, text: string): string | undefined {
  const hash = sha256(text);
  return earlier.find((each) => each.content_sha256 === hash)?.mapping;
}

/** The provenance with the targets that match nothing now; the key is omitted if there are none. */
export function withUnmatched(provenance: Provenance, unmatched: string[]): Provenance {
  const { unmatched: _, earlier, ...rest } = provenance;
  return { ...rest, ...(unmatched.length > 0 && { unmatched }), ...(earlier && { earlier }) };
}
