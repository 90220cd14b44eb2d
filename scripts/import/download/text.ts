import { gunzipSync } from 'node:zlib';
import { UsageError } from '../../cli/index.ts';
import { formatSize } from './limits.ts';

/** A document's text, and notes if it was not plain UTF-8. */
export interface DocumentText {
  text: string;
  notes: string[];
}

/** Decodes the bytes without loss. The error for a file that is not a document names the kind of the file. */
export function decodeDocument(bytes: Uint8Array, location: string, maxBytes: number): DocumentText {
  const notes: string[] = [];
  const uncompressed = startsWith(bytes, 0x1f, 0x8b) ? unpack(bytes, location, maxBytes, notes) : bytes;
  checkKind(uncompressed, location);
  const text = decode(uncompressed, location, notes);
  const start = text.trimStart();
  if (start === '') throw new UsageError(`${location} is empty.`);
  if (start.startsWith('<')) throw new UsageError(`${location} is ${markupKind(start)}`);
  return { text, notes };
}

const EXPORT_ADVICE =
  'Export the API as an OpenAPI document in YAML or JSON, and give the path of that file.';

/** Rejects files of other kinds, recognized by their first bytes. */
function checkKind(bytes: Uint8Array, location: string): void {
  if (startsWith(bytes, 0x50, 0x4b, 0x03, 0x04)) {
    throw new UsageError(
      `${location} is a zip archive: unpack it, and give the path of the OpenAPI document in it.`,
    );
  }
  if (startsWith(bytes, 0x25, 0x50, 0x44, 0x46))
    throw new UsageError(`${location} is a PDF. ${EXPORT_ADVICE}`);
  const kind = [
    [0x42, 0x5a, 0x68],
    [0x28, 0xb5, 0x2f, 0xfd],
    [0xfd, 0x37, 0x7a, 0x58],
    [0x37, 0x7a, 0xbc, 0xaf],
    [0x1f, 0x8b],
  ].find((magic) => startsWith(bytes, ...magic));
  if (kind !== undefined) {
    throw new UsageError(`${location} is compressed: unpack it, and give the path of the file in it.`);
  }
}

function markupKind(start: string): string {
  if (/^<\?xml|^<(wadl:)?application\b|^<(wsdl:)?definitions\b/i.test(start) && !/<html/i.test(start)) {
    return `an XML document and not an OpenAPI document. ${EXPORT_ADVICE}`;
  }
  return 'a web page and not an OpenAPI document: probably a login page. Download the file in the browser and give its path instead of the URL.';
}

function unpack(bytes: Uint8Array, location: string, maxBytes: number, notes: string[]): Uint8Array {
  try {
    const unpacked = gunzipSync(bytes, { maxOutputLength: maxBytes });
    notes.push('the file is compressed with gzip: decompressed');
    return unpacked;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw new UsageError(
      code === 'ERR_BUFFER_TOO_LARGE'
        ? `${location} is larger than ${formatSize(maxBytes)} when decompressed: no API document is that large.`
        : `${location} is compressed with gzip and cannot be decompressed: ${message}. Download it again.`,
    );
  }
}

function decode(bytes: Uint8Array, location: string, notes: string[]): string {
  const wide = detectUtf16(bytes);
  if (wide !== undefined) notes.push(`the file is text in ${wide.toUpperCase()}: read as such`);
  try {
    return new TextDecoder(wide ?? 'utf-8', { fatal: true, ignoreBOM: wide === undefined }).decode(bytes);
  } catch {
    const found = (wide ?? 'UTF-8').toUpperCase();
    throw new UsageError(`${location} is not text in ${found}. Save it as UTF-8 and run the command again.`);
  }
}

/**
 * Detects UTF-16 by its byte order mark, or by the zero bytes of the first two characters, which are ASCII in every
 * document.
 */
function detectUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length < 4) return undefined;
  const [a, b, c, d] = bytes;
  if ((a === 0xff && b === 0xfe) || (a !== 0 && b === 0 && c !== 0 && d === 0)) return 'utf-16le';
  return (a === 0xfe && b === 0xff) || (a === 0 && b !== 0 && c === 0 && d !== 0) ? 'utf-16be' : undefined;
}

function startsWith(bytes: Uint8Array, ...magic: number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
