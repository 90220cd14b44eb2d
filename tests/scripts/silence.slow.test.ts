import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { silenceVariable } from '../../scripts/collections/silence.ts';
import { type RunningMock, startMock } from '../../scripts/mock/start.ts';
import { originVariable } from '../../scripts/runner/target.ts';
import { root, runNode } from './run.ts';

/* A target that stops responding makes its checks inconclusive, since no check has a separate time limit. */

let mock: RunningMock;
let origin: string;
let silentPath = '/api/v1/clients';

/** A proxy of the mock that does not respond to one path. */
const proxy = createServer((message, outgoing) => {
  if (message.url?.startsWith(silentPath)) return;
  const { method, url: path, headers } = message;
  const sent = request(mock.origin, { method, path, headers }, (response) => {
    outgoing.writeHead(response.statusCode ?? 0, response.headers);
    response.pipe(outgoing);
  });
  message.pipe(sent);
});

beforeAll(async () => {
  mock = await startMock({ port: 0 });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
});
afterAll(async () => {
  proxy.closeAllConnections();
  proxy.close();
  await mock.close();
});

function runSuite(...files: string[]) {
  const args = ['run', '--project', 'contract', '--configLoader', 'runner', ...files];
  const env = { ...process.env, [originVariable]: origin, [silenceVariable]: '3' };
  return runNode(['node_modules/vitest/vitest.mjs', ...args], root, env);
}

test('a check whose request gets no response is inconclusive, and the run exits with 3', async () => {
  const { exitCode, stdout } = await runSuite('tests/contract/operations/documented-access.test.ts');
  expect(exitCode, stdout).toBe(3);
  expect(stdout).toContain(`2 skipped: ${origin} did not respond for 3 seconds`);
  expect(stdout).toContain('0 failed; 2 skipped');
});

test('a target that stays silent gets no more requests', async () => {
  silentPath = '/api/v1/';
  const { exitCode, stdout } = await runSuite('tests/contract/state/create.test.ts');
  expect(exitCode, stdout).toBe(3);
  expect(stdout).toContain(
    `skipped: no more requests are sent: ${origin} did not respond for 3 seconds, 5 times`,
  );
  expect(stdout).toContain('; 0 failed');
});

test('checks of a collection that gets no response are inconclusive', async () => {
  silentPath = '/api/v1/';
  const { exitCode, stdout } = await runSuite('tests/contract/newman.test.ts');
  expect(exitCode, stdout).toBe(3);
  expect(stdout).toContain(`skipped: ${origin} did not respond for 3 seconds`);
  expect(stdout).toContain('; 0 failed');
});
