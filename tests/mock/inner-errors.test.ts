import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test, vi } from 'vitest';
import type { MockResponse } from '../../scripts/mock/http.ts';
import { createMock, type Mock } from '../../scripts/mock/mock.ts';
import { createMockServer } from '../../scripts/mock/server.ts';
import { writeDocumentFile } from './document-file.ts';
import { call, freshMock } from './mock.ts';

test.each([
  ['2XX', 'GET', '/clients'],
  ['2xx', 'GET', '/clients'],
  ['default', 'GET', '/clients'],
  ['2XX', 'GET', '/todos'],
  ['2xx', 'GET', '/todos'],
  ['default', 'GET', '/todos'],
])('a success response under the key %s is sent with 200: %s %s', async (key, method, path) => {
  const spec = writeDocumentFile(({ paths }) => {
    for (const { get } of [paths['/clients'], paths['/todos']] as [{ get: object }, { get: object }]) {
      const operation = get as { responses: Record<string, object>; 'x-served-by'?: string };
      const { 200: success, ...others } = operation.responses;
      operation.responses = { ...others, [key]: success as object };
      // The store supports todos; here they are served from the document's example.
      if (path === '/todos') operation['x-served-by'] = 'example';
    }
  });
  const mock = await freshMock({ spec });
  const { status, body } = await call(mock, method, path, { as: 'owner' });
  expect([status, body], JSON.stringify(body)).toEqual([
    200,
    expect.objectContaining({ data: expect.any(Array) }),
  ]);
});

test('error responses under the keys 4xx, 4XX and default do not change an operation', async () => {
  const spec = writeDocumentFile(({ paths }) => {
    const { responses = {} } = paths['/clients']?.post ?? {};
    for (const status of Object.keys(responses).filter((each) => each.startsWith('4')))
      delete responses[status];
    Object.assign(responses, {
      '4xx': { description: 'x' },
      '4XX': { description: 'x' },
      default: { description: 'x' },
    });
  });
  const mock = await freshMock({ spec });
  expect((await call(mock, 'POST', '/clients', { as: 'owner', body: { name: 'New' } })).status).toBe(200);
  expect((await call(mock, 'POST', '/clients', { as: 'owner', body: {} })).status).toBe(422);
});

const broken: [string, MockResponse][] = [
  ['a status that is not a number', { status: Number.NaN, headers: {}, body: '{}' }],
  ['a header value that HTTP forbids', { status: 200, headers: { Location: 'a\nb' }, body: '{}' }],
  ['a header name that HTTP forbids', { status: 200, headers: { 'a b': 'c' }, body: '{}' }],
  ['a body that is not a string', { status: 200, headers: {}, body: undefined as unknown as string }],
];

test.for(broken)('%s causes a logged 500 with a JSON body', async ([, response]) => {
  const logged = silenceLog();
  const mock = createMock({});
  mock.steps = { ...mock.steps, respond: () => response };
  await expectServerError(`${await startServer(mock)}/api/v1/me`);
  expect(logged).toHaveBeenCalledOnce();
});

test('an error outside the steps causes a logged 500 with a JSON body on every path', async () => {
  const logged = silenceLog();
  const fail = () => {
    throw new Error('inner');
  };
  const origin = await startServer(
    createMock({ extend: () => ({ selectVariant: fail, commands: {}, onReset: fail }) }),
  );
  for (const path of ['/api/v1/clients', '/oauth/token', '/developers', '/docs', '/_mock', '/']) {
    await expectServerError(`${origin}${path}`);
  }
  expect(logged).toHaveBeenCalledTimes(6);
});

test('an internal error is a 500 even if the contract has no error responses', async () => {
  silenceLog();
  const mock = createMock({});
  mock.contract = { ...mock.contract, errorResponses: {} as Mock['contract']['errorResponses'] };
  await expectServerError(`${await startServer(mock)}/api/v1/clients/0`);
});

function silenceLog() {
  const logged = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => logged.mockRestore());
  return logged;
}

async function expectServerError(url: string): Promise<void> {
  const response = await fetch(url, { headers: { Authorization: 'Bearer mock-owner' } });
  expect([response.status, response.headers.get('content-type'), await response.json()]).toEqual([
    500,
    'application/json',
    { message: 'Server Error' },
  ]);
}

async function startServer(mock: Mock): Promise<string> {
  const server = createMockServer(mock);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
