import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { call, freshMock } from './mock.ts';

const AS_ADMIN = 'Host: x\r\nAuthorization: Bearer mock-admin\r\nContent-Type: application/json\r\n';

test('a body over 1 MiB is rejected with 413, and the mock keeps running', async () => {
  const mock = await freshMock();
  const body = { name: 'x'.repeat(1_100_000) };
  const reply = await call(mock, 'POST', '/clients', { as: 'admin', body });
  expect([reply.status, reply.body.message]).toEqual([413, 'The request body is larger than 1 MiB.']);
  expect((await call(mock, 'GET', '/me', { as: 'admin' })).status).toBe(200);
});

test('a chunked body over 1 MiB is rejected with 413', async () => {
  const mock = await freshMock();
  const chunk = `80000\r\n${'x'.repeat(0x80000)}\r\n`;
  const head = `POST /api/v1/clients HTTP/1.1\r\n${AS_ADMIN}Transfer-Encoding: chunked\r\n\r\n`;
  expect(await sendRaw(mock.origin, head + chunk.repeat(3))).toMatch(/^HTTP\/1\.1 413 /);
});

test('an endless header is rejected with 431', async () => {
  const mock = await freshMock();
  expect(await sendRaw(mock.origin, `GET /api/v1/me HTTP/1.1\r\nX: ${'x'.repeat(70_000)}`)).toMatch(
    /^HTTP\/1\.1 431 /,
  );
});

test('data that is not HTTP is rejected with 400', async () => {
  const mock = await freshMock();
  expect(await sendRaw(mock.origin, 'HELLO\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
});

test('an aborted request does not stop the mock', async () => {
  const mock = await freshMock();
  const head = `POST /api/v1/clients HTTP/1.1\r\n${AS_ADMIN}Content-Length: 100\r\n\r\n{"name":`;
  await sendRaw(mock.origin, head, { hangUp: true });
  expect((await call(mock, 'GET', '/clients?search=100', { as: 'admin' })).status).toBe(200);
});

test('a 404 for a path of the old API names the new base path', async () => {
  const mock = await freshMock();
  const response = await fetch(`${mock.origin}/api/3/projects`);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({
    message: 'Not found. This is the API version 1, under /api/v1; the old /api/3 is gone.',
  });
});

test.each([
  ['/entries', '/api/v1/entries'],
  ['/v1/entries/1', '/api/v1/entries/1'],
  ['/api/v1//entries', '/api/v1/entries'],
  ['//api/v1/entries', '/api/v1/entries'],
  ['/api/v1/entries/', '/api/v1/entries'],
  ['/api/v1/api/v1/entries', '/api/v1/entries'],
  ['/API/v1/entries', '/api/v1/entries'],
])('%s gets a 404 that suggests %s', async (path, suggestion) => {
  const mock = await freshMock();
  const response = await fetch(`${mock.origin}${path}`);
  expect(response.status).toBe(404);
  expect(await response.json()).toEqual({ message: `Not found. Did you mean ${suggestion}?` });
});

test('a path unlike any operation gets a 404 without a hint', async () => {
  const mock = await freshMock();
  const response = await fetch(`${mock.baseUrl}/nothing`);
  expect([response.status, await response.json()]).toEqual([404, { message: 'Not found.' }]);
});

test.each(['', '/'])('the base URL followed by "%s" redirects a browser to the reference', async (end) => {
  const mock = await freshMock();
  const asBrowser = { headers: { Accept: 'text/html,*/*;q=0.8' }, redirect: 'manual' } as const;
  const browser = await fetch(`${mock.baseUrl}${end}`, asBrowser);
  expect([browser.status, browser.headers.get('Location')]).toEqual([302, '/docs']);
  const client = await fetch(`${mock.baseUrl}${end}`, { headers: { Accept: 'application/json' } });
  expect(client.status).toBe(404);
  expect((await client.json()).message).toBe(
    'Not found. /api/v1 is the base URL: add the path of an operation, such as /api/v1/me. The reference is at /docs.',
  );
});

test('HEAD responds like GET, without a body', async () => {
  const mock = await freshMock();
  const response = await fetch(`${mock.baseUrl}/me`, {
    method: 'HEAD',
    headers: { Authorization: 'Bearer mock-member' },
  });
  expect([response.status, await response.text()]).toEqual([200, '']);
  expect(Number(response.headers.get('content-length'))).toBeGreaterThan(2);
});

test('a page of another origin can call the API and read its headers', async () => {
  const mock = await freshMock();
  const preflight = await fetch(`${mock.baseUrl}/clients`, {
    method: 'OPTIONS',
    headers: { Origin: 'https://app.example', 'Access-Control-Request-Headers': 'authorization' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-methods')).toBe('GET, POST');
  expect(preflight.headers.get('access-control-allow-headers')).toBe('authorization');
  const { headers } = await call(mock, 'GET', '/clients', {
    as: 'admin',
    headers: { Origin: 'https://app.example' },
  });
  expect(headers.get('access-control-allow-origin')).toBe('*');
  expect(headers.get('access-control-expose-headers')).toContain('X-RateLimit-Remaining');
});

test('the mock keeps an idle connection longer than any client does', async () => {
  const mock = await freshMock();
  const head = 'GET /api/v1/me HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n';
  const seconds = Number(/^Keep-Alive: timeout=(\d+)/m.exec(await sendRaw(mock.origin, head))?.[1]);
  // undici keeps an idle connection for up to ten minutes, Java's client for up to twenty.
  expect(seconds).toBeGreaterThan(1200);
});

/** Sends bytes over a bare socket and returns everything received until the other side closes. */
function sendRaw(origin: string, bytes: string, { hangUp = false } = {}): Promise<string> {
  const { hostname, port } = new URL(origin);
  return new Promise((resolve) => {
    let received = '';
    const socket = connect(Number(port), hostname, () => {
      socket.write(bytes, () => hangUp && socket.destroy());
    });
    socket.on('data', (chunk) => {
      received += chunk;
      if (received.includes('\r\n\r\n')) socket.destroy();
    });
    socket.on('close', () => resolve(received));
    socket.on('error', () => resolve(received));
  });
}
