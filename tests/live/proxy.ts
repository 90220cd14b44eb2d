import {
  createServer,
  request as httpRequest,
  type IncomingMessage,
  type OutgoingHttpHeaders,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import { addCleanUp } from './later.ts';

/** A request as received by the API. */
export interface ProxiedRequest {
  method: string;
  /** The path without the base path and the query. */
  path: string;
  query: string;
  authorization: string | undefined;
  userAgent: string | undefined;
  accept: string | undefined;
  body: string;
}

export interface ProxiedResponse {
  status: number;
  headers: OutgoingHttpHeaders;
  /** The parsed body. */
  body: unknown;
}

/** Changes the API's behavior. */
export interface Alter {
  /** Whether the API never responds to the request. */
  isSilent?(request: ProxiedRequest): boolean;
  /** Replaces the request. */
  request?(request: ProxiedRequest): Partial<ProxiedRequest> | undefined;
  /** Replaces the response. */
  response?(request: ProxiedRequest, response: ProxiedResponse): Partial<ProxiedResponse> | undefined;
}

export interface ProxiedApi {
  baseUrl: string;
  seen: ProxiedRequest[];
}

/** Starts a proxy of a mock, with alterations and without the control API. */
export async function startProxy(origin: string, alter: Alter = {}): Promise<ProxiedApi> {
  const seen: ProxiedRequest[] = [];
  const server = createServer(async (message, outgoing) => {
    const [path = '/', query = ''] = (message.url ?? '/').split('?');
    if (path.startsWith('/_mock')) return void outgoing.writeHead(404).end();
    const request: ProxiedRequest = {
      method: message.method ?? 'GET',
      path: path.replace(/^\/api\/v1/, ''),
      query,
      authorization: message.headers.authorization,
      userAgent: message.headers['user-agent'],
      accept: message.headers.accept,
      body: await readText(message),
    };
    seen.push(request);
    if (alter.isSilent?.(request)) return;
    const response = await send(origin, message, { ...request, ...alter.request?.(request) });
    const { status, headers, body } = { ...response, ...alter.response?.(request, response) };
    delete headers['content-length'];
    outgoing.writeHead(status, headers).end(typeof body === 'string' ? body : JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  addCleanUp(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return { baseUrl: `http://127.0.0.1:${port}/api/v1`, seen };
}

function send(origin: string, message: IncomingMessage, request: ProxiedRequest): Promise<ProxiedResponse> {
  const { method, path, query, authorization, body } = request;
  // A changed body has another length.
  const { 'transfer-encoding': _, 'content-length': __, authorization: ___, ...headers } = message.headers;
  return new Promise((resolve, reject) => {
    const url = `/api/v1${path}${query === '' ? '' : `?${query}`}`;
    const sent = httpRequest(
      origin,
      { method, path: url, headers: { ...headers, ...(authorization !== undefined && { authorization }) } },
      async (response) => {
        const text = await readText(response);
        resolve({
          status: response.statusCode ?? 0,
          headers: { ...response.headers },
          body: parseJson(text),
        });
      },
    );
    sent.on('error', reject).end(body);
  });
}

async function readText(response: IncomingMessage): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of response) pieces.push(piece as Buffer);
  return Buffer.concat(pieces).toString();
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
