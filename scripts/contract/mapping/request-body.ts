import type { JsonObject } from '../document.ts';
import { getOwn } from '../own.ts';
import { stringifyJson } from './json-text.ts';
import type { MappedOperation } from './mapped-operation.ts';
import { isRecord } from './value-paths.ts';

/** A body as a string, or as the bytes received. */
export type BodyText = string | Uint8Array | undefined;

/** Translates a request body into the document's format. `more` are the path IDs that the document has in the body. */
export function bodyToWire(
  { body: codec, wrapper }: MappedOperation,
  body: BodyText,
  more: JsonObject,
): BodyText {
  if (body === undefined || !codec) return body;
  const isUnchanged = codec.isIdentity && wrapper === undefined && Object.keys(more).length === 0;
  const value = isUnchanged ? undefined : parseBody(body);
  if (!isRecord(value)) return body;
  const wire = { ...(codec.toWire(value) as JsonObject), ...more };
  return preserveWhitespace(body, stringifyJson(wrapper === undefined ? wire : { [wrapper]: wire }));
}

/** Adds the byte order mark and the whitespace around a body to its translated text. */
function preserveWhitespace(body: string | Uint8Array, text: string): string {
  if (typeof body !== 'string') return text;
  return body.slice(0, body.length - body.trimStart().length) + text + body.slice(body.trimEnd().length);
}

/** Translates a request body into the contract's format. `bodyIds` are the IDs of the contract's path in the body. */
export function bodyFromWire(
  { body: codec, wrapper, sources }: MappedOperation,
  body: BodyText,
): { body: BodyText; bodyIds: Map<string, unknown> } {
  const bodyIds = new Map<string, unknown>();
  const names = sources.flatMap(({ source }) => (source.in === 'body' ? [source.name] : []));
  const isUnchanged = !codec || (codec.isIdentity && wrapper === undefined && names.length === 0);
  const parsedBody = isUnchanged || body === undefined || body.length === 0 ? undefined : parseBody(body);
  if (!isRecord(parsedBody) || !codec) return { body, bodyIds };
  const value = wrapper === undefined ? parsedBody : (getOwn(parsedBody, wrapper) ?? {});
  if (!isRecord(value)) return { body: stringifyJson(value), bodyIds };
  const rest = { ...value };
  for (const name of names) {
    bodyIds.set(name, rest[name]);
    delete rest[name];
  }
  return { body: stringifyJson(codec.fromWire(rest)), bodyIds };
}

/** Takes a field out of a body; a body that is not an object stays unchanged. */
export function takeFromBody(body: BodyText, name: string): { body: BodyText; value?: unknown } {
  const parsedBody = body === undefined || body.length === 0 ? undefined : parseBody(body);
  if (body === undefined || !isRecord(parsedBody) || !Object.hasOwn(parsedBody, name)) return { body };
  const { [name]: value, ...rest } = parsedBody;
  return { body: preserveWhitespace(body, stringifyJson(rest)), value };
}

/** Adds an ID to a body that is an object. */
export function addToBody(body: BodyText, name: string, id: string): BodyText {
  const parsedBody = body === undefined || body.length === 0 ? {} : parseBody(body);
  if (!isRecord(parsedBody)) return body;
  return stringifyJson({ ...parsedBody, [name]: isCanonicalNumber(id) ? Number(id) : id });
}

/** Whether the text is an integer that JSON would write with the same characters. */
export const isCanonicalNumber = (text: string): boolean =>
  /^(0|[1-9]\d*)$/.test(text) && Number.isSafeInteger(Number(text));

/** Throws for a body that is not UTF-8. Such a body stays unchanged, and the server rejects it. */
const UTF8 = new TextDecoder('utf-8', { fatal: true });

function parseBody(body: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body.trim() : UTF8.decode(body));
  } catch {
    return undefined;
  }
}

/** An ID as a string; undefined for any other value. */
export function idText(value: unknown): string | undefined {
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}
