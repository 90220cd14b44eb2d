import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { root } from './run.ts';

/** The declarations of the package are self-contained, so they repeat the names of a few types. */
const PUBLIC_TYPES = 'scripts/package/public-types.ts';

const FILES = execFileSync('git', ['ls-files', 'scripts', 'tests'], { cwd: root, encoding: 'utf8' })
  .trim()
  .split('\n')
  .filter((file) => /\.(ts|mjs)$/.test(file) && !file.endsWith('.d.ts'));

/** The types, interfaces, classes and enums that a file declares, exported or not. */
function declaredTypes(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(root + file, 'utf8'), ts.ScriptTarget.Latest);
  return source.statements.flatMap((statement) =>
    (ts.isTypeAliasDeclaration(statement) ||
      ts.isInterfaceDeclaration(statement) ||
      ts.isClassDeclaration(statement) ||
      ts.isEnumDeclaration(statement)) &&
    statement.name
      ? [statement.name.text]
      : [],
  );
}

/** `scripts/mock`, `tests/contract`: the folder whose files are one layer. */
function layerName(file: string): string {
  return file.split('/').slice(0, 2).join('/');
}

/** The names that several files have, each with these files. */
function sharedNames(pairs: [name: string, file: string][]): Record<string, string[]> {
  const files = new Map<string, string[]>();
  for (const [name, file] of pairs) files.set(name, [...(files.get(name) ?? []), file]);
  return Object.fromEntries([...files].filter(([, { length }]) => length > 1));
}

test('a name stands for one type in the whole repository', () => {
  const types = FILES.filter((file) => file !== PUBLIC_TYPES).flatMap((file) =>
    declaredTypes(file).map((name): [string, string] => [name, file]),
  );
  expect(types.length).toBeGreaterThan(100);
  expect(sharedNames(types)).toEqual({});
});

test('no two files of a layer have the same name, except index.ts', () => {
  const named = FILES.filter((file) => posix.basename(file) !== 'index.ts').map((file): [string, string] => [
    `${layerName(file)}: ${posix.basename(file)}`,
    file,
  ]);
  expect(sharedNames(named)).toEqual({});
});

test('sharedNames finds a name that two files declare', () => {
  expect(
    sharedNames([
      ['Page', 'a.ts'],
      ['Page', 'b.ts'],
      ['Row', 'a.ts'],
    ]),
  ).toEqual({ Page: ['a.ts', 'b.ts'] });
});
