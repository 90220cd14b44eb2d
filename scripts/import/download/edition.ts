import { COLLECTION_FILES } from '../../collections/generators.ts';
import type { Contract, ServedFromExample } from '../../contract/contract.ts';
import type { OpenApiDocument } from '../../contract/document.ts';
import { mergeContract, type Output, renderOutputs } from '../../contract/generate.ts';
import type { Mapping } from '../../contract/mapping/mapping-model.ts';
import { EMPTY_MAPPING, readMapping } from '../../contract/mapping/read-mapping.ts';
import { nearestTarget } from '../../contract/overlay/nearest-target.ts';
import {
  earlierMapping,
  nextProvenance,
  type Origin,
  type Provenance,
  sha256,
  withUnmatched,
} from '../../contract/provenance.ts';
import {
  normalizeText,
  prepareSources,
  readSources,
  SOURCE_FILES,
  type Sources,
} from '../../contract/sources.ts';
import { alignOperations } from '../compare/align.ts';
import { countCoverage } from '../compare/coverage.ts';
import { compareDocuments } from '../compare/differences.ts';
import { judgeGuesses } from '../compare/guesses.ts';
import { documentedRejections } from '../compare/rejections.ts';
import type { DriftReport } from '../compare/report.ts';
import { type AdaptedMapping, adaptMapping, keepMapping } from './adapt-mapping.ts';
import { addressWithoutSecrets, isLoopback } from './address.ts';
import { checkIsTimeneyes, checkUpstream, formatSource } from './check-upstream.ts';
import type { SourceDocument } from './pull.ts';
import { type AdaptedOverlay, adaptRows } from './rows.ts';

/** Lists the operations that the mock would serve from examples. The import does not depend on the mock. */
export type MockView = (contract: Contract) => ServedFromExample[];

/** Prepares the files that accepting a document would write, and a report. Writes nothing. */
export async function prepareEdition(
  root: string,
  received: SourceDocument,
  today: string,
  mock: MockView,
): Promise<{ report: DriftReport; outputs: Output[] }> {
  const currentSources = readSources(root);
  const { sources, document, adapted, mapping, notes } = await adaptSources(currentSources, received, today);
  // Most of the comparison runs in a separate process.
  const [comparison, { contract, outputs, form, servedFromExample }] = await Promise.all([
    compare(currentSources, received, document, adapted),
    build(root, sources, mock),
  ]);
  const { proposed, questions, dropped } = mapping;
  const report = {
    ...comparison,
    coverage: countCoverage(contract, servedFromExample, mapping.mapping),
    mapping: { proposed, questions, dropped },
    form: [...notes, ...form],
    servedFromExample,
  };
  return { report, outputs };
}

/** Prepares the files and notes without a comparison with the current document. */
export async function buildEdition(
  root: string,
  received: SourceDocument,
  today: string,
  mock: MockView,
): Promise<{ contract: Contract; outputs: Output[]; notes: string[] }> {
  const { sources, notes } = await adaptSources(readSources(root), received, today);
  const { contract, outputs, form } = await build(root, sources, mock);
  return { contract, outputs, notes: [...notes, ...form] };
}

/** Checks the document, and adapts overlay and provenance to it. */
async function adaptSources(currentSources: Sources, received: SourceDocument, today: string) {
  const newEdition = createEdition(received, today);
  const provenance = nextProvenance(currentSources.provenance, currentSources, received.text, newEdition);
  const notes = [...received.notes, ...(await checkUpstream(received))];
  const { document: wire } = await normalizeText(received.text, provenance);
  const mapping = chooseMapping(currentSources, received.text, wire);
  checkIsTimeneyes(wire.paths, mapping.mapping, formatSource(received));
  const { document } = await normalizeText(received.text, provenance, mapping.mapping);
  const adapted = adaptRows(currentSources.overlay, document);
  const sources: Sources = {
    upstream: received.text,
    provenance: withUnmatched(withProposed(provenance, currentSources, mapping), adapted.unmatched),
    overlay: adapted.text,
    mapping: mapping.text,
  };
  return { sources, document, adapted, mapping, notes };
}

/** The current document or an earlier one keeps its mapping; a new document gets an adapted mapping. */
function chooseMapping(currentSources: Sources, text: string, wire: OpenApiDocument): AdaptedMapping {
  const { mapping, provenance } = currentSources;
  if (text === currentSources.upstream) return keepMapping(mapping, wire);
  const earlier = earlierMapping(provenance, text);
  if (earlier !== undefined) return keepMapping(earlier, wire);
  return adaptMapping({ text: mapping, proposedHash: provenance.mapping_sha256 }, wire);
}

function readCurrentMapping({ mapping }: Sources): Mapping {
  return mapping === undefined ? EMPTY_MAPPING : readMapping(mapping);
}

/** Stores the hash of the proposed mapping, so that a later import detects edits by a person. */
function withProposed(
  provenance: Provenance,
  currentSources: Sources,
  { text, isProposed }: AdaptedMapping,
): Provenance {
  if (!isProposed || text === currentSources.mapping) return provenance;
  const { earlier, ...rest } = provenance;
  return { ...rest, mapping_sha256: sha256(text), ...(earlier && { earlier }) };
}

/** Generates the project's files from these sources. */
async function build(
  root: string,
  sources: Sources,
  mock: MockView,
): Promise<BuiltReport & { contract: Contract; outputs: Output[] }> {
  const prepared = await prepareSources(sources);
  const contract = await mergeContract(prepared, sources.provenance.unmatched);
  const servedFromExample = mock(contract);
  const notes: string[] = [];
  const rendering = { contract, servedFromExample, notes };
  const outputs = await renderOutputs(root, COLLECTION_FILES, rendering);
  return {
    contract,
    form: [...prepared.upstream.notes, ...notes],
    servedFromExample,
    outputs: [...sourceOutputs(sources), ...outputs],
  };
}

type BuiltReport = Pick<DriftReport, 'form' | 'servedFromExample'>;
type Compared = Omit<DriftReport, keyof BuiltReport | 'coverage' | 'mapping'>;

async function compare(
  currentSources: Sources,
  received: SourceDocument,
  document: OpenApiDocument,
  { unmatched, proposed }: AdaptedOverlay,
): Promise<Compared> {
  const { document: before } = await normalizeText(
    currentSources.upstream,
    currentSources.provenance,
    readCurrentMapping(currentSources),
  );
  const { info } = document;
  return {
    edition: {
      title: `${info?.title ?? 'A document'} ${info?.version ?? ''}`.trim(),
      from: formatSource(received),
      bytes: Buffer.byteLength(received.text),
      sha256: sha256(received.text),
      parts: received.parts.map(({ file }) => file),
    },
    isSame: received.text === currentSources.upstream,
    changes: await compareDocuments(before, document, alignOperations(before, document)),
    // An edited document of this project is not evidence of Timeneye's behavior.
    guesses: document['x-source'] === 'official' ? judgeGuesses(before, document) : NO_GUESSES,
    rejections: documentedRejections(document),
    overlay: {
      unmatched: unmatched.map((target) => {
        const nearest = nearestTarget(target, document);
        return { target, ...(nearest && { nearest }) };
      }),
      proposed: proposed.map(({ id, like }) => ({ operation: id, ...(like && { like }) })),
    },
  };
}

const NO_GUESSES = { confirmed: [], contradicted: [] };

/** The provenance of a new document. A document with this project's extensions is reconstructed, not Timeneye's. */
function createEdition({ url, text, parts }: SourceDocument, today: string): Origin {
  const reconstructed = /["']?x-source["']?\s*:/.test(text);
  return {
    url: url.protocol === 'file:' || isLoopback(url) ? null : addressWithoutSecrets(url),
    file: 'timeneye.openapi.yaml',
    date: today,
    sha256: reconstructed ? null : sha256(text),
    reconstructed,
    ...(parts.length > 0 && { parts }),
  };
}

function sourceOutputs({ upstream, provenance, overlay, mapping }: Sources): Output[] {
  return [
    { file: SOURCE_FILES.upstream, text: upstream },
    { file: SOURCE_FILES.provenance, text: `${JSON.stringify(provenance, null, 2)}\n` },
    { file: SOURCE_FILES.overlay, text: overlay },
    ...(mapping === undefined ? [] : [{ file: SOURCE_FILES.mapping, text: mapping }]),
  ];
}
