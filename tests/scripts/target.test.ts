import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { resolveMockOrigin } from '../../scripts/runner/target.ts';

const servers: Server[] = [];

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(() => {
  for (const server of servers.splice(0)) server.close();
});

test('a mock is recognized by its response, whatever the path of the URL', async () => {
  const origin = await serve((request, response) =>
    response.end(request.url === '/_mock' ? '{"mock":"timeneye-contract"}' : '{}'),
  );
  expect(await resolveMockOrigin(`${origin}/api/v1`)).toBe(origin);
});

test.for<[string, RequestListener]>([
  ['another API', (_, response) => response.end('{"mock":"another"}')],
  ['a web page', (_, response) => response.end('<html></html>')],
  ['null', (_, response) => response.end('null')],
  ['a redirect', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:4010/_mock' }).end()],
  ['nothing', (request) => request.destroy()],
])('a host that responds with %s is not accepted as a mock, and gets only one GET', async ([, listener]) => {
  const received: string[] = [];
  const origin = await serve((request, response) => {
    received.push(`${request.method} ${request.url}`);
    listener(request, response);
  });
  await expect(resolveMockOrigin(origin)).rejects.toThrow(
    `${origin} does not respond as this project's mock`,
  );
  expect(received).toEqual(['GET /_mock']);
});

test.for(['127.0.0.1:4010', 'ftp://127.0.0.1', 'mock'])('%s is not a valid URL of a mock', async (text) => {
  await expect(resolveMockOrigin(text)).rejects.toThrow(
    `"${text}" is not a URL: write it like http://127.0.0.1:4010`,
  );
});
