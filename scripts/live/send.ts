import { Agent as HttpAgent, request as httpRequest, type IncomingMessage } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { TransportFailure, toTransportFailure } from './failures.ts';
import { USER_AGENT } from './user-agent.ts';

/** A request to send. */
export interface OutgoingRequest {
  url: string;
  method: string;
  headers: Record<string, string | number | string[] | undefined>;
  body?: string | Uint8Array | undefined;
}

/** The response, with its body as text. */
export interface Received {
  status: number;
  headers: Headers;
  text: string;
}

/** The longest time for a whole response, however slowly it arrives. */
export const RESPONSE_TIMEOUT_MS = 10_000;
const MAX_RESPONSE_BYTES = 32 * 1024 * 1024;
/** One keep-alive connection, to spare the server a handshake per request. */
const agents = {
  'http:': new HttpAgent({ keepAlive: true, maxSockets: 1 }),
  'https:': new HttpsAgent({ keepAlive: true, maxSockets: 1 }),
};

let listener: ((sending: OutgoingRequest) => void) | undefined;

/** Sets a function that is called before each request of this process; undefined removes it. */
export function listenToRequests(listen: typeof listener): void {
  listener = listen;
}

/**
 * Sends one request and reads its response: redirects are not followed, so that a token goes nowhere else, and nothing
 * is retried. Throws a TransportFailure if no complete response arrives in time.
 */
export async function send(
  sending: OutgoingRequest,
  timeoutMs = RESPONSE_TIMEOUT_MS,
  stop?: AbortSignal,
): Promise<Received> {
  listener?.(sending);
  const url = new URL(sending.url);
  const timeout = AbortSignal.timeout(timeoutMs);
  const signal = stop ? AbortSignal.any([timeout, stop]) : timeout;
  let message: IncomingMessage | undefined;
  try {
    message = await fetchMessage(sending, url, signal);
    return {
      status: message.statusCode ?? 0,
      headers: new Headers(message.headers as Record<string, string>),
      text: await readText(message),
    };
  } catch (error) {
    if (signal.aborted) {
      throw new TransportFailure('timeout', `${url.host} did not respond within ${timeoutMs / 1000} seconds`);
    }
    throw toTransportFailure(error, url.host, message !== undefined);
  }
}

function fetchMessage(sending: OutgoingRequest, url: URL, signal: AbortSignal): Promise<IncomingMessage> {
  const { method, body } = sending;
  const length = body === undefined ? {} : { 'Content-Length': Buffer.byteLength(body) };
  const headers = { Accept: 'application/json', 'User-Agent': USER_AGENT, ...sending.headers, ...length };
  const protocol = url.protocol === 'https:' ? 'https:' : 'http:';
  const start = protocol === 'https:' ? httpsRequest : httpRequest;
  // Send the path as written, since a parsed URL is normalized.
  const path = sending.url.slice(sending.url.indexOf(url.host) + url.host.length) || '/';
  return new Promise((resolve, reject) => {
    const request = start({
      host: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port,
      method,
      path,
      headers,
      signal,
      agent: agents[protocol],
    });
    request
      .on(
        'response',
        (message) =>
          void (hasFinalStatus(message) ? resolve(message) : reject(createStatusFailure(message, url))),
      )
      // Node ends the request without an error if nothing takes over the connection.
      .on('upgrade', (message, socket) => {
        socket.destroy();
        reject(createSwitchFailure(message, url));
      })
      // All other outcomes have settled the promise by now.
      .on('close', () => reject(Object.assign(new Error('closed'), { code: 'ECONNRESET' })))
      .on('error', reject)
      .end(body);
  });
}

function hasFinalStatus({ statusCode = 0 }: IncomingMessage): boolean {
  return statusCode >= 200 && statusCode <= 599;
}

function createStatusFailure(message: IncomingMessage, url: URL): TransportFailure {
  const { host } = url;
  message.destroy();
  if (message.statusCode === 101) return createSwitchFailure(message, url);
  return new TransportFailure(
    'not HTTP',
    `${host} sent the status ${message.statusCode}, which is not an HTTP status`,
  );
}

/**
 * Creates the failure for a protocol switch. A server may switch only to a protocol that the request has offered (RFC
 * 9110 section 15.2.2), and no request of this suite offers one.
 */
function createSwitchFailure({ statusCode, headers }: IncomingMessage, { host }: URL): TransportFailure {
  const to = /^[\w./, -]{1,40}$/.test(headers.upgrade ?? '') ? ` to ${headers.upgrade}` : '';
  return new TransportFailure(
    'not HTTP',
    `${host} switched protocols (${statusCode}${to}), although the request offered none: is the base URL right?`,
  );
}

/** A compressed response is decoded even if it was not requested, as every client does. */
async function readText(message: IncomingMessage): Promise<string> {
  const decoder = createDecoder(message.headers['content-encoding']);
  const stream = decoder === undefined ? message : message.pipe(decoder);
  // A pipe does not pass on errors of its source.
  message.on('error', (error) => stream.destroy(error));
  message.on('aborted', () => stream.destroy(Object.assign(new Error('aborted'), { code: 'ECONNRESET' })));
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of stream) {
    size += (piece as Buffer).length;
    if (size > MAX_RESPONSE_BYTES) {
      message.destroy();
      throw new TransportFailure('too large', 'the response is larger than 32 MiB');
    }
    pieces.push(piece as Buffer);
  }
  return Buffer.concat(pieces).toString('utf8');
}

function createDecoder(coding = 'identity') {
  switch (coding.toLowerCase()) {
    case 'gzip':
    case 'x-gzip':
      return createGunzip();
    case 'deflate':
      return createInflate();
    case 'br':
      return createBrotliDecompress();
    default:
      return undefined;
  }
}
