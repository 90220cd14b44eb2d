import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { isInNetworks, parseNetworks } from '../../scripts/mock/networks.ts';
import { type MockOptions, startMock } from '../../scripts/mock/start.ts';

test.for<[string, string, boolean]>([
  ['172.16.0.0/12', '172.17.0.1', true],
  ['172.16.0.0/12', '::ffff:172.17.0.1', true],
  ['172.16.0.0/12', '172.32.0.1', false],
  ['10.1.2.3', '10.1.2.3', true],
  ['10.1.2.3', '10.1.2.4', false],
  ['fd00::/8', 'fd12::1', true],
  ['fd00::/8', '10.0.0.1', false],
  ['0.0.0.0/0', '', false],
])('%s includes %s: %s', ([network, address, expected]) => {
  expect(isInNetworks(parseNetworks([network]), address)).toBe(expected);
});

test.for(['', 'localhost', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', '10.0.0.0/8/9'])(
  '"%s" is not a network',
  (text) => {
    expect(() => parseNetworks([text])).toThrow(`"${text}" is not a network`);
  },
);

async function statusThrough(options: MockOptions, headers: Record<string, string>, host = '127.0.0.1') {
  const mock = await startMock({ port: 0, host: '0.0.0.0', ...options });
  onTestFinished(() => mock.close());
  const { port } = new URL(mock.origin);
  const response = await fetch(`http://${host}:${port}/_mock`, { headers });
  return { status: response.status, body: await response.json() };
}

const [address] = Object.values(networkInterfaces())
  .flatMap((each) => each ?? [])
  .filter(({ family, internal }) => family === 'IPv4' && !internal)
  .map((each) => each.address);

test('--control-from opens the control API to a network, under any Host', async ({ skip }) => {
  skip(address === undefined, 'this machine has no address other than loopback');
  expect((await statusThrough({}, {}, address)).status).toBe(403);
  const opened = await statusThrough({ controlFrom: [`${address}/32`] }, {}, address);
  expect([opened.status, opened.body.origin]).toEqual([200, expect.stringContaining(`${address}`)]);
});

test('the client behind a trusted proxy is the one that the proxy names last', async () => {
  const forwarded = { 'X-Forwarded-For': '127.0.0.1, 203.0.113.7' };
  expect((await statusThrough({}, forwarded)).status).toBe(200);
  expect((await statusThrough({ trustProxy: true }, forwarded)).status).toBe(403);
  const opened = { trustProxy: true, controlFrom: ['203.0.113.0/24'] };
  expect((await statusThrough(opened, forwarded)).status).toBe(200);
});

test('links behind a trusted proxy have the scheme and the host of the proxy', async () => {
  const headers = {
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Host': 'mock.example.com',
    'X-Forwarded-Proto': 'https',
  };
  const options = { trustProxy: true, controlFrom: ['203.0.113.0/24'] };
  expect((await statusThrough(options, headers)).body.baseUrl).toBe('https://mock.example.com/api/v1');
  const plain = await statusThrough({ controlFrom: ['203.0.113.0/24'] }, headers);
  expect(plain.body.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
  const malformed = { ...headers, 'X-Forwarded-Host': 'a b"', 'X-Forwarded-Proto': 'gopher' };
  expect((await statusThrough(options, malformed)).body.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});
