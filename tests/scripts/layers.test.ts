import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** The layers, lowest first. A folder imports only from its own layer and from lower layers. */
const LAYERS = [
  ['scripts/cli'],
  ['scripts/contract'],
  ['scripts/mock', 'scripts/collections'],
  ['scripts/runner', 'scripts/live', 'scripts/faults', 'scripts/import', 'scripts/bench', 'scripts/release'],
  ['scripts/commands', 'scripts/package'],
];

/** Imports that are forbidden in addition to the order of the layers. */
const FORBIDDEN: [from: string, to: string, why: string][] = [
  ['scripts/mock', 'scripts/faults', 'the mock knows nothing about its faults'],
  ['scripts/mock', 'scripts/collections', 'the mock serves files and generates none'],
  ['tests/contract', 'scripts/mock', 'the suite uses the target through HTTP only'],
  ['tests/fixtures', 'scripts/mock', 'the suite uses the target through HTTP only'],
];

const imports = readImports();

test('every folder of scripts belongs to a layer', () => {
  const folders = [...imports.keys()].map(getFolder).filter((each) => each.startsWith('scripts/'));
  const layerFolders = LAYERS.flat();
  expect(
    [...new Set(folders)].filter((each) => !layerFolders.includes(each) && each !== 'scripts/start.mjs'),
  ).toEqual([]);
});

test('no file imports from a higher layer', () => {
  const upward = listImports().filter(([from, to]) => rank(from) < rank(to));
  expect(upward.map(([from, to]) => `${from} imports ${to}`)).toEqual([]);
});

test.each(FORBIDDEN)('%s imports nothing from %s: %s', (from, to) => {
  const found = listImports().filter(([file, target]) => isInFolder(file, from) && isInFolder(target, to));
  expect(found.map(([file, target]) => `${file} imports ${target}`)).toEqual([]);
});

test('there are no circular imports, type-only imports included', () => {
  expect(findCycles().map((each) => each.join(' -> '))).toEqual([]);
});

test('no check depends on the target that it runs against', () => {
  // A check states its needs, and the fixtures adapt to the target.
  const checks = [...imports.keys()].filter((file) => file.startsWith('tests/contract/'));
  const asking = /\btarget\.(control|clock|mark)\b|\binject\('live'\)|fixtures\/live\//;
  expect(checks.filter((file) => asking.test(readFileSync(root + file, 'utf8')))).toEqual([]);
});

/** The project files that each file imports. */
function readImports(): Map<string, string[]> {
  const listed = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', 'scripts', 'tests'],
    {
      cwd: root,
      encoding: 'utf8',
    },
  );
  const files = new Set(listed.split('\n').filter((file) => /\.(ts|mjs)$/.test(file)));
  return new Map([...files].map((file) => [file, parseImports(file).filter((target) => files.has(target))]));
}

function parseImports(file: string): string[] {
  const { importedFiles } = ts.preProcessFile(readFileSync(root + file, 'utf8'), true, true);
  return importedFiles
    .filter(({ fileName }) => fileName.startsWith('.'))
    .map(({ fileName }) => posix.join(posix.dirname(file), fileName));
}

function listImports(): [from: string, to: string][] {
  return [...imports].flatMap(([from, targets]) => targets.map((to): [string, string] => [from, to]));
}

function getFolder(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

/** The layer of a file; tests are above all layers. */
function rank(file: string): number {
  const found = LAYERS.findIndex((folders) => folders.some((folder) => isInFolder(file, folder)));
  return found < 0 ? LAYERS.length : found;
}

function isInFolder(file: string, folder: string): boolean {
  return file === folder || file.startsWith(`${folder}/`);
}

/** Groups of files that import each other, directly or not (Tarjan's strongly connected components). */
function findCycles(): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const open: string[] = [];
  const found: string[][] = [];
  const visit = (file: string): void => {
    const number = order.size;
    order.set(file, number);
    lowest.set(file, number);
    open.push(file);
    for (const target of imports.get(file) ?? []) {
      if (!order.has(target)) visit(target);
      if (open.includes(target))
        lowest.set(file, Math.min(lowest.get(file) ?? number, lowest.get(target) ?? number));
    }
    if (lowest.get(file) !== number) return;
    const group = open.splice(open.indexOf(file));
    if (group.length > 1 || imports.get(file)?.includes(file)) found.push(group);
  };
  for (const file of imports.keys()) if (!order.has(file)) visit(file);
  return found;
}
