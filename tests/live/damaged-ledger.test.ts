import { appendFileSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, expect, test, vi } from 'vitest';
import { UsageError } from '../../scripts/cli/index.ts';
import { entriesToDelete } from '../../scripts/live/clean-up.ts';
import { deleteRecords } from '../../scripts/live/delete-records.ts';
import { Ledger, ledgerPath } from '../../scripts/live/ledger.ts';
import type { LiveSettings } from '../../scripts/live/settings.ts';
import { runCleanUps } from './later.ts';
import { temporaryDirectory } from './run.ts';

/* A ledger decides what is deleted, and may have been damaged by a full disk or by hand. */

const RUN = '20261128T1734-0a1b2c3d';
const NEXT_RUN = '20261129T0900-ffffffff';
const BASE_URL = 'http://127.0.0.1:1/api/v1';
const CLAIM = {
  key: `${RUN} 2147483647 1`,
  run: RUN,
  pid: 2147483647,
  at: 1,
  kind: 'client',
  text: `contract-test ${RUN} client 1`,
  parents: [],
};

afterEach(() => vi.restoreAllMocks());
afterAll(runCleanUps);

function newFile(): string {
  return ledgerPath(temporaryDirectory(), BASE_URL, 7);
}

function changeClaim(change: object): string {
  return JSON.stringify({ ...CLAIM, ...change });
}

const DAMAGED: Record<string, string | Buffer> = {
  null: 'null',
  'a number': '7',
  'a string': '"text"',
  'an array': '[{}]',
  'an empty object': '{}',
  'half of a line': JSON.stringify(CLAIM).slice(0, 40),
  'two lines in one': JSON.stringify(CLAIM).repeat(2),
  'a huge line': changeClaim({ text: `contract-test ${RUN} ${'x'.repeat(70_000)}` }),
  'a line with a BOM': `\ufeff${JSON.stringify(CLAIM)}`,
  'bytes that are not text': Buffer.from([0xff, 0x00, 0xfe, 0x80]),
  'only spaces': '   ',
  'an empty run ID': changeClaim({ run: '', key: ' 1 1' }),
  'a part of a run ID': changeClaim({ run: '2026', key: '2026 1 1' }),
  'a run ID with extra characters': changeClaim({ run: `${RUN} `, key: `${RUN}  1 1` }),
  'a run ID that is not a string': changeClaim({ run: [RUN] }),
  'the key of another run': changeClaim({ key: `${NEXT_RUN} 1 1` }),
  'a text without the run ID': changeClaim({ text: 'contract-test' }),
  'an empty text': changeClaim({ text: '' }),
  'a kind that no run creates': changeClaim({ kind: 'member' }),
  'a kind named like an Object.prototype member': changeClaim({ kind: 'constructor' }),
  'an invalid record ID': changeClaim({ id: '../members/7' }),
  'invalid parents': changeClaim({ parents: ['../..'] }),
  'an invalid process ID': changeClaim({ pid: 0 }),
};

test.for(Object.entries(DAMAGED))('a ledger skips %s and reports the number of the line', ([, damaged]) => {
  const file = newFile();
  writeFileSync(
    file,
    Buffer.concat([Buffer.from(`${JSON.stringify(CLAIM)}\n`), Buffer.from(damaged), Buffer.from('\n\n')]),
  );
  appendFileSync(file, `${changeClaim({ key: `${RUN} 2147483647 2` })}\r\n`);
  const ledger = new Ledger(file, NEXT_RUN);
  expect(ledger.listDamagedLines()).toEqual([2]);
  expect(entriesToDelete(ledger).map(({ key }) => key)).toEqual([`${RUN} 2147483647 2`, CLAIM.key]);
});

test('an incomplete line does not damage the next one', () => {
  const file = newFile();
  writeFileSync(file, JSON.stringify(CLAIM).slice(0, 30));
  const ledger = new Ledger(file, RUN);
  ledger.log('client', CLAIM.text, []);
  expect(ledger.listDamagedLines()).toEqual([1]);
  expect(ledger.listOpenEntries()).toHaveLength(1);
});

test('an entry from the future does not protect its record forever', () => {
  const file = newFile();
  writeFileSync(file, changeClaim({ pid: process.pid, at: Date.now() + 1e12 }));
  expect(entriesToDelete(new Ledger(file, NEXT_RUN))).toHaveLength(1);
});

test('a run without a valid ID cannot open a ledger', () => {
  for (const run of ['', '2026', `${RUN}\n`])
    expect(() => new Ledger(newFile(), run)).toThrow('is not a run ID');
});

async function deletionOutput(file: string): Promise<string[]> {
  const printed = vi.spyOn(console, 'log').mockReturnValue();
  const identity = { actor: 'owner', token: 'abc', from: '', userId: 7, isCertain: true } as const;
  const settings = {
    baseUrl: BASE_URL,
    identities: [identity],
    ledgerFile: file,
    allowWrites: false,
    run: NEXT_RUN,
  };
  const interrupts = { atOnce: new AbortController().signal, heard: false, onFirst: () => undefined };
  await deleteRecords(settings as unknown as LiveSettings, 'left behind', interrupts);
  return printed.mock.calls.map(([line]) => String(line));
}

test('a run names the damaged lines and the file, continues, and keeps the file', async () => {
  const file = newFile();
  writeFileSync(file, `null\n${JSON.stringify(CLAIM)}\n[]\n`);
  const lines = await deletionOutput(file);
  expect(lines[0]).toContain(`Skipped damaged lines of the ledger ${file}: 1, 3.`);
  expect(lines[1]).toContain('An earlier run left 1 record behind');
  const ledger = new Ledger(file, NEXT_RUN);
  ledger.close(CLAIM.key);
  ledger.tidy();
  expect(ledger.listDamagedLines()).toEqual([1, 3]);
});

const UNREADABLE: Record<string, [(file: string) => void, string]> = {
  'a directory': [(file) => mkdirSync(file, { recursive: true }), 'it is not a file'],
  'a link to itself': [(file) => symlinkSync(file, file), 'ELOOP'],
  'an endless device': [(file) => symlinkSync('/dev/zero', file), 'it is not a file'],
};

test.for(Object.entries(UNREADABLE))(
  '%s instead of the ledger is a usage error that names the file',
  async ([, [put, why]]) => {
    const file = newFile();
    put(file);
    const error = await deletionOutput(file).catch((detected: unknown) => detected);
    expect(error).toBeInstanceOf(UsageError);
    expect((error as Error).message).toContain(`the ledger ${file} cannot be read (${why})`);
  },
);

test("a file instead of the ledger's directory is also a usage error", async () => {
  const file = newFile();
  const location = join(dirname(file), 'state');
  writeFileSync(location, '');
  const error = await deletionOutput(join(location, 'ledger.jsonl')).catch((detected: unknown) => detected);
  expect((error as Error).message).toContain('cannot be read (ENOTDIR)');
});
