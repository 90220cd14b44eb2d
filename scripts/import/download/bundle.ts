import SwaggerParser from '@apidevtools/swagger-parser';
import { UsageError } from '../../cli/index.ts';
import { guardedParse } from '../../contract/guarded-parse.ts';
import { collectReferences, findSyntaxProblem } from '../../contract/normalize/references.ts';
import { sha256 } from '../../contract/provenance.ts';
import { type DocumentLocation, formatFileLocation, resolveFileReference } from './location.ts';

const MAX_FILES = 200;

/** A document as one text, and its bundled files. */
export interface BundledDocument {
  text: string;
  parts: { file: string; sha256: string }[];
}

type FetchText = (url: URL) => Promise<string>;

/** Bundles a document that references other files. A document without references stays unchanged, byte for byte. */
export async function bundleDocument(
  root: DocumentLocation,
  text: string,
  read: FetchText,
): Promise<BundledDocument> {
  const texts = new Map([[root.url.href, text]]);
  await readAll(root, root.url, [], texts, read);
  if (texts.size === 1) return { text, parts: [] };
  const bundled = await bundle(root, texts);
  const parts = [...texts].slice(1).map(([href, part]) => {
    return { file: formatFileLocation(root, new URL(href)), sha256: sha256(part) };
  });
  return { text: `${JSON.stringify(bundled, null, 2)}\n`, parts };
}

/** Reads all referenced files; circular file references cannot be ordered and are rejected. */
async function readAll(
  root: DocumentLocation,
  url: URL,
  trail: string[],
  texts: Map<string, string>,
  read: FetchText,
): Promise<void> {
  const currentTrail = [...trail, url.href];
  for (const next of await referencedFiles(root, url, texts.get(url.href) as string)) {
    if (currentTrail.includes(next.href)) throw circularReferenceError(root, [...currentTrail, next.href]);
    if (!texts.has(next.href)) {
      if (texts.size >= MAX_FILES) throw new UsageError(`The document has more than ${MAX_FILES} files.`);
      texts.set(next.href, await read(next));
    }
    await readAll(root, next, currentTrail, texts, read);
  }
}

/** The other files that a file references. */
async function referencedFiles(root: DocumentLocation, url: URL, text: string): Promise<URL[]> {
  const { value } = await guardedParse(text, formatFileLocation(root, url));
  const hrefs = [...collectReferences(value)].flatMap((ref) => {
    const problem = findSyntaxProblem(ref);
    if (problem !== undefined) throw new UsageError(`${formatFileLocation(root, url)}: ${problem}.`);
    if (ref.startsWith('#')) return [];
    const target = resolveFileReference(root, url, ref);
    return target.href === url.href ? [] : [target.href];
  });
  return [...new Set(hrefs)].map((href) => new URL(href));
}

function circularReferenceError(root: DocumentLocation, trail: string[]): UsageError {
  const first = trail.indexOf(trail.at(-1) as string);
  const names = trail.slice(first).map((href) => formatFileLocation(root, new URL(href)));
  return new UsageError(
    `The files of the document have a circular reference: ${names.join(' -> ')}. Bundle them into one file.`,
  );
}

/** The library's types support neither a document as an object nor custom readers. */
const bundleFiles = SwaggerParser.bundle.bind(SwaggerParser) as unknown as (
  base: string,
  document: object,
  options: object,
) => Promise<object>;

async function bundle(root: DocumentLocation, texts: Map<string, string>): Promise<object> {
  const named = formatFileLocation(root, root.url);
  const { value: document } = await guardedParse(texts.get(root.url.href) as string, named);
  const local = {
    order: 1,
    canRead: true,
    read: ({ url }: { url: string }) => texts.get(new URL(url).href) ?? '',
  };
  try {
    return await bundleFiles(root.url.href, document, { resolve: { file: false, http: false, local } });
  } catch (error) {
    throw new UsageError(`The files of the document cannot be bundled: ${(error as Error).message}`);
  }
}
