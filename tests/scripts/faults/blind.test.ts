import { execFileSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { blindFaults } from '../../../scripts/faults/blind.ts';
import { freePort } from '../../../scripts/faults/free-port.ts';

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
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const patches = join(root, 'tests', 'faults', 'blind');
  const files = readdirSync(patches).map((file) => join(patches, file));
  expect(files.length).toBeGreaterThanOrEqual(20);
  for (const file of files) execFileSync('git', ['apply', '--check', file], { cwd: root, stdio: 'pipe' });
});
