import { mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { checkOutputFile, prepareOutputDirectory } from '../../scripts/cli/output.ts';
import { runNode } from './run.ts';

const folder = mkdtempSync(join(tmpdir(), 'timeneye-contract-'));
const file = join(folder, 'file');
writeFileSync(file, '');
mkdirSync(join(folder, 'taken/junit.xml'), { recursive: true });

afterAll(() => rmSync(folder, { recursive: true }));

test('a missing directory for reports is created', () => {
  const missing = join(folder, 'a/b');
  prepareOutputDirectory('--report', missing, ['junit.xml']);
  expect(statSync(missing).isDirectory()).toBe(true);
});

test.for<[string, () => void, string]>([
  ['a file as a directory', () => prepareOutputDirectory('--report', file, []), `--report ${file} is a file`],
  [
    'a path below a file',
    () => prepareOutputDirectory('--report', `${file}/x`, []),
    `--report ${file}/x is a file`,
  ],
  [
    'a directory with a directory instead of the file',
    () => prepareOutputDirectory('--report', join(folder, 'taken'), ['junit.xml']),
    `--report writes the file ${join(folder, 'taken/junit.xml')}, which is a directory`,
  ],
  [
    'a directory as a file',
    () => checkOutputFile('--json', folder),
    `--json writes the file ${folder}, which is a`,
  ],
  [
    'a file in a missing directory',
    () => checkOutputFile('--json', join(folder, 'none/x.json')),
    `--json ${join(folder, 'none/x.json')} is in a directory that does not exist`,
  ],
])('%s is rejected with a message', ([, act, message]) => {
  expect(act).toThrow(message);
});

test.for([
  ['test', '--report', file],
  ['newman', '--report', file],
  ['faults', '--report', file],
  ['bench', '--json', folder],
])('%j exits 2 before anything runs', async (argv) => {
  const { exitCode, stdout, stderr } = await runNode(['scripts/start.mjs', ...argv]);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toMatch(/^\w+: --(report|json) .*\n$/);
});
