import SwaggerParser from '@apidevtools/swagger-parser';
import { UsageError } from '../../cli.ts';
import { misfits } from '../../mock/fit/misfits.ts';
import { align } from '../compare/align.ts';
import { differences } from '../compare/differences.ts';
import { judgeGuesses } from '../compare/guesses.ts';
import { documentedRefusals } from '../compare/refusals.ts';
import type { Report } from '../compare/report.ts';
import type { Contract } from '../contract.ts';
import type { OpenApiDocument } from '../document.ts';
import { mergeContract, type Output, renderOutputs } from '../generate.ts';
import { parseObject } from '../load.ts';
import { checkReferences } from '../normalise/references.ts';
import type { Normalised } from '../normalise.ts';
import { ourPath } from '../operations.ts';
import { nearestTarget } from '../overlay/nearest-target.ts';
import { type Edition, sha256, succeed, withUnmatched } from '../provenance.ts';
import { normaliseText, prepareSources, readSources, SOURCE_FILES, type Sources } from '../sources.ts';
import { isLoopback, publicForm } from './address.ts';
import type { Pulled } from './pull.ts';
import { type FittedOverlay, fitRows } from './rows.ts';

/** Everything that taking in a document would write, and what there is to say about it. Nothing is written. */
export async function prepareEdition(
  root: string,
  pulled: Pulled,
  today: string,
): Promise<{ report: Report; outputs: Output[] }> {
  const present = readSources(root);
  const fresh = freshEdition(pulled, today);
  const provenance = succeed(present.provenance, present.upstream, pulled.text, fresh);
  await checkUpstream(pulled);
  const upstream = await normaliseText(pulled.text, provenance);
  checkIsTimeneyes(upstream.document, shownSource(pulled));
  const fitted = fitRows(present.overlay, upstream.document);
  const sources: Sources = {
    upstream: pulled.text,
    provenance: withUnmatched(provenance, fitted.unmatched),
    overlay: fitted.text,
  };
  const prepared = await prepareSources(sources);
  const contract = await mergeContract(prepared, fitted.unmatched);
  const outputs = [...sourceOutputs(sources), ...(await renderOutputs(root, contract))];
  const { notes } = prepared.upstream;
  const differences = await compare(present, pulled, { ...upstream, notes }, fitted);
  return { report: { ...differences, servedByExample: servedByExample(contract) }, outputs };
}

async function compare(
  present: Sources,
  pulled: Pulled,
  { document, notes }: Normalised,
  { unmatched, proposed }: FittedOverlay,
): Promise<Omit<Report, 'servedByExample'>> {
  const { document: before } = await normaliseText(present.upstream, present.provenance);
  const { info } = document;
  return {
    edition: {
      title: `${info?.title ?? 'A document'} ${info?.version ?? ''}`.trim(),
      from: shownSource(pulled),
      bytes: Buffer.byteLength(pulled.text),
      sha256: sha256(pulled.text),
      parts: pulled.parts.map(({ file }) => file),
    },
    isSame: pulled.text === present.upstream,
    form: notes,
    changes: await differences(before, document, align(before, document)),
    // Our own document, written anew, says nothing about what Timeneye's does.
    guesses: document['x-source'] === 'official' ? judgeGuesses(before, document) : NO_GUESSES,
    refusals: documentedRefusals(document),
    overlay: {
      unmatched: unmatched.map((target) => {
        const nearest = nearestTarget(target, document);
        return { target, ...(nearest && { nearest }) };
      }),
      proposed: proposed.map(({ id, like }) => ({ operation: id, ...(like && { like }) })),
    },
  };
}

function servedByExample(contract: Contract): Report['servedByExample'] {
  if (!contract.operations.some(({ isServedByExample }) => isServedByExample)) return [];
  return [...misfits(contract)].map(([operation, reason]) => ({ operation, reason }));
}

const NO_GUESSES = { confirmed: [], contradicted: [] };

/** A document that carries our own marks is one that we made, and not Timeneye's. */
function freshEdition({ url, text, parts }: Pulled, today: string): Edition {
  const reconstructed = /["']?x-source["']?\s*:/.test(text);
  return {
    url: url.protocol === 'file:' || isLoopback(url) ? null : publicForm(url),
    file: 'timeneye.openapi.yaml',
    date: today,
    sha256: reconstructed ? null : sha256(text),
    reconstructed,
    ...(parts.length > 0 && { parts }),
  };
}

/** Finds what is wrong with a document in its own words, before it is brought to another form. */
async function checkUpstream({ text, url }: Pulled): Promise<void> {
  const name = shownSource({ url });
  const document = parseObject(text, name);
  if (!('openapi' in document) && !('swagger' in document)) {
    throw new UsageError(`${name} says neither openapi nor swagger: it is not the document of an API.`);
  }
  checkReferences(document);
  try {
    await SwaggerParser.validate(structuredClone(document) as never, { resolve: { external: false } });
  } catch (error) {
    throw new UsageError(
      `${name} is no valid OpenAPI document: ${(error as Error).message.replace('[object Object]', 'it').replaceAll('\n', '\n  ')}`,
    );
  }
}

function checkIsTimeneyes({ paths }: OpenApiDocument, name: string): void {
  if (Object.keys(paths).some((path) => ourPath(path) !== undefined)) return;
  throw new UsageError(
    `${name} has none of the paths of Timeneye that are known here: is it the right document?`,
  );
}

function shownSource({ url }: Pick<Pulled, 'url'>): string {
  return url.protocol === 'file:'
    ? decodeURIComponent(url.pathname.split('/').at(-1) ?? '')
    : publicForm(url);
}

function sourceOutputs({ upstream, provenance, overlay }: Sources): Output[] {
  return [
    { file: SOURCE_FILES.upstream, text: upstream },
    { file: SOURCE_FILES.provenance, text: `${JSON.stringify(provenance, null, 2)}\n` },
    { file: SOURCE_FILES.overlay, text: overlay },
  ];
}
