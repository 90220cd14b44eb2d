import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkContract, reportProblems } from './check.ts';
import { checkSchemas } from './check-schemas.ts';
import {
  type Contract,
  indexContract,
  MAPPED_FILE,
  type MappedContract,
  type ServedFromExample,
} from './contract.ts';
import type { OpenApiDocument } from './document.ts';
import { createCodec } from './mapping/create-codec.ts';
import { publishDocument } from './mapping/publish.ts';
import { publishContract } from './mapping/published-contract.ts';
import { renderReadme } from './matrix.ts';
import { applyOverlay } from './overlay/index.ts';
import { keepUpstreamResponses } from './overlay/upstream-responses.ts';
import { type Prepared, prepareSources, readSources } from './sources.ts';
import { renderTypes } from './types.ts';

/** The input of the renderers. */
export interface Rendering {
  contract: Contract;
  /** The operations that the mock serves from examples, which the collection checks less strictly. Default: none. */
  servedFromExample?: ServedFromExample[];
  /** Receives a line for each omitted part. */
  notes?: string[];
}

export interface Build extends Rendering {
  /** The current content, for a file that is generated only in part. */
  current: string;
}

/** A generated file. */
export interface Generator {
  /** Relative to the project. */
  file: string;
  /** Undefined when there must be no such file. */
  render(build: Build): string | undefined | Promise<string>;
}

export interface Output {
  file: string;
  /** Undefined when there must be no such file. */
  text: string | undefined;
}

/** The generated files of the contract. Add a row to generate another one. */
const GENERATORS: Generator[] = [
  { file: 'spec/contract.openapi.json', render: ({ contract }) => renderJson(publishedDocument(contract)) },
  { file: `spec/${MAPPED_FILE}`, render: ({ contract }) => renderMappedContract(contract) },
  {
    file: 'spec/contract.d.ts',
    render: ({ contract, notes }) => renderTypes(publishedDocument(contract), notes),
  },
  { file: 'spec/README.md', render: ({ contract, current }) => renderReadme(contract, current) },
];

/** Merges the upstream document and the overlay into the contract document, and checks the result. */
export async function buildContract(root: string): Promise<Contract> {
  const sources = readSources(root);
  return mergeContract(await prepareSources(sources), sources.provenance.unmatched);
}

/** Merges and checks prepared sources; `accepted` lists overlay targets that may match nothing. */
export async function mergeContract(
  { upstream, overlay, mapping }: Prepared,
  accepted?: string[],
): Promise<Contract> {
  const document = applyOverlay(upstream.document, overlay, accepted);
  keepUpstreamResponses(document, upstream.document);
  await checkContract(document);
  const contract = indexContract(document);
  if (!upstream.wire) return contract;
  const codec = createCodec(contract, { document: upstream.wire, mapping });
  const published = publishDocument(upstream.wire, document, codec);
  reportProblems(checkSchemas(published));
  return indexContract(document, { document: published, mapping });
}

/** The contract document for users of this project: it has the names of Timeneye's document. */
function publishedDocument({ document, wire }: Contract): OpenApiDocument {
  return wire?.document ?? document;
}

function renderMappedContract({ document, wire }: Contract): string | undefined {
  return wire && `${JSON.stringify({ mapping: wire.mapping, document } satisfies MappedContract)}\n`;
}

/** Renders the generated files of the contract and of `additionalGenerators` in memory; nothing is written. */
export async function renderOutputs(
  root: string,
  additionalGenerators: Generator[],
  created?: Rendering,
): Promise<Output[]> {
  const rendering = created ?? { contract: await buildContract(root) };
  const outputs: Output[] = [];
  for (const { file, render } of GENERATORS) {
    outputs.push({ file, text: await render({ ...rendering, current: readIfExists(join(root, file)) }) });
  }
  // Generated files for other users have the document's names.
  const published = { ...rendering, contract: publishContract(rendering.contract) };
  for (const { file, render } of additionalGenerators) {
    outputs.push({ file, text: await render({ ...published, current: readIfExists(join(root, file)) }) });
  }
  return outputs;
}

/** Lists the files whose content is stale. */
export function findStaleFiles(root: string, outputs: Output[]): string[] {
  const isStale = ({ file, text }: Output) => readIfExists(join(root, file)) !== (text ?? '');
  return outputs.filter(isStale).map(({ file }) => file);
}

/** Writes stale files, each atomically, and returns their paths. */
export function writeOutputs(root: string, outputs: Output[]): string[] {
  const stale = findStaleFiles(root, outputs);
  const changes = outputs
    .filter(({ file }) => stale.includes(file))
    .map(({ file, text }) => ({
      path: join(root, file),
      fresh: join(root, `${file}.${process.pid}.new`),
      text,
    }));
  try {
    for (const { fresh } of changes) mkdirSync(dirname(fresh), { recursive: true });
    for (const { fresh, text } of changes) if (text !== undefined) writeFileSync(fresh, text);
    for (const { fresh, path, text } of changes) text === undefined ? rmSync(path) : renameSync(fresh, path);
  } finally {
    for (const { fresh } of changes) rmSync(fresh, { force: true });
  }
  return stale;
}

function readIfExists(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function renderJson(document: OpenApiDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
