import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { freePort } from '../../../scripts/faults/runner/free-port.ts';
import { listIndependentFaults, readPatches } from '../../../scripts/faults/runner/independent.ts';
import { applyEdit } from '../../../scripts/faults/runner/source-edits.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = fileURLToPath(new URL('./fixture', import.meta.url));

test('an independent fault has the name of its file and its description', () => {
  expect(listIndependentFaults([], folder)).toMatchObject([
    {
      name: 'other-message',
      description: 'A missing record is rejected with another message.',
      detectedBy: [],
    },
  ]);
});

test('the mock runs with the patch, from a copy of the project', async () => {
  const port = await freePort();
  const running = await listIndependentFaults([], folder)[0]?.start(port);
  onTestFinished(() => running?.close());
  const response = await fetch(`http://127.0.0.1:${port}/api/v1/members/999999`, {
    headers: { Authorization: 'Bearer mock-owner' },
  });
  expect([response.status, await response.json()]).toEqual([404, { message: 'Nothing here.' }]);
});

test('a folder without patches is a usage error', () => {
  expect(() => readPatches(fileURLToPath(new URL('.', import.meta.url)))).toThrow('there are no patches');
});

test('there are 40 patches, and each applies to the mock', () => {
  const patches = readPatches();
  expect(patches).toHaveLength(40);
  for (const { name, edits } of patches) {
    const sources = new Map<string, string>();
    for (const edit of edits) {
      const source = sources.get(edit.file) ?? readFileSync(join(root, edit.file), 'utf8');
      expect(() => sources.set(edit.file, applyEdit(source, edit)), name).not.toThrow();
      expect(sources.get(edit.file), name).not.toBe(source);
    }
  }
});

test('an edit finds its snippet only in its function, whatever the whitespace and position', () => {
  const source = 'const a = 1;\nfunction one() {\n  return  a +\n 1;\n}\nfunction two() { return a + 1; }\n';
  const edit = { file: 'x.ts', function: 'one', replace: 'return a + 1;', with: 'return a;' };
  expect(applyEdit(source, edit)).toBe(source.replace('return  a +\n 1;', 'return a;'));
});

test.each([
  [{ function: 'three' }, 'x.ts declares three 0 times instead of once'],
  [{ replace: 'return b;' }, 'one of x.ts has the snippet 0 times instead of once: return b;'],
  [{ replace: 'a' }, 'one of x.ts has the snippet 2 times instead of once: a'],
])('an edit that does not apply is an error: %j', (change, message) => {
  const source = 'function one() { return a + a; }';
  const edit = { file: 'x.ts', function: 'one', replace: 'return', with: 'throw', ...change };
  expect(() => applyEdit(source, edit)).toThrow(message);
});
