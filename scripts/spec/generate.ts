import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkContract } from './check.ts';
import { type Contract, indexContract } from './contract.ts';
import type { OpenApiDocument } from './document.ts';
import { loadObject } from './load.ts';
import { renderReadme } from './matrix.ts';
import { normalise } from './normalise.ts';
import { applyOverlay, type Overlay } from './overlay.ts';
import { renderTypes } from './types.ts';

interface Build {
  contract: Contract;
  /** What the file holds now, for a file of which only a part is generated. */
  present: string;
}

interface Generator {
  file: string;
  render(build: Build): string | Promise<string>;
}

export interface Output {
  file: string;
  text: string;
}

/** Every generated file. Add a row to generate another one. */
const GENERATORS: Generator[] = [
  { file: 'spec/contract.openapi.json', render: ({ contract }) => renderJson(contract.document) },
  { file: 'spec/contract.d.ts', render: ({ contract }) => renderTypes(contract.document) },
  { file: 'spec/README.md', render: ({ contract, present }) => renderReadme(contract, present) },
];

/** Merges the upstream document and the overlay into the contract document, and checks it. */
export async function buildContract(root: string): Promise<Contract> {
  const load = (name: string) => loadObject(join(root, 'spec', name));
  const provenance = load('upstream.json') as { reconstructed?: boolean };
  const upstream = normalise(load('timeneye.openapi.yaml'), {
    reconstructed: provenance.reconstructed !== false,
  });
  const document = applyOverlay(upstream, load('contract.overlay.yaml') as Overlay);
  await checkContract(document);
  return indexContract(document);
}

/** Renders every generated file in memory; nothing is written. */
export async function renderOutputs(root: string): Promise<Output[]> {
  const contract = await buildContract(root);
  const outputs: Output[] = [];
  for (const { file, render } of GENERATORS) {
    outputs.push({ file, text: await render({ contract, present: readIfThere(join(root, file)) }) });
  }
  return outputs;
}

/** Names the files whose content is not what would be generated now. */
export function staleFiles(root: string, outputs: Output[]): string[] {
  return outputs.filter(({ file, text }) => readIfThere(join(root, file)) !== text).map(({ file }) => file);
}

/** Writes what is stale, each file whole or not at all, and answers which files those were. */
export function writeOutputs(root: string, outputs: Output[]): string[] {
  const stale = staleFiles(root, outputs);
  const changes = outputs
    .filter(({ file }) => stale.includes(file))
    .map(({ file, text }) => ({
      path: join(root, file),
      fresh: join(root, `${file}.${process.pid}.new`),
      text,
    }));
  try {
    for (const { fresh, text } of changes) writeFileSync(fresh, text);
    for (const { fresh, path } of changes) renameSync(fresh, path);
  } finally {
    for (const { fresh } of changes) rmSync(fresh, { force: true });
  }
  return stale;
}

function readIfThere(path: string): string {
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function renderJson(document: OpenApiDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
