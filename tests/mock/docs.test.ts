import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { freshMock } from './mock.ts';

test('the contract document is served with this mock as its first server', async () => {
  const mock = await freshMock();
  const document = await (await fetch(`${mock.origin}/openapi.json`)).json();
  expect(document.servers[0].url).toBe(mock.baseUrl);
  expect(Object.keys(document.paths)).toContain('/entries');
});

test('the served document has the OAuth URLs of this mock', async () => {
  const mock = await freshMock();
  const { components } = await (await fetch(`${mock.origin}/openapi.json`)).json();
  expect(components.securitySchemes.oauth2.flows.authorizationCode).toEqual({
    authorizationUrl: `${mock.origin}/oauth/authorize`,
    tokenUrl: `${mock.origin}/oauth/token`,
    refreshUrl: `${mock.origin}/oauth/token`,
    scopes: {},
  });
  expect((await fetch(`${mock.origin}/docs/oauth2-redirect.html`)).status).toBe(200);
});

test('the reference page refers only to files of the mock', async () => {
  const mock = await freshMock();
  const page = await (await fetch(`${mock.origin}/docs`)).text();
  const urls = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map((match) => match[1] as string);
  expect(urls.length).toBeGreaterThan(1);
  for (const path of urls) {
    expect(path).toMatch(/^\/docs\//);
    const file = await fetch(`${mock.origin}${path}`);
    expect(file.status, path).toBe(200);
    await file.arrayBuffer();
  }
});

test.each(['/docs/../package.json', '/docs/%2e%2e/package.json', '/docs/swagger-ui-missing.js'])(
  '%s is not served',
  async (path) => {
    const mock = await freshMock();
    expect((await fetch(`${mock.origin}${path}`)).status).toBe(404);
  },
);

test.each(['reference.css', 'reference.js'])('the mock serves %s of the reference page', async (file) => {
  const mock = await freshMock();
  const response = await fetch(`${mock.origin}/docs/${file}`);
  expect([response.status, response.headers.get('Content-Type')]).toEqual([
    200,
    expect.stringMatching(/^text\//),
  ]);
});

test('a browser that opens the mock is redirected to the reference page', async () => {
  const mock = await freshMock();
  const response = await fetch(mock.origin, { redirect: 'manual' });
  expect([response.status, response.headers.get('Location')]).toEqual([302, '/docs']);
});

test('a cached file gets a 304 without a body', async () => {
  const mock = await freshMock();
  const url = `${mock.origin}/docs/swagger-ui.css`;
  const first = await fetch(url);
  const etag = first.headers.get('ETag') ?? '';
  await first.arrayBuffer();
  expect(etag).toMatch(/^".+"$/);
  const again = await fetch(url, { headers: { 'If-None-Match': `"other", W/${etag}` } });
  expect([again.status, await again.text()]).toEqual([304, '']);
  const changed = await fetch(url, { headers: { 'If-None-Match': '"other"' } });
  expect([changed.status, (await changed.arrayBuffer()).byteLength > 0]).toEqual([200, true]);
});

test('slow clients of the reference page share its bytes', async () => {
  const mock = await freshMock();
  const path = '/docs/swagger-ui-bundle.js';
  const size = (await (await fetch(`${mock.origin}${path}`)).arrayBuffer()).byteLength;
  const before = process.memoryUsage().arrayBuffers;
  await Promise.all(Array.from({ length: 100 }, () => openSlowClient(mock.origin, path)));
  expect((process.memoryUsage().arrayBuffers - before) / size).toBeLessThan(20);
});

/** A client that reads only the head of the response. */
async function openSlowClient(origin: string, path: string): Promise<Socket> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  onTestFinished(() => {
    socket.destroy();
  });
  socket.write(`GET ${path} HTTP/1.1\r\nHost: ${hostname}:${port}\r\n\r\n`);
  await once(socket, 'readable');
  return socket;
}
