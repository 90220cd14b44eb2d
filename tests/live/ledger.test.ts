import { appendFileSync, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readContract } from '../../scripts/contract/contract.ts';
import { cleanUp, entriesToDelete } from '../../scripts/live/clean-up.ts';
import { Ledger, ledgerPath } from '../../scripts/live/ledger.ts';
import { Records } from '../../scripts/live/records.ts';
import { writePrivate } from '../../scripts/live/state.ts';
import { startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { temporaryDirectory } from './run.ts';

const RUN = '20261128T1734-0a1b2c3d';
const OTHER_RUN = '20261129T0900-ffffffff';

afterAll(runCleanUps);

function newLedger(run = RUN, directory = temporaryDirectory()): Ledger {
  return new Ledger(ledgerPath(directory, 'https://api.example.com', 7), run);
}

test('an entry is on disk before its record exists, readable by its owner only', () => {
  const ledger = newLedger();
  const key = ledger.log('client', `contract-test ${RUN} client 1`, []);
  expect(statSync(ledger.file).mode & 0o777).toBe(0o600);
  expect(new Ledger(ledger.file, OTHER_RUN).listOpenEntries()).toMatchObject([
    { run: RUN, kind: 'client', parents: [] },
  ]);
  ledger.markCreated(key, 12);
  expect(ledger.findEntry('client', 12)).toMatchObject({ text: `contract-test ${RUN} client 1` });
  expect(ledger.findEntry('client', 13)).toBeUndefined();
  expect(ledger.findEntry('project', 12)).toBeUndefined();
  expect(new Ledger(ledger.file, OTHER_RUN).findEntry('client', 12)).toBeUndefined();
  ledger.close(key);
  ledger.tidy();
  expect(existsSync(ledger.file)).toBe(false);
});

test('each API and each user has a separate ledger', () => {
  const names = [
    ledgerPath('d', 'https://one.example.com', 1),
    ledgerPath('d', 'https://two.example.com', 1),
    ledgerPath('d', 'https://one.example.com', 2),
  ];
  expect(new Set(names).size).toBe(3);
});

test('an incomplete line does not damage other lines', () => {
  const ledger = newLedger();
  ledger.log('client', `contract-test ${RUN} one`, []);
  appendFileSync(ledger.file, '{"key":"1 1 2","run":"ru');
  expect(ledger.listOpenEntries()).toHaveLength(1);
});

test('records of a running run are not deleted', () => {
  const ledger = newLedger(RUN);
  ledger.log('client', `contract-test ${RUN} one`, []);
  expect(entriesToDelete(new Ledger(ledger.file, OTHER_RUN))).toEqual([]);
  expect(entriesToDelete(ledger)).toHaveLength(1);
});

test('dependent records are deleted first', () => {
  const ledger = newLedger();
  for (const kind of ['client', 'project', 'phase', 'entry'] as const)
    ledger.log(kind, `contract-test ${RUN} ${kind}`, []);
  expect(entriesToDelete(ledger).map(({ kind }) => kind)).toEqual(['entry', 'phase', 'project', 'client']);
});

test('a private file is complete or missing, and leaves no temporary file', () => {
  const directory = join(temporaryDirectory(), 'deep');
  for (const text of ['one', 'two']) writePrivate(join(directory, 'file'), text);
  expect(readFileSync(join(directory, 'file'), 'utf8')).toBe('two');
  expect(readdirSync(directory)).toEqual(['file']);
});

test('a record is deleted only if a read shows the run, found by its ID or its intended name', async () => {
  const api = await startApi();
  const token = await api.token('owner');
  const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
  const create = async (name: string): Promise<number> => {
    const body = JSON.stringify({ name });
    const response = await fetch(`${api.origin}/api/v1/clients`, { method: 'POST', headers, body });
    return (await response.json()).data.client_id;
  };
  const ledger = newLedger(RUN);
  ledger.markCreated(
    ledger.log('client', `contract-test ${RUN} client 1`, []),
    await create(`contract-test ${RUN} client 1`),
  );
  ledger.markCreated(
    ledger.log('client', `contract-test ${RUN} client 2`, []),
    await create('Renamed by somebody'),
  );
  await create(`contract-test ${RUN} client 3`);
  ledger.log('client', `contract-test ${RUN} client 3`, []);
  ledger.log('client', `contract-test ${RUN} client 4`, []);

  const records = new Records(readContract(), `${api.origin}/api/v1`, token);
  const { removed, remaining: left } = await cleanUp(ledger, records);
  expect(removed).toBe(2);
  expect(left).toEqual([
    expect.stringMatching(
      /^client \d+ no longer contains the run ID 20261128T1734-0a1b2c3d, so it was not deleted: curl -i -X DELETE '/,
    ),
  ]);
  expect(left.join()).not.toContain(token);
  expect(await api.workspace()).toContain('Renamed by somebody');
  expect(await api.workspace()).not.toContain(RUN);
  expect(ledger.listOpenEntries()).toHaveLength(1);
});
