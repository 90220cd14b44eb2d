import type { IncomingMessage } from 'node:http';
import type { MockRequest } from './http.ts';
import { Problem } from './problems.ts';

const MAX_BODY_BYTES = 1_048_576;
const EMPTY_BODY = Buffer.alloc(0);

/** Reads a complete request. Throws a Problem for a body over 1 MiB; rejects if the client aborts the request. */
export async function readRequest(message: IncomingMessage): Promise<MockRequest> {
  const url = message.url ?? '/';
  const mark = url.indexOf('?');
  return {
    method: message.method ?? 'GET',
    path: mark < 0 ? url : url.slice(0, mark),
    query: mark < 0 ? '' : url.slice(mark + 1),
    headers: message.headers,
    authorization: collectAuthorizationHeaders(message.rawHeaders),
    body: hasBody(message) ? await readBody(message) : EMPTY_BODY,
    peer: message.socket.remoteAddress ?? '',
  };
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

async function readBody(message: IncomingMessage): Promise<Buffer> {
  if (Number(message.headers['content-length'] ?? 0) > MAX_BODY_BYTES) throw new Problem('bodyTooLarge');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BODY_BYTES) throw new Problem('bodyTooLarge');
    chunks.push(chunk);
  }
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

function collectAuthorizationHeaders(raw: string[]): string[] {
  const values: string[] = [];
  for (let i = 0; i < raw.length; i += 2) {
    if (raw[i]?.toLowerCase() === 'authorization') values.push(raw[i + 1] ?? '');
  }
  return values;
}
