import { COLLECTION_FILES } from '../../collections/generators.ts';
import type { Contract, ServedFromExample } from '../../contract/contract.ts';
import type { OpenApiDocument } from '../../contract/document.ts';
import { mergeContract, type Output, renderOutputs } from '../../contract/generate.ts';
import type { Mapping } from '../../contract/mapping/mapping-model.ts';
import { EMPTY_MAPPING, readMapping } from '../../contract/mapping/read-mapping.ts';
import { nearestTarget } from '../../contract/overlay/nearest-target.ts';
import {
  type Edition,
  earlierMapping,
  type Provenance,
  sha256,
  succeed,
  withUnmatched,
} from '../../contract/provenance.ts';
import {
  normalizeText,
  prepareSources,
  readSources,
  SOURCE_FILES,
  type Sources,
} from '../../contract/sources.ts';
import { align } from '../compare/align.ts';
import { countCoverage } from '../compare/coverage.ts';
import { differences } from '../compare/differences.ts';
import { judgeGuesses } from '../compare/guesses.ts';
import { documentedRejections } from '../compare/rejections.ts';
import type { DriftReport } from '../compare/report.ts';
import { type AdaptedMapping, adaptMapping, keepMapping } from './adapt-mapping.ts';
import { addressWithoutSecrets, isLoopback } from './address.ts';
import { checkIsTimeneyes, checkUpstream, formatSource } from './check-upstream.ts';
import type { Pulled } from './pull.ts';
import { type AdaptedOverlay, adaptRows } from './rows.ts';

/** The operations that the mock would serve from examples, given a contract. The contract knows nothing of the mock. */
export type MockView = (contract: Contract) => ServedFromExample[];

/** Everything that accepting a document would write, and notes on it. Nothing is written. */
export async function prepareEdition(
  root: string,
  pulled: Pulled,
  today: string,
  mock: MockView,
): Promise<{ report: DriftReport; outputs: Output[] }> {
  const present = readSources(root);
  const { sources, document, adapted, mapping, notes } = await adaptSources(present, pulled, today);
  // The comparison runs in a process of its own for the most part.
  const [comparison, { contract, outputs, form, servedFromExample }] = await Promise.all([
    compare(present, pulled, document, adapted),
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

/** The same without a comparison with the present document: the files to write, and the notes. */
export async function buildEdition(
  root: string,
  pulled: Pulled,
  today: string,
  mock: MockView,
): Promise<{ contract: Contract; outputs: Output[]; notes: string[] }> {
  const { sources, notes } = await adaptSources(readSources(root), pulled, today);
  const { contract, outputs, form } = await build(root, sources, mock);
  return { contract, outputs, notes: [...notes, ...form] };
}

/** Checks the document, and adapts overlay and provenance to it. */
async function adaptSources(present: Sources, pulled: Pulled, today: string) {
  const fresh = freshEdition(pulled, today);
  const provenance = succeed(present.provenance, present, pulled.text, fresh);
  const notes = [...pulled.notes, ...(await checkUpstream(pulled))];
  const { document: wire } = await normalizeText(pulled.text, provenance);
  const mapping = chooseMapping(present, pulled.text, wire);
  checkIsTimeneyes(wire.paths, mapping.mapping, formatSource(pulled));
  const { document } = await normalizeText(pulled.text, provenance, mapping.mapping);
  const adapted = adaptRows(present.overlay, document);
  const sources: Sources = {
    upstream: pulled.text,
    provenance: withUnmatched(withProposed(provenance, present, mapping), adapted.unmatched),
    overlay: adapted.text,
    mapping: mapping.text,
  };
  return { sources, document, adapted, mapping, notes };
}

/** A document that is or was here has its mapping; a new one gets what is proposed. */
function chooseMapping(present: Sources, text: string, wire: OpenApiDocument): AdaptedMapping {
  const { mapping, provenance } = present;
  if (text === present.upstream) return keepMapping(mapping, wire);
  const earlier = earlierMapping(provenance, text);
  if (earlier !== undefined) return keepMapping(earlier, wire);
  return adaptMapping({ text: mapping, proposedHash: provenance.mapping_sha256 }, wire);
}

function presentMapping({ mapping }: Sources): Mapping {
  return mapping === undefined ? EMPTY_MAPPING : readMapping(mapping);
}

/** Remembers what was proposed, so that a later download knows whether a person has edited it. */
function withProposed(
  provenance: Provenance,
  present: Sources,
  { text, isProposed }: AdaptedMapping,
): Provenance {
  if (!isProposed || text === present.mapping) return provenance;
  const { earlier, ...rest } = provenance;
  return { ...rest, mapping_sha256: sha256(text), ...(earlier && { earlier }) };
}

/** The generated project with these sources. */
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
  present: Sources,
  pulled: Pulled,
  document: OpenApiDocument,
  { unmatched, proposed }: AdaptedOverlay,
): Promise<Compared> {
  const { document: before } = await normalizeText(
    present.upstream,
    present.provenance,
    presentMapping(present),
  );
  const { info } = document;
  return {
    edition: {
      title: `${info?.title ?? 'A document'} ${info?.version ?? ''}`.trim(),
      from: formatSource(pulled),
      bytes: Buffer.byteLength(pulled.text),
      sha256: sha256(pulled.text),
      parts: pulled.parts.map(({ file }) => file),
    },
    isSame: pulled.text === present.upstream,
    changes: await differences(before, document, align(before, document)),
    // Our own document, edited, is not evidence of Timeneye's behavior.
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

/** A document with this project's extensions is generated here, and not Timeneye's. */
function freshEdition({ url, text, parts }: Pulled, today: string): Edition {
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
