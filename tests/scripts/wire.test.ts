import { once } from 'node:events';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { Span } from '../fixtures/race.ts';
import { Connections } from '../fixtures/wire/connections.ts';

/* The suite's HTTP client: requests are sent byte for byte, and every response that RFC 9112 allows is read. */

let server: Server;
const sockets = new Set<Socket>();

afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets.clear();
  server.close();
});

/** Starts a server that passes each received chunk and its socket to `respond`. */
async function serve(respond: (request: string, socket: Socket) => void): Promise<Connections> {
  server = createServer((socket) => {
    sockets.add(socket);
    socket.on('data', (bytes) => respond(bytes.toString('latin1'), socket)).on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return new Connections(new URL(origin()));
}

const origin = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const nothing = () => undefined;
const get = (path = '/a') => ({ url: `${origin()}${path}`, method: 'GET', headers: {} });

/** Resolves when the bytes are sent, so that the next bytes arrive separately. */
const write = (socket: Socket, text: string) => new Promise((resolve) => socket.write(text, resolve));

test.each([
  ['with a length', 'HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 5\r\n\r\nhello', 'hello'],
  [
    'in chunks',
    'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhe\r\n3;x=y\r\nllo\r\n0\r\nT: u\r\n\r\n',
    'hello',
  ],
  [
    'after an interim response',
    'HTTP/1.1 103 Early Hints\r\nLink: </s>\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi',
    'hi',
  ],
  ['without a body', 'HTTP/1.1 204 No Content\r\n\r\n', ''],
])('a response %s is read, however it is split', async (_, response, text) => {
  const connections = await serve(async (_request, socket) => {
    for (const byte of response) await write(socket, byte);
  });
  let pieces = 0;
  const count = () => {
    pieces += 1;
  };
  expect((await connections.send(get(), count)).text).toBe(text);
  expect((await connections.send(get(), count)).text).toBe(text);
  expect(sockets.size).toBe(1);
  expect(pieces).toBeGreaterThanOrEqual(2);
});

test('a response without a length ends with the connection', async () => {
  const connections = await serve((_, socket) => socket.end('HTTP/1.0 200 OK\r\n\r\nhello'));
  expect((await connections.send(get(), nothing)).text).toBe('hello');
});

test('a response to HEAD has no body, whatever length it gives', async () => {
  const connections = await serve((_, socket) =>
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n'),
  );
  expect(await connections.send({ ...get(), method: 'HEAD' }, nothing)).toMatchObject({
    status: 200,
    text: '',
  });
});

test('send writes the path, headers and body unchanged', async () => {
  let received = '';
  const connections = await serve((request, socket) => {
    received += request;
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  const headers = { 'X-Two': ['a', 'b'], 'X-None': undefined, Host: 'other', 'X-Latin': 'é' };
  const url = `${origin()}/a/../b?c=%zz`;
  await connections.send({ url, method: 'PATCH', headers, body: 'é' }, nothing);
  expect(received).toBe(
    'PATCH /a/../b?c=%zz HTTP/1.1\r\nX-Two: a\r\nX-Two: b\r\nHost: other\r\nX-Latin: é\r\n' +
      'Connection: keep-alive\r\nContent-Length: 2\r\n\r\nÃ©',
  );
});

test.each([
  ['a path with a space', { path: '/a b', headers: {} }, 'is not a URL of'],
  ['a header with a line break', { path: '/', headers: { A: 'b\r\nC: d' } }, 'is not a header'],
])('%s is not sent', async (_, { path, headers }, message) => {
  const connections = await serve(() => expect.unreachable());
  await expect(connections.send({ ...get(path), headers }, nothing)).rejects.toThrow(message);
});

test('a kept connection that the server closes is replaced, and the request is sent again', async () => {
  let requests = 0;
  const connections = await serve((_, socket) => {
    requests += 1;
    if (requests === 2) socket.destroy();
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  await connections.send(get(), nothing);
  expect(await connections.send(get(), nothing)).toMatchObject({ status: 200 });
  expect(requests).toBe(3);
});

test.each([
  ['a first connection that the server closes', '', 'socket hang up'],
  ['a response that is cut off', 'HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhello', 'socket hang up'],
  ['data that is not HTTP', 'SSH-2.0-OpenSSH\r\n\r\n', 'not HTTP'],
  ['a malformed header', 'HTTP/1.1 200 OK\r\nhello\r\n\r\n', 'malformed header'],
  ['a malformed length', 'HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n', 'malformed Content-Length'],
])('%s is an error', async (_, response, message) => {
  const connections = await serve((_request, socket) => socket.end(response));
  await expect(connections.send(get(), nothing)).rejects.toThrow(message);
});

test('at most eight requests are in flight at a time', async () => {
  const held: Socket[] = [];
  const connections = await serve((_, socket) => held.push(socket));
  const responses = Array.from({ length: 9 }, () => connections.send(get(), nothing));
  await expect.poll(() => held.length).toBe(8);
  held[0]?.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  await expect.poll(() => held.length).toBe(9);
  for (const socket of held.slice(1)) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  const [first, ...others] = (await Promise.all(responses)).map(({ span }) => span as Span);
  expect(others.filter(({ sent }) => sent > (first as Span).received)).toHaveLength(1);
});
