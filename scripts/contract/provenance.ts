import { createHash } from 'node:crypto';
import { UsageError } from '../cli/index.ts';

/** Where an upstream document comes from. */
export interface Edition {
  url: string | null;
  file: string;
  date: string;
  /** Of the document as it was downloaded; null for one that is edited by hand. */
  sha256: string | null;
  /** True until it is Timeneye's own. */
  reconstructed: boolean;
  note?: string;
  /** Of a document in several files: the others, which are bundled into it. */
  parts?: { file: string; sha256: string }[];
  /** Targets of the overlay that match nothing in it, which was seen and accepted. */
  unmatched?: string[];
  /** Of spec/mapping.yaml as it was proposed; absent when nothing was. A file that differs was edited by a person. */
  mapping_sha256?: string;
}

/** `spec/upstream.json`: the edition that is here, and those before it, so that going back restores what was. */
export interface Provenance extends Edition {
  earlier?: { content_sha256: string; edition: Edition; mapping?: string }[];
}

/** The fingerprint of a document's bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** An error when a document that was downloaded has been changed since. */
export function checkPin(upstream: string | Uint8Array, { sha256: pinned, file }: Partial<Edition>): void {
  if (typeof pinned !== 'string' || pinned === sha256(upstream)) return;
  throw new UsageError(
    `spec/${file} is not what was downloaded (its sha256 is not that of upstream.json). Get it back from the repository, or take it as a new edition: npm run spec:download -- spec/${file} --accept`,
  );
}

/** A document, and the mapping that was here with it. */
export interface MappedText {
  upstream: string;
  mapping?: string;
}

/** The provenance after a document has come; one that was here before comes back as it was. */
export function succeed(
  present: Provenance,
  { upstream, mapping }: MappedText,
  text: string,
  fresh: Edition,
): Provenance {
  const { earlier = [], ...current } = present;
  const hash = sha256(text);
  const content_sha256 = sha256(upstream);
  if (hash === content_sha256) return present;
  const known = earlier.findIndex((each) => each.content_sha256 === hash);
  if (known === -1) {
    const before = { content_sha256, edition: current, ...(mapping !== undefined && { mapping }) };
    return { ...fresh, earlier: [...earlier, before] };
  }
  const before = earlier.slice(0, known);
  return {
    ...(earlier[known] as { edition: Edition }).edition,
    ...(before.length > 0 && { earlier: before }),
  };
}

/** The mapping of a document that was here before; undefined when it was not. */
export function earlierMapping({ earlier = [] }: Provenance, text: string): string | undefined {
  const hash = sha256(text);
  return earlier.find((each) => each.content_sha256 === hash)?.mapping;
}

/** The same with the targets that match nothing now; without any, the key is left out. */
export function withUnmatched(provenance: Provenance, unmatched: string[]): Provenance {
  const { unmatched: _, earlier, ...rest } = provenance;
  return { ...rest, ...(unmatched.length > 0 && { unmatched }), ...(earlier && { earlier }) };
}
