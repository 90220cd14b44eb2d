import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { deleteRecords } from '../../scripts/live/delete-records.ts';
import { Ledger, ledgerPath } from '../../scripts/live/ledger.ts';
import type { LiveSettings } from '../../scripts/live/settings.ts';
import { runCleanUps } from './later.ts';
import { temporaryDirectory } from './run.ts';

const RUN = '20261128T1734-0a1b2c3d';

afterEach(() => vi.restoreAllMocks());
afterAll(runCleanUps);

test('a read-only run lists the records of an earlier run, and keeps them', async () => {
  const baseUrl = 'http://127.0.0.1:1/api/v1';
  const file = ledgerPath(temporaryDirectory(), baseUrl, 1);
  const earlier = new Ledger(file, RUN);
  earlier.log('client', `contract-test ${RUN} client 1`, []);
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  const identity = { actor: 'owner', token: 'abc', from: '', userId: 1, isCertain: true } as const;
  const settings = {
    baseUrl,
    identities: [identity],
    ledgerFile: file,
    allowWrites: false,
  } as Partial<LiveSettings>;

  await deleteRecords({ ...settings, run: RUN } as LiveSettings, 'left behind by an earlier run', {
    atOnce: new AbortController().signal,
    heard: false,
    onFirst: () => undefined,
  });
  expect(printed.mock.calls).toEqual([
    ['An earlier run left 1 record behind: a run with --allow-writes deletes it.'],
  ]);
  expect(earlier.listOpenEntries()).toHaveLength(1);
});
