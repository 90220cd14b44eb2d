import { UsageError } from '../../cli/index.ts';

/** The bytes as text, which keeps every one of them; what is no document is told by what it is. */
export function documentText(bytes: Uint8Array, place: string): string {
  const text = decode(bytes, place);
  const start = text.trimStart();
  if (start === '') throw new UsageError(`${place} is empty.`);
  if (start.startsWith('<')) {
    throw new UsageError(
      `${place} is a web page and not an OpenAPI document: probably the page for signing in. Download the file in the browser and give its path in place of the URL.`,
    );
  }
  return text;
}

function decode(bytes: Uint8Array, place: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new UsageError(`${place} is not text in UTF-8.`);
  }
}
