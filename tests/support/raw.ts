import type { OutgoingHttpHeaders } from 'node:http';
import type { Answer } from './answer.ts';
import type { Client } from './client.ts';
import { checkAnswer } from './conformance.ts';
import { mustBeThere, type Operation } from './contract.ts';
import { underData } from './envelope.ts';
import { presentText } from './present.ts';
import { baseUrl } from './target.ts';
import { exchange } from './wire.ts';

/** A request as it goes over the wire, for what no client library lets through. */
export interface RawRequest {
  /** Default: the operation's. */
  method?: string;
  /** Texts in the place of the path parameters, as they stand in the URL. */
  ids?: (number | string)[];
  /** The query without its question mark. */
  query?: string;
  /** The body's bytes or text; undefined sends none. */
  body?: string | Uint8Array;
  /** Default: application/json; null sends none. */
  contentType?: string | null;
  /** In place of those that the client would send, or besides; an array goes out as so many lines. */
  headers?: OutgoingHttpHeaders;
}

/** Sends it byte for byte as that actor; the answer is held to the operation in the contract document. */
export async function sendRaw(client: Client, operation: Operation, raw: RawRequest): Promise<Answer> {
  mustBeThere(operation);
  const method = raw.method ?? operation.method.toUpperCase();
  const url = `${baseUrl}${pathOf(operation, raw.ids ?? [])}${raw.query === undefined ? '' : `?${raw.query}`}`;
  const contentType = raw.body === undefined ? null : typeOf(raw);
  const wire = await exchange(url, method, headersOf(client, raw, contentType), raw.body);
  const answer: Answer = {
    operation,
    actor: client.actor,
    request: {
      method,
      url: url.replace(/access_token=[^&]*/, 'access_token=$TOKEN'),
      signedIn: client.token !== undefined,
      ...(contentType !== null && { contentType }),
      ...(raw.body !== undefined && { body: Buffer.from(raw.body).toString() }),
    },
    ...wire,
    body: parse(wire.text),
  };
  checkAnswer(answer);
  return underData(answer);
}

/** Follows a link of an answer with the operation that gave it. */
export function follow(client: Client, operation: Operation, link: string): Promise<Answer> {
  const { pathname, search } = new URL(link);
  const path = pathname.slice(new URL(baseUrl).pathname.length);
  return sendRaw(client, { ...operation, path }, { query: search.slice(1) });
}

function typeOf({ contentType = 'application/json' }: RawRequest): string | null {
  return contentType;
}

function pathOf({ path, pathParameters }: Operation, ids: (number | string)[]): string {
  return pathParameters.reduce((text, { name }, i) => {
    // The path of a link that is followed has them already.
    if (!text.includes(`{${name}}`)) return text;
    presentText(ids[i], name);
    return text.replace(`{${name}}`, String(ids[i]));
  }, path);
}

function headersOf(
  { token }: Client,
  { headers }: RawRequest,
  contentType: string | null,
): OutgoingHttpHeaders {
  return {
    ...(token !== undefined && { Authorization: `Bearer ${token}` }),
    ...(contentType !== null && { 'Content-Type': contentType }),
    ...headers,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
