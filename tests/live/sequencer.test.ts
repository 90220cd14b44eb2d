import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { ORDER, rank } from '../../scripts/live/sequencer.ts';

const SUITE = new URL('../contract/', import.meta.url);
const files = readdirSync(SUITE, { recursive: true, encoding: 'utf8' }).filter((file) =>
  file.endsWith('.test.ts'),
);
const ranks = new Map(files.map((file) => [file.replaceAll('\\', '/'), rank(`/x/tests/contract/${file}`)]));

test('a live run begins with the cheapest reads and has a place for every file', () => {
  expect(Math.min(...ranks.values())).toBe(0);
  expect([...ranks.values()].every((position) => position >= 0)).toBe(true);
  const reading = [...ranks].filter(([file]) => file.startsWith('reading/')).map(([, position]) => position);
  const others = [...ranks].filter(([file]) => !file.startsWith('reading/')).map(([, position]) => position);
  expect(Math.max(...reading)).toBeLessThan(Math.min(...others));
});

test('checks that compare whole lists run before checks that write', () => {
  const getPosition = (file: string) => ranks.get(`${file}.test.ts`) ?? Number.NaN;
  for (const compares of [
    'authorization/matrix/lists',
    'authorization/embeddings',
    'authorization/hidden-filters',
  ]) {
    for (const writes of ['operations/read-back', 'state/create', 'conformance/missing-field']) {
      expect(getPosition(compares), `${compares} before ${writes}`).toBeLessThan(getPosition(writes));
    }
  }
});

test('every entry of ORDER matches a test file', () => {
  for (const part of ORDER) {
    expect(
      [...ranks.keys()].filter((file) => file.startsWith(part)),
      part,
    ).not.toEqual([]);
  }
});
