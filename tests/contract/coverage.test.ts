import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { OPERATIONS } from '../../scripts/contract/operations.ts';
import { RULES } from '../../scripts/runner/rules.ts';
import { contract, skipUnlessDefaultDocument } from '../fixtures/contract.ts';
import { ROWS } from '../fixtures/operations/index.ts';

/** Folders with one file for each rule; the rules themselves check that no operation is left out. */
const FOLDERS = ['conformance', 'lists', 'state'];

test('every rule in the table has tests, and every test file has a rule', () => {
  const files = FOLDERS.flatMap((folder) => {
    const names = readdirSync(fileURLToPath(new URL(folder, import.meta.url)));
    // In the package, the files are compiled and have source maps.
    return names.flatMap(
      (name) =>
        /^(.*)\.test\.[jt]s$/
          .exec(name)
          ?.slice(1)
          .map((rule) => `${folder}/${rule}`) ?? [],
    );
  });
  expect(files.sort()).toEqual(RULES.map(({ file }) => file).sort());
});

test('every operation has a call that succeeds', () => {
  const missing = contract.operations.filter(({ id }) => !(id in ROWS)).map(({ id }) => id);
  expect(missing, `missing contract test: ${missing.join(', ')}`).toEqual([]);
});

test('every operation has a name in the table of operations', () => {
  skipUnlessDefaultDocument();
  const operationIds = OPERATIONS.map(([id]) => id);
  const missing = contract.operations.filter(({ id }) => !operationIds.includes(id)).map(({ id }) => id);
  expect(missing, `missing in scripts/contract/operations.ts: ${missing.join(', ')}`).toEqual([]);
});
