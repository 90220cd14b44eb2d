import type { IncomingHttpHeaders } from 'node:http';

/** A request as the mock's steps see it: the complete body, and the query as a string. */
export interface MockRequest {
  method: string;
  /** The scheme that a trusted proxy reports; http without a proxy. */
  scheme?: 'http' | 'https';
  /** The path as sent, without the query. */
  path: string;
  /** The query without its question mark; '' when there is none. */
  query: string;
  headers: IncomingHttpHeaders;
  /** All Authorization headers as sent; Node keeps only the first in `headers`. */
  authorization: string[];
  body: Buffer;
  /** The index of a list's first record, if the document's pagination uses offsets (see `translate.ts`). */
  offset?: number;
  /** IP address of the peer; the control API accepts loopback only. */
  peer: string;
}

/** A response to write. An empty `body` means that there is none. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** A body that is serialized to JSON after the last step. */
export class JsonBody {
  constructor(readonly value: unknown) {}

  toString(): string {
    return JSON.stringify(this.value);
  }
}

/** A response between two steps; the body may not be serialized yet. */
export interface StepResponse extends Omit<MockResponse, 'body'> {
  body: MockResponse['body'] | JsonBody;
}

/** Serializes the body of a response. */
export function serializeBody({ status, headers, body }: StepResponse): MockResponse {
  return { status, headers, body: body instanceof JsonBody ? String(body) : body };
}

/** A response with a JSON body. */
export function jsonResponse(
  status: number,
  body: unknown,
  headers: Record<string, string> = {},
): MockResponse {
  return serializeBody(jsonStep(status, body, headers));
}

/** A response of a step with a JSON body. */
export function jsonStep(status: number, body: unknown, headers: Record<string, string> = {}): StepResponse {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: new JsonBody(body) };
}

/** The origin under which the client reached the mock, for links in responses. */
export function getOrigin(request: MockRequest): string {
  return `${request.scheme ?? 'http'}://${request.headers.host ?? '127.0.0.1'}`;
}
