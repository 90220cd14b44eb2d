import { networkInterfaces } from 'node:os';
import { expect, onTestFinished, test } from 'vitest';
import { isInNetworks, parseNetworks } from '../../scripts/mock/networks.ts';
import { type MockOptions, startMock } from '../../scripts/mock/start.ts';

test.for<[network: string, relation: 'includes' | 'excludes', address: string]>([
  ['172.16.0.0/12', 'includes', '172.17.0.1'],
  ['172.16.0.0/12', 'includes', '::ffff:172.17.0.1'],
  ['172.16.0.0/12', 'excludes', '172.32.0.1'],
  ['10.1.2.3', 'includes', '10.1.2.3'],
  ['10.1.2.3', 'excludes', '10.1.2.4'],
  ['fd00::/8', 'includes', 'fd12::1'],
  ['fd00::/8', 'excludes', '10.0.0.1'],
  ['0.0.0.0/0', 'excludes', ''],
])('%s %s "%s"', ([network, relation, address]) => {
  expect(isInNetworks(parseNetworks([network]), address)).toBe(relation === 'includes');
});

test.for(['', 'localhost', '10.0.0.0/33', '10.0.0/8', 'fd00::/129', '10.0.0.0/8/9'])(
  '"%s" is not a network',
  (text) => {
    expect(() => parseNetworks([text])).toThrow(`"${text}" is not a network`);
  },
);

async function requestControl(options: MockOptions, headers: Record<string, string>, host = '127.0.0.1') {
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
  expect((await requestControl({}, {}, address)).status).toBe(403);
  const opened = await requestControl({ controlFrom: [`${address}/32`] }, {}, address);
  expect([opened.status, opened.body.origin]).toEqual([200, expect.stringContaining(`${address}`)]);
});

test('behind a trusted proxy, the client is the last address in X-Forwarded-For', async () => {
  const forwarded = { 'X-Forwarded-For': '127.0.0.1, 203.0.113.7' };
  expect((await requestControl({}, forwarded)).status).toBe(200);
  expect((await requestControl({ trustProxy: true }, forwarded)).status).toBe(403);
  const opened = { trustProxy: true, controlFrom: ['203.0.113.0/24'] };
  expect((await requestControl(opened, forwarded)).status).toBe(200);
});

test('baseUrl uses the forwarded scheme and host behind a trusted proxy', async () => {
  const headers = {
    'X-Forwarded-For': '203.0.113.7',
    'X-Forwarded-Host': 'mock.example.com',
    'X-Forwarded-Proto': 'https',
  };
  const options = { trustProxy: true, controlFrom: ['203.0.113.0/24'] };
  expect((await requestControl(options, headers)).body.baseUrl).toBe('https://mock.example.com/api/v1');
  const untrusted = await requestControl({ controlFrom: ['203.0.113.0/24'] }, headers);
  expect(untrusted.body.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/v1$/);
  const malformed = { ...headers, 'X-Forwarded-Host': 'a b"', 'X-Forwarded-Proto': 'gopher' };
  expect((await requestControl(options, malformed)).body.baseUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\//);
});
