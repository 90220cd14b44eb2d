import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { readContract } from '../../scripts/contract/contract.ts';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { copyProject, mergeOverlay } from './project-copy.ts';
import { type ProxiedApi, startProxy } from './proxy.ts';
import { type LiveResult, type LiveRunOptions, LONG_RUN, runLive, temporaryDirectory } from './run.ts';
import { findCommandLines, findLeaks, findProcessesByEnvironment } from './secrets.ts';

/* A run that may write leaves the workspace unchanged, however it ends. */

const FILES = ['tests/contract/operations/read-back.test.ts'];
const ONE_CHECK = ['tests/contract/reading/rate-limit.test.ts'];
const ENOUGH_WRITES = 12;
const deleteGroup = readContract().byId.get('deleteGroup');
const WITHOUT_DELETE_GROUP = stringify({
  actions: [{ target: `$.paths['${deleteGroup?.path}'].delete`, remove: true }],
});

let api: SecretApi;
let token: string;

beforeAll(async () => {
  api = await startApi();
  token = await api.token('owner');
});
afterAll(runCleanUps);

function runWithWrites(baseUrl: string, more: Partial<LiveRunOptions> = {}): Promise<LiveResult> {
  const tokens = { TIMENEYE_TOKEN: token };
  return runLive({ baseUrl, tokens, flags: { 'allow-writes': true }, files: FILES, ...more });
}

/** Interrupts a run in the middle of its writes. */
async function interruptRun(proxy: ProxiedApi, state: string, signal: NodeJS.Signals): Promise<LiveResult> {
  const pids: number[] = [];
  const ended = runWithWrites(proxy.baseUrl, { state, onStart: (pid) => void pids.push(pid) });
  const writes = () => proxy.seen.filter(({ method }) => method !== 'GET').length;
  while (writes() < ENOUGH_WRITES) await sleep(10);
  expect(findCommandLines([token])).toEqual([]);
  // Only the run itself has the token in its environment; its child processes do not.
  expect(findProcessesByEnvironment([token])).toEqual(pids);
  for (const pid of pids) process.kill(pid, signal);
  return ended;
}

test('the next run deletes the records that remain after kill -9', LONG_RUN, async () => {
  const [before, state] = [await api.workspace(), temporaryDirectory()];
  const proxy = await startProxy(api.origin);
  await interruptRun(proxy, state, 'SIGKILL');
  await waitUntilQuiet(proxy);
  expect(await api.workspace()).not.toBe(before);
  const [ledger] = readdirSync(state);
  const files = { ledger: readFileSync(join(state, ledger ?? ''), 'utf8') };
  expect(findLeaks({ output: '', files }, [token])).toEqual([]);
  expect(ledger).toMatch(/^ledger-[0-9a-f]{12}-1\.jsonl$/);

  const next = await runWithWrites(proxy.baseUrl, { state, files: ONE_CHECK });
  expect(next.exitCode, next.output).toBe(0);
  expect(next.output).toMatch(/Deleted \d+ records? left behind by an earlier run/);
  expect(await api.workspace()).toBe(before);
  expect(readdirSync(state)).toEqual([]);
  const paths = new Set(
    proxy.seen.filter(({ method }) => method !== 'GET').map(({ path }) => path.split('/')[1]),
  );
  expect(paths).not.toContain('members');
});

test('the run deletes its records after Ctrl-C, before it ends', LONG_RUN, async () => {
  const [before, state] = [await api.workspace(), temporaryDirectory()];
  const ended = await interruptRun(await startProxy(api.origin), state, 'SIGINT');
  expect(ended.exitCode, ended.output).toBe(130);
  expect(ended.output).toMatch(/Deleted \d+ records? created by this run/);
  expect(findLeaks(ended, [token])).toEqual([]);
  expect(await api.workspace()).toBe(before);
  expect(readdirSync(state)).toEqual([]);
});

const title = 'a run creates no record that the document has no operation to delete';

test(title, LONG_RUN, async ({ skip }) => {
  skip(deleteGroup === undefined, 'deleteGroup is not in the contract document');
  const [before, project] = [await api.workspace(), copyProject()];
  await mergeOverlay(project, WITHOUT_DELETE_GROUP);
  const proxy = await startProxy(api.origin);
  const ended = await runWithWrites(proxy.baseUrl, { project });
  expect(ended.exitCode, ended.output).toBe(0);
  expect(ended.output).toContain('a record that no operation of the contract document deletes');
  const created = proxy.seen.filter(({ method }) => method === 'POST').map(({ path }) => path);
  expect(created).toContain('/clients');
  expect(created).not.toContain('/groups');
  expect(await api.workspace()).toBe(before);
});

/** Waits until no more requests arrive. */
async function waitUntilQuiet({ seen }: ProxiedApi): Promise<void> {
  for (let before = -1; before !== seen.length; ) {
    before = seen.length;
    await sleep(300);
  }
}

test(
  'a budget that ends between writes leaves nothing behind and nothing to look for',
  LONG_RUN,
  async () => {
    const before = await api.workspace();
    const state = temporaryDirectory();
    const ended = await runWithWrites(`${api.origin}${readContract().basePath}`, {
      state,
      flags: { 'allow-writes': true, budget: '25' },
    });
    expect(ended.output).toContain('the request budget of owner is exhausted: 25 requests');
    expect(ended.output).not.toContain('Could not take away');
    expect(readdirSync(state)).toEqual([]);
    expect(await api.workspace()).toBe(before);
  },
);
