import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { addCleanUp } from './later.ts';

export const ME = JSON.stringify({ data: { user_id: 6, access_level: 'member' } });

export type Behavior = (request: IncomingMessage, response: ServerResponse) => void;

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** Servers that a run cannot test. */
export const MISBEHAVING = {
  htmlPage: (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<!doctype html><h1>Maintenance</h1>');
  },
  failing: (_, response) => {
    response.writeHead(500, JSON_TYPE).end('{"message": "Server Error"}');
  },
  overloaded: (_, response) => {
    response.writeHead(503, JSON_TYPE).end('{"message": "Service Unavailable"}');
  },
  silent: () => undefined,
  trickling: (_, response) => {
    response.writeHead(200, JSON_TYPE);
    const timer = setInterval(() => response.write(' '), 50);
    response.on('close', () => clearInterval(timer));
  },
  resetInMidBody: (_, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'Content-Length': ME.length }).write(ME.slice(0, 10));
    setTimeout(() => response.destroy(), 20);
  },
  hangingUp: (request) => {
    request.socket.destroy();
  },
  closingQuietly: (request) => {
    request.socket.end();
  },
  switchingProtocols: ({ socket }) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  },
  switchingToNothing: ({ socket }) => {
    socket.write('HTTP/1.1 101 Switching Protocols\r\n\r\n');
  },
  informingForEver: ({ socket }) => {
    const timer = setInterval(() => socket.write('HTTP/1.1 103 Early Hints\r\n\r\n'), 50);
    socket.on('close', () => clearInterval(timer)).on('error', () => undefined);
  },
  unknownStatus: ({ socket }) => {
    socket.end('HTTP/1.1 799 Odd\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}');
  },
  redirecting: (_, response) => {
    response.writeHead(302, { Location: 'https://elsewhere.example/api/v1/me?next=1' }).end();
  },
  plainText: (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/plain' }).end('It works!');
  },
  truncated: (_, response) => {
    response.writeHead(200, JSON_TYPE).end(ME.slice(0, -5));
  },
  rejectingAll: (_, response) => {
    response.writeHead(429, { ...JSON_TYPE, 'Retry-After': '177' }).end('{"message": "Too Many Attempts."}');
  },
  expired: (_, response) => {
    response.writeHead(401, JSON_TYPE).end('{"message": "Unauthenticated."}');
  },
  noSuchUser: (_, response) => {
    response.writeHead(404, JSON_TYPE).end('{"message": "Not found."}');
  },
} satisfies Record<string, Behavior>;

/** Unusual servers that a run can test. */
export const ODD = {
  gzip: (_, response) => {
    response.writeHead(200, { ...JSON_TYPE, 'Content-Encoding': 'gzip' }).end(gzipSync(ME));
  },
  otherType: (_, response) => {
    response.writeHead(200, { 'Content-Type': 'text/json' }).end(ME);
  },
  skewedClock: (_, response) => {
    response.writeHead(200, { ...JSON_TYPE, Date: 'Thu, 01 Jan 1970 00:00:00 GMT' }).end(ME);
  },
} satisfies Record<string, Behavior>;

/** Starts a server with this behavior, and returns its base URL. It is closed after the file's tests. */
export async function start(behavior: Behavior): Promise<string> {
  const server = createServer(behavior);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  addCleanUp(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/v1`;
}
