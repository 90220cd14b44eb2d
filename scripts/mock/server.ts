import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { answerControl } from './control/index.ts';
import { allowCrossOrigin, preflightAnswer } from './cors.ts';
import { answerDevelopers } from './developers/index.ts';
import { answerBrowserAtBase, answerDocs } from './docs.ts';
import { type Answer, jsonAnswer, type Request } from './http.ts';
import { rejectForeignHost } from './loopback.ts';
import { DEFAULT_HOST, type Mock } from './mock.ts';
import { answerOAuth } from './oauth/index.ts';
import { answerApi } from './pipeline.ts';
import { Problem } from './problems.ts';
import { readRequest } from './read-request.ts';
import { methodsOf } from './steps/route.ts';

/** Answers the requests below its path; undefined passes one on to the API, which answers 404. */
export type Door = (mock: Mock, request: Request) => Answer | undefined | Promise<Answer | undefined>;

/** By the first segment of the path. The API takes what has none. */
const DOORS = new Map<string, Door>([
  ['_mock', answerControl],
  ['oauth', answerOAuth],
  ['developers', answerDevelopers],
  ['', answerDocs],
  ['docs', answerDocs],
  ['openapi.json', answerDocs],
]);

/**
 * Longer than any client keeps a connection that it does not use (undici: ten minutes at most, Java: twenty): the side
 * that closes first must be the client, or a request that it sends at that moment gets "socket hang up". Node's limits
 * on headers and requests do not count the time between two requests.
 */
const KEEP_ALIVE_MS = 3_600_000;

/** A node:http server that answers as the mock. It is not listening yet. */
export function createMockServer(mock: Mock): Server {
  const server = createServer({ keepAliveTimeout: KEEP_ALIVE_MS }, (message, response) => {
    serve(mock, message, response).catch((error) => fail(mock, message, response, error));
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    const status =
      error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
  });
  return server;
}

async function serve(mock: Mock, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const answer = await answerTo(mock, message);
  await endOfTurn();
  write(mock, message, response, answer);
}

function write(mock: Mock, message: IncomingMessage, response: ServerResponse, answer: Answer): void {
  const length = Buffer.byteLength(answer.body);
  const headers: Record<string, string | number> = answer.headers;
  // A 304 would give the length of the body that the client has already (RFC 9110 section 8.6).
  if (answer.status !== 204 && answer.status !== 304) headers['Content-Length'] = length;
  // What is left of a body that was not read would be taken for the next request.
  if (!message.complete) headers.Connection = 'close';
  response.writeHead(answer.status, headers);
  response.end(answer.body);
  mock.options.log?.(`${message.method} ${message.url?.split('?')[0]} ${answer.status}`);
}

/** An inner error is a logged 500, whatever could not be done; only a client that has gone gets none. */
function fail(mock: Mock, message: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (message.destroyed && !message.complete) return;
  console.error(error);
  if (response.headersSent) return void message.destroy();
  const problem = new Problem('serverError');
  write(mock, message, response, allowCrossOrigin(jsonAnswer(problem.status, problem.body())));
}

async function answerTo(mock: Mock, message: IncomingMessage): Promise<Answer> {
  let request: Request;
  try {
    request = await readRequest(message);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    return allowCrossOrigin(jsonAnswer(error.status, error.body()));
  }
  return answerAtDoor(mock.extension?.variantFor(request) ?? mock, request);
}

async function answerAtDoor(mock: Mock, request: Request): Promise<Answer> {
  const door = DOORS.get(request.path.split('/', 2)[1] ?? '');
  const rejected = door && rejectForeignHost(mock.options.host ?? DEFAULT_HOST, request);
  if (rejected) return rejected;
  const answer = door ? await door(mock, request) : answerBrowserAtBase(mock, request);
  return answer ?? allowCrossOrigin(preflight(mock, request) ?? answerApi(mock, request));
}

function preflight({ router, contract }: Mock, { method, path, headers }: Request): Answer | undefined {
  const methods = method === 'OPTIONS' ? methodsOf(router, contract.basePath, path) : undefined;
  return methods && preflightAnswer(methods, headers['access-control-request-headers'] as string | undefined);
}

let turn: Promise<void> | undefined;

/**
 * Waits for the end of this turn of the event loop, in which answers to all requests that have come together leave
 * together: a caller that is woken for each of them costs more than most answers do.
 */
export function endOfTurn(): Promise<void> {
  turn ??= new Promise((resolve) => {
    setImmediate(() => {
      turn = undefined;
      resolve();
    });
  });
  return turn;
}
