import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { silenceVariable } from '../../scripts/collections/silence.ts';
import { type RunningMock, startMock } from '../../scripts/mock/start.ts';
import { originVariable } from '../../scripts/runner/target.ts';
import { Watchdog } from '../../scripts/runner/watchdog.ts';
import { overlap } from '../fixtures/race.ts';
import { root, runNode } from './run.ts';

/* A target that stops responding makes its checks inconclusive: no check has its own time limit. */

let mock: RunningMock;
let origin: string;
let silentPath = '/api/v1/clients';

/** The mock, without a response on one path. */
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

test('a check whose request gets no response is inconclusive, says so, and ends the run with 3', async () => {
  const { exitCode, stdout } = await runSuite('tests/contract/operations/documented-access.test.ts');
  expect(exitCode, stdout).toBe(3);
  expect(stdout).toContain(`2 skipped: ${origin} did not respond for 3 seconds`);
  expect(stdout).toContain('0 failed; 2 skipped');
});

test('a target that stays silent gets no more requests', async () => {
  silentPath = '/api/v1/';
  const { exitCode, stdout } = await runSuite('tests/contract/state/create.test.ts');
  expect(exitCode, stdout).toBe(3);
  expect(stdout).toContain(`skipped: nothing more is sent: ${origin} did not respond for 3 seconds, 5 times`);
  expect(stdout).toContain('; 0 failed');
});

test('checks of a collection that gets no response are inconclusive', async () => {
  silentPath = '/api/v1/';
  const { exitCode, stdout } = await runSuite('tests/contract/newman.test.ts');
  expect(exitCode, stdout).toBe(3);
  expect(stdout).toContain(`skipped: ${origin} did not respond for 3 seconds`);
  expect(stdout).toContain('; 0 failed');
});

test('the watchdog ends only runs in which no test has ended within its limit', () => {
  vi.useFakeTimers();
  try {
    const hangs: number[] = [];
    const watchdog = new Watchdog((seconds) => hangs.push(seconds), 3);
    watchdog.start();
    vi.advanceTimersByTime(2000);
    watchdog.progress();
    vi.advanceTimersByTime(2000);
    expect(hangs).toEqual([]);
    vi.advanceTimersByTime(1000);
    expect(hangs).toEqual([3]);
    watchdog.stop();
  } finally {
    vi.useRealTimers();
  }
});

test('requests overlap when one is sent before the response to another', () => {
  expect(
    overlap([
      { sent: 1, received: 3 },
      { sent: 2, received: 4 },
    ]),
  ).toBe(true);
  expect(
    overlap([
      { sent: 1, received: 2 },
      { sent: 3, received: 4 },
    ]),
  ).toBe(false);
  expect(
    overlap([
      { sent: 3, received: 6 },
      { sent: 1, received: 2 },
      { sent: 4, received: 5 },
    ]),
  ).toBe(true);
});
