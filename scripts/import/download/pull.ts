import { parseAddress } from './address.ts';
import { type BundledDocument, bundleDocument } from './bundle.ts';
import { download } from './fetch.ts';
import { readFile } from './file.ts';
import { checkSize, LIMITS, type Limits } from './limits.ts';
import { formatFileLocation, resolveFileReference } from './location.ts';
import { decodeDocument } from './text.ts';

/** A document as received, its location, and notes on its encoding. */
export interface SourceDocument extends BundledDocument {
  url: URL;
  notes: string[];
}

/** Reads a document from a URL or a file, with the files that it references. */
export async function readSourceDocument(typed: string, limits: Limits = LIMITS): Promise<SourceDocument> {
  const start = parseAddress(typed);
  const { bytes, url } = await readBytes(start, limits);
  const root = { url };
  let total = bytes.length;
  const read = async (part: URL) => {
    const found = await readBytes(part, limits);
    total += found.bytes.length;
    checkSize(`${formatFileLocation(root, url)} with its referenced files`, total, limits);
    resolveFileReference(root, found.url, '');
    return decodeDocument(found.bytes, formatFileLocation(root, part), limits.bytes).text;
  };
  const { text, notes } = decodeDocument(bytes, formatFileLocation(root, url), limits.bytes);
  return { url: start, notes, ...(await bundleDocument(root, text, read)) };
}

function readBytes(url: URL, limits: Limits): Promise<{ bytes: Uint8Array; url: URL }> {
  return url.protocol === 'file:'
    ? Promise.resolve({ bytes: readFile(url, limits), url })
    : download(url, limits);
}
