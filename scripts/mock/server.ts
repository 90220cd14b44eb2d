import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { handleControl } from './control/index.ts';
import { allowCrossOrigin, preflightResponse } from './cors.ts';
import { handleDevelopers } from './developers/index.ts';
import { handleDocs, redirectBrowserAtBase } from './docs.ts';
import { withForwarded } from './forwarded.ts';
import { jsonResponse, type MockRequest, type MockResponse } from './http.ts';
import { rejectForeignHost } from './loopback.ts';
import { DEFAULT_HOST, type Mock } from './mock.ts';
import { handleOAuth } from './oauth/index.ts';
import { handleApi } from './pipeline.ts';
import { Problem, problemResponse } from './problems.ts';
import { readRequest } from './read-request.ts';
import { findMethods } from './steps/route.ts';

/** Handles the requests below a path. Undefined passes the request to the API, which responds with 404. */
export type EndpointHandler = (
  mock: Mock,
  request: MockRequest,
) => MockResponse | undefined | Promise<MockResponse | undefined>;

/** The handlers by the first path segment. All other paths belong to the API. */
const ENDPOINTS = new Map<string, EndpointHandler>([
  ['_mock', handleControl],
  ['oauth', handleOAuth],
  ['developers', handleDevelopers],
  ['', handleDocs],
  ['docs', handleDocs],
  ['openapi.json', handleDocs],
]);

/**
 * Longer than any client keeps an idle connection (undici: at most ten minutes, Java: twenty). If the server closed
 * first, a request sent at the same time would fail with "socket hang up". Node's timeouts for headers and requests do
 * not include the time between two requests.
 */
const KEEP_ALIVE_TIMEOUT_MS = 3_600_000;

/** Creates a node:http server with the mock as its handler; the caller makes it listen. */
export function createMockServer(mock: Mock): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_TIMEOUT_MS }, (message, outgoing) => {
    serve(mock, message, outgoing).catch((error) => fail(mock, message, outgoing, error));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  });
  return server;
}

async function serve(mock: Mock, message: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const response = await handleMessage(mock, message);
  await waitForTurnEnd();
  write(mock, message, outgoing, response);
}

function write(mock: Mock, message: IncomingMessage, outgoing: ServerResponse, response: MockResponse): void {
  const length = Buffer.byteLength(response.body);
  const headers: Record<string, string | number> = response.headers;
  // The Content-Length of a 304 would be that of the cached body (RFC 9110 section 8.6).
  if (response.status !== 204 && response.status !== 304) headers['Content-Length'] = length;
  // Otherwise the rest of an unread body would be parsed as the next request.
  if (!message.complete) headers.Connection = 'close';
  outgoing.writeHead(response.status, headers);
  outgoing.end(response.body);
  mock.options.log?.(`${message.method} ${message.url?.split('?')[0]} ${response.status}`);
}

/** Logs an internal error and responds with 500, unless the client has disconnected. */
function fail(mock: Mock, message: IncomingMessage, outgoing: ServerResponse, error: unknown): void {
  if (message.destroyed && !message.complete) return;
  console.error(error);
  if (outgoing.headersSent) return void message.destroy();
  write(mock, message, outgoing, allowCrossOrigin(serverError(mock)));
}

/** The contract's response to an internal error, or a default if the contract has none. */
function serverError({ contract }: Mock): MockResponse {
  return contract.errorResponses.serverError
    ? problemResponse(contract, new Problem('serverError'))
    : jsonResponse(500, { message: 'Server Error' });
}

async function handleMessage(mock: Mock, message: IncomingMessage): Promise<MockResponse> {
  let request: MockRequest;
  try {
    request = await readRequest(message);
    if (mock.options.trustProxy) request = withForwarded(request);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return allowCrossOrigin(problemResponse(mock.contract, error));
  }
  return dispatch(mock.extension?.selectVariant(request) ?? mock, request);
}

async function dispatch(mock: Mock, request: MockRequest): Promise<MockResponse> {
  const endpoint = ENDPOINTS.get(request.path.split('/', 2)[1] ?? '');
  const rejected = endpoint && rejectForeignHost(mock.options.host ?? DEFAULT_HOST, request);
  if (rejected) return rejected;
  const response = endpoint ? await endpoint(mock, request) : redirectBrowserAtBase(mock, request);
  return response ?? allowCrossOrigin(preflight(mock, request) ?? handleApi(mock, request));
}

function preflight(mock: Mock, { method, path, headers }: MockRequest): MockResponse | undefined {
  const methods = method === 'OPTIONS' ? findMethods(mock, path) : undefined;
  return (
    methods && preflightResponse(methods, headers['access-control-request-headers'] as string | undefined)
  );
}

let turn: Promise<void> | undefined;

/**
 * Waits for the end of this turn of the event loop, so that responses to simultaneous requests are sent together.
 * Waking the caller for each response would cost more than most responses do.
 */
export function waitForTurnEnd(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}
