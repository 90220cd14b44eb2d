import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { blindFaults } from '../../../scripts/faults/blind.ts';
import { freePort } from '../../../scripts/faults/free-port.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = fileURLToPath(new URL('./fixture', import.meta.url));

test('a blind fault is named as its patch and told by the first line of it', () => {
  expect(blindFaults([], folder)).toMatchObject([
    { name: 'other-words', sentence: 'A record that is not there is refused in other words.', caughtBy: [] },
  ]);
});

test('the mock runs as the patch has it, out of a copy of the project', async () => {
  const port = await freePort();
  const running = await blindFaults([], folder)[0]?.start(port);
  onTestFinished(() => running?.close());
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/nowhere`);
  expect([answer.status, await answer.json()]).toEqual([404, { message: 'Nothing here.' }]);
});

test('a folder without patches is told', () => {
  expect(() => blindFaults([], fileURLToPath(new URL('.', import.meta.url)))).toThrow('there are no patches');
});

test('every patch fits the mock as it is', () => {
  const patches = join(root, 'tests', 'faults', 'blind');
  const files = readdirSync(patches).filter((file) => file.endsWith('.patch'));
  expect(files.length).toBeGreaterThanOrEqual(20);
  const cwd = copyOfMock();
  // In a repository, git would take no notice of files outside of it.
  const env = { ...process.env, GIT_CEILING_DIRECTORIES: tmpdir() };
  for (const file of files) {
    execFileSync('git', ['apply', '--check', join(patches, file)], { cwd, env, stdio: 'pipe' });
  }
});

/** What patches change, in a folder without a repository around it. */
function copyOfMock(): string {
  const folder = mkdtempSync(join(tmpdir(), 'blind-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const part of ['scripts', 'spec']) cpSync(join(root, part), join(folder, part), { recursive: true });
  return folder;
}
