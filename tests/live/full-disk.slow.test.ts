import { writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, expect, test } from 'vitest';
import { ledgerPath } from '../../scripts/live/ledger.ts';
import { startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { type Alter, startProxy } from './proxy.ts';
import { LONG_RUN, runLive, temporaryDirectory } from './run.ts';
import { findLeaks } from './secrets.ts';

/* Complete runs with writes, on a disk that fills up and against a server that stops responding. */

const FILES = ['tests/contract/operations/read-back.test.ts'];
const LIMIT_KIB = 2048;

afterAll(runCleanUps);

/** Fills a ledger up to the file size limit of the run, with room for a few entries. */
function fillLedger(file: string, room: number): void {
  const line = (length: number) =>
    `${JSON.stringify({ key: 'x', gone: true, pad: 'x'.repeat(length - 36) })}\n`;
  const size = LIMIT_KIB * 1024 - room;
  const lineCount = Math.floor(size / 32_768) - 1;
  const text = line(32_768).repeat(lineCount);
  writeFileSync(file, text + line(size - text.length));
}

test('a run stops writing when its ledger cannot be written, and deletes its records', LONG_RUN, async () => {
  const api = await startApi();
  const token = await api.token('owner');
  const before = await api.workspace();
  const [proxy, state] = [await startProxy(api.origin), temporaryDirectory()];
  fillLedger(ledgerPath(state, proxy.baseUrl, 1), 1000);
  const ended = await runLive({
    baseUrl: proxy.baseUrl,
    tokens: { TIMENEYE_TOKEN: token },
    flags: { 'allow-writes': true },
    files: FILES,
    state,
    largestFileKib: LIMIT_KIB,
  });
  expect(ended.exitCode, ended.output).toBe(3);
  expect(ended.output).toMatch(/The run stopped writing: the ledger \S+ cannot be written \(E\w+\)/);
  const creates = proxy.seen.filter(({ method }) => method === 'POST').length;
  expect(creates).toBeGreaterThan(0);
  expect(creates).toBeLessThan(8);
  expect(await api.workspace()).toBe(before);
  expect(findLeaks(ended, [token])).toEqual([]);
});

/** The number of writes after which the server stops responding. */
const WRITES_BEFORE_SILENCE = 6;

test(
  'a run against a server that stops responding ends, lists remaining records, and says that it was interrupted',
  LONG_RUN,
  async () => {
    const api = await startApi();
    const token = await api.token('owner');
    let writes = 0;
    const silent: Alter = {
      isSilent: ({ method }) =>
        (method !== 'GET' && ++writes > WRITES_BEFORE_SILENCE) || writes > WRITES_BEFORE_SILENCE,
    };
    const proxy = await startProxy(api.origin, silent);
    const pids: number[] = [];
    let hasEnded = false;
    let isReportedOnce = false;
    const ended = runLive({
      baseUrl: proxy.baseUrl,
      tokens: { TIMENEYE_TOKEN: token },
      flags: { 'allow-writes': true },
      files: FILES,
      onStart: (pid) => void pids.push(pid),
      onOutput: (output) => {
        // Sends the second Ctrl-C after the run has handled the first.
        if (isReportedOnce || !/Interrupted: deleting/.test(output)) return;
        isReportedOnce = true;
        // A signal right after the first counts as the first signal, passed on by npm.
        setTimeout(() => hasEnded || interrupt(pids), 600);
      },
    });
    void ended.finally(() => {
      hasEnded = true;
    });
    while (writes <= WRITES_BEFORE_SILENCE && !hasEnded) await sleep(10);
    interrupt(pids);
    const { exitCode, output } = await ended;
    expect(exitCode, output).toBe(130);
    expect(output).toContain(
      'Clean-up stopped: interrupted. The remaining records stay in the ledger for the next run.',
    );
    expect(output).toMatch(/Could not delete \d+ records? created by this run:\n {2}\w+.*curl -i -X DELETE/);
    expect(output).toContain('-H "Authorization: Bearer $TOKEN"');
    expect(output).toContain('Interrupted: the run is incomplete.');
  },
);

function interrupt(pids: number[]): void {
  for (const pid of pids) process.kill(pid, 'SIGINT');
}
