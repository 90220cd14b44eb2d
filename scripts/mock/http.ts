import type { IncomingHttpHeaders } from 'node:http';

/** A request as the mock's steps see it: the complete body, and the query as a string. */
export interface MockRequest {
  method: string;
  /** As a trusted proxy says; http without one. */
  scheme?: 'http' | 'https';
  /** The path as sent, without the query. */
  path: string;
  /** The query without its question mark; '' when there is none. */
  query: string;
  headers: IncomingHttpHeaders;
  /** Every Authorization header as sent; node keeps only the first in `headers`. */
  authorization: string[];
  body: Buffer;
  /** The first record of a list, where the document's paging need not begin with a page (see `translate.ts`). */
  offset?: number;
  /** Address of the peer; the control API accepts loopback only. */
  peer: string;
}

/** A response before it is written. `body` '' means none. */
export interface MockResponse {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** A value that becomes the JSON of a body at the end of the path of a request. */
export class JsonBody {
  constructor(readonly value: unknown) {}

  toString(): string {
    return JSON.stringify(this.value);
  }
}

/** A response on its way through the steps of the API. */
export interface StepResponse extends Omit<MockResponse, 'body'> {
  body: MockResponse['body'] | JsonBody;
}

/** The response as it is sent. */
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

/** The same, for the steps. */
export function jsonStep(status: number, body: unknown, headers: Record<string, string> = {}): StepResponse {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: new JsonBody(body) };
}

/** The origin under which the client reached the mock, for links in responses. */
export function getOrigin(request: MockRequest): string {
  return `${request.scheme ?? 'http'}://${request.headers.host ?? '127.0.0.1'}`;
}
