import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { type MockFlags, mockOptions } from '../../scripts/commands/shared/mock-options.ts';
import { formatStartupMessage } from '../../scripts/commands/shared/startup-message.ts';
import { firstRequests } from '../../scripts/mock/first-requests.ts';
import { createMock } from '../../scripts/mock/mock.ts';
import { root, runNode } from './run.ts';

async function firstLine(stream: Readable): Promise<string> {
  for await (const line of createInterface(stream)) return line;
  throw new Error('the command ended without a line');
}

const flags: MockFlags = {
  port: '4010',
  host: '127.0.0.1',
  plan: undefined,
  'access-token-ttl': undefined,
  'rate-limit': undefined,
  spec: undefined,
  fault: [],
  'list-faults': false,
  'control-from': [],
  'trust-proxy': false,
  'no-control': false,
  'validate-responses': false,
  quiet: false,
  json: false,
};

test('flags become options of the mock', () => {
  const some = {
    port: '0',
    plan: 'free',
    'access-token-ttl': '60',
    'rate-limit': '20/60',
    'no-control': true,
  };
  expect(mockOptions({ ...flags, ...some })).toEqual({
    port: 0,
    host: '127.0.0.1',
    plan: 'free',
    accessTokenTtl: 60,
    rateLimit: { limit: 20, windowSeconds: 60 },
    control: false,
    controlFrom: [],
    trustProxy: false,
    validateResponses: false,
  });
});

test.for<[keyof MockFlags, string | string[], string]>([
  ['port', 'x', '--port must be a whole number from 0 to 65535, not "x"'],
  ['port', '65536', '--port must be a whole number from 0 to 65535, not "65536"'],
  ['access-token-ttl', '0', '--access-token-ttl must be a whole number from 1 to 1000000000, not "0"'],
  ['control-from', ['10.0.0.0/8,here'], '--control-from: "here" is not a network: write it like '],
  ['control-from', ['10.0.0.0/33'], '--control-from: "10.0.0.0/33" is not a network: write it like '],
  ['rate-limit', '20', '--rate-limit must have the form N/SECONDS with numbers above zero, not "20"'],
  ['rate-limit', '20/0', '--rate-limit must have the form N/SECONDS with numbers above zero, not "20/0"'],
  [
    'plan',
    'bussiness',
    '--plan bussiness is not a pricing plan of the contract document. Did you mean business? Choose from: ',
  ],
  [
    'spec',
    'nowhere.json',
    'nowhere.json cannot be read as JSON, the format of spec/contract.openapi.json: ENOENT',
  ],
  ['spec', 'LICENSE', 'LICENSE cannot be read as JSON, the format of spec/contract.openapi.json: '],
  [
    'spec',
    'package.json',
    'package.json is not a contract document: it has no paths, x-tokens, x-rate-limits, x-error-responses. Run npm run generate',
  ],
])('--%s %s is rejected with a message', ([flag, value, message]) => {
  expect(() => mockOptions({ ...flags, [flag]: value })).toThrow(message);
});

test.concurrent('a port in use exits 2 with a message that names the port and a solution', async () => {
  const squatter = createServer().listen(0, '127.0.0.1');
  await once(squatter, 'listening');
  const { port } = squatter.address() as AddressInfo;
  expect(await runNode(['scripts/start.mjs', 'mock', '--port', String(port)])).toEqual({
    exitCode: 2,
    stdout: '',
    stderr: `mock: port ${port} is in use. Stop what runs there, or choose another: --port 4020\n`,
  });
  squatter.close();
});

test.concurrent.for(['SIGINT', 'SIGTERM'] as const)(
  '--json prints one line, and %s ends the mock with exit code 0',
  async (signal, { onTestFinished }) => {
    const child = spawn(process.execPath, ['scripts/start.mjs', 'mock', '--port', '0', '--json', '--quiet'], {
      cwd: root,
    });
    onTestFinished(() => void child.kill('SIGKILL'));
    const printed = JSON.parse(await firstLine(child.stdout));
    const { baseUrl, origin, tokens } = printed;
    expect(baseUrl).toBe(`${origin}/api/v1`);
    expect(tokens.member).toBe('mock-member');
    const mock = await (await fetch(`${origin}/_mock`)).json();
    expect(mock).toEqual({ mock: 'timeneye-contract', origin, baseUrl, workspaces: 1 });
    const created = await (await fetch(`${origin}/_mock/workspaces`, { method: 'POST' })).json();
    expect(Object.keys(created)).toEqual(Object.keys(printed));
    child.kill(signal);
    expect(await once(child, 'exit')).toEqual([0, null]);
  },
);

test('the startup message has the settings for Postman, and curl commands with the origin of the mock', () => {
  const origin = 'http://127.0.0.1:4020';
  const mock = {
    origin,
    baseUrl: `${origin}/api/v1`,
    tokens: { owner: 'mock-owner' },
    firstRequests: () => firstRequests(createMock({})),
  };
  const lines = formatStartupMessage(mock, true)
    .split('\n')
    .map((line) => line.trim());
  expect(lines).toContain('owner  mock-owner');
  expect(lines).toContain(`authorize  ${origin}/oauth/authorize`);
  expect(lines).toContain(`token      ${origin}/oauth/token`);
  expect(lines).toContain('client ID  mock-app');
  expect(lines.filter((line) => line.startsWith('curl '))).toEqual([
    `curl ${origin}/api/v1/entries -H 'Authorization: Bearer mock-member'`,
    `curl ${origin}/api/v1/clients -H 'Authorization: Bearer mock-admin' -H 'Content-Type: application/json' -d '{"name":"My client"}'`,
    `curl -X PATCH ${origin}/_mock/clock -H 'Content-Type: application/json' -d '{"advance": 3600}'`,
  ]);
  expect(formatStartupMessage(mock, false)).not.toContain('/_mock');
});
