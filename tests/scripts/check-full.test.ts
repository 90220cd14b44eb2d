import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PartLog } from '../../scripts/runner/part-log.ts';
import { runParts } from '../../scripts/runner/parts.ts';
import { runNode } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'timeneye-contract-'));

beforeEach(() => void vi.spyOn(console, 'log').mockReturnValue());
afterEach(() => void vi.restoreAllMocks());
afterAll(() => rmSync(folder, { recursive: true }));

function part(exitCode: number, interrupted = false) {
  return vi.fn(async () => ({ exitCode, interrupted, message: undefined }));
}

function renderLines(log: PartLog, ...parts: string[]): string[] {
  return log
    .table(parts)
    .replaceAll(/\d{4}-\d\d-\d\d \d\d:\d\d UTC/g, 'DATE')
    .split('\n');
}

test('every part runs, even after a failure, and a later run shows each result', async () => {
  const file = join(folder, 'reports/log.json');
  const parts = new Map([
    ['faults', part(1)],
    ['soak', part(0)],
  ]);
  expect(await runParts(parts, new PartLog(file))).toBe(1);
  expect(renderLines(new PartLog(file), 'faults', 'soak', 'stress')).toEqual([
    'faults  DATE  failed after 0 s',
    'soak    DATE  passed after 0 s',
    'stress  never ran',
  ]);
});

test('an interrupt ends the run and is logged', async () => {
  const log = new PartLog(join(folder, 'interrupted.json'));
  const next = part(0);
  const parts = new Map([
    ['faults', part(143, true)],
    ['soak', next],
  ]);
  expect(await runParts(parts, log)).toBe(130);
  expect(next).not.toHaveBeenCalled();
  expect(renderLines(log, 'faults', 'soak')).toEqual([
    'faults  DATE  interrupted after 0 s',
    'soak    never ran',
  ]);
});

test.for(['', 'null', '[]', '{"soak": null}', '{"soak": {"at": 5}}'])(
  'a damaged log, "%s", is replaced',
  (text) => {
    const file = join(folder, 'damaged.json');
    writeFileSync(file, text);
    expect(renderLines(new PartLog(file), 'soak')).toEqual(['soak  never ran']);
  },
);

test('a log that cannot be written is an error', () => {
  mkdirSync(join(folder, 'taken'));
  expect(() => new PartLog(join(folder, 'taken'))).toThrow('taken cannot be written (EISDIR)');
});

test('an unknown part exits 2 and lists the parts', async () => {
  const { exitCode, stdout, stderr } = await runNode(['scripts/start.mjs', 'check-full', '--only', 'mutant']);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toBe(
    'check:full: --only mutant is not a part. Did you mean mutants? ' +
      'Choose from: faults, independent, mutants, proposals, editions, documents, slow, release, soak, stress\n',
  );
});
