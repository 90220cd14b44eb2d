import { expect, test } from 'vitest';
import { createMock } from '../../../scripts/mock/mock.ts';
import { handleApi } from '../../../scripts/mock/pipeline.ts';
import type { Prism } from '../../../scripts/mock/prism.ts';
import { call, freshMock } from '../mock.ts';

/** Requests that call no operation of the API. */
const OUTSIDE: [method: string, path: string][] = [
  ['OPTIONS', '/api/v1/entries'],
  ['OPTIONS', '/api/v1/nothing-here'],
  ['GET', '/docs'],
  ['GET', '/openapi.json'],
  ['GET', '/oauth/authorize'],
  ['POST', '/oauth/token'],
  ['POST', '/oauth/revoke'],
  ['GET', '/developers'],
  ['GET', '/_mock'],
  ['GET', '/_mock/clock'],
  ['GET', '/nowhere'],
];

test.each(OUTSIDE)('%s %s has no rate-limit headers and does not count', async (method, path) => {
  const mock = await freshMock();
  const headers = { Authorization: 'Bearer mock-member' };
  const response = await fetch(`${mock.origin}${path}`, { method, headers, redirect: 'manual' });
  await response.arrayBuffer();
  expect([...response.headers.keys()].filter((name) => name.startsWith('x-ratelimit'))).toEqual([]);
  const { headers: after } = await call(mock, 'GET', '/me', { as: 'member' });
  expect(after.get('x-ratelimit-remaining')).toBe('1999');
});

test('HEAD counts like GET', async () => {
  const mock = await freshMock();
  const headers = { Authorization: 'Bearer mock-member' };
  const response = await fetch(`${mock.baseUrl}/entries`, { method: 'HEAD', headers });
  expect(response.headers.get('x-ratelimit-remaining')).toBe('1999');
});

test('a page of another origin can read the rate-limit headers', async () => {
  const mock = await freshMock();
  await call(mock, 'PATCH', '/_mock/rate-limit', { body: { user: 'member', remaining: 0 } });
  const { headers } = await call(mock, 'GET', '/me', { as: 'member' });
  const exposed = headers.get('access-control-expose-headers')?.toLowerCase().split(', ');
  const rateHeaders = ['retry-after', 'x-ratelimit-limit', 'x-ratelimit-remaining', 'x-ratelimit-reset'];
  for (const name of rateHeaders) expect(headers.has(name) && exposed?.includes(name), name).toBe(true);
});

test('a 500 counts and has the rate-limit headers', async () => {
  const mock = await createMock({ validateResponses: true });
  const violation = { path: ['body'], rule: 'required', message: 'broken' };
  const prism = { responseViolations: () => [violation] } as unknown as Prism;
  const path = `${mock.contract.basePath}/entries`;
  const request = { method: 'GET', path, query: '', headers: {}, body: Buffer.alloc(0), peer: '127.0.0.1' };
  const response = handleApi({ ...mock, prism }, { ...request, authorization: ['Bearer mock-member'] });
  expect(response.status).toBe(500);
  expect(response.headers).toMatchObject({ 'X-RateLimit-Limit': '2000', 'X-RateLimit-Remaining': '1999' });
});
