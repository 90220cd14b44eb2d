import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './project.ts';

const IMPORT = /(?:from|import)\s*\(?\s*'(\.[^']+\.m?ts)'/g;

/** The files that a file imports, those included of which it only takes types. */
function importsOf(file: string): string[] {
  const found = readFileSync(join(ROOT, file), 'utf8').matchAll(IMPORT);
  return [...found].map(([, path = '']) => relative(ROOT, join(ROOT, dirname(file), path)));
}

/** Every way of imports that leads from these files into the mock. */
function waysToMock(files: string[]): string[] {
  const seen = new Set<string>();
  const walk = (file: string, way: string[]): string[] => {
    if (file.startsWith('scripts/mock/')) return [[...way, file].join(' > ')];
    if (seen.has(file)) return [];
    seen.add(file);
    return importsOf(file).flatMap((each) => walk(each, [...way, file]));
  };
  return files.flatMap((file) => walk(file, []));
}

test('the contract imports nothing of the mock', () => {
  const files = readdirSync(join(ROOT, 'scripts/spec'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join('scripts/spec', file));
  expect(files.length).toBeGreaterThan(50);
  expect(waysToMock(files)).toEqual([]);
});

test('a way into the mock is found through the files between', () => {
  expect(waysToMock(['scripts/generate.ts'])).toContain(
    'scripts/generate.ts > scripts/mock/support/store-support.ts',
  );
});
