import { expect, test } from 'vitest';
import { matchTitle } from '../../scripts/runner/titles/find-tests.ts';
import { runNode } from './run.ts';

const NO_MATCH = 'no test has this in its title';

test('--list finds the tests that the runner finds, without starting it', async () => {
  const listed = await runNode(['scripts/start.mjs', 'test', '--list', '--grep', '']);
  expect(listed.exitCode).toBe(2);
  const [one, other] = await Promise.all([
    runNode(['scripts/start.mjs', 'test', '--list', '--grep', ' ']),
    runNode(['node_modules/vitest/vitest.mjs', 'list', '--project', 'contract', '--configLoader', 'runner']),
  ]);
  const expected = other.stdout
    .trim()
    .split('\n')
    .map((line) => line.replace(/^\[contract\] (\S+) > /, '$1: '));
  expect(one.stdout.trim().split('\n').sort()).toEqual(expected.sort());
});

test('--grep with a text that no title contains exits 2 before anything runs', async () => {
  const { exitCode, stdout, stderr } = await runNode(['scripts/start.mjs', 'test', '--grep', NO_MATCH]);
  expect([exitCode, stdout]).toEqual([2, '']);
  expect(stderr).toBe(`test: no test has "${NO_MATCH}" in its title (--list --grep TEXT prints titles)\n`);
});

test('matchTitle accepts " > " or a space between groups, and is case-sensitive', () => {
  const tests = [{ file: 'newman', title: 'Clients > Create a client > the status is 200' }];
  const found = { tests, unloadable: [] };
  expect(matchTitle(found, 'a client > the status')).toEqual(tests);
  expect(matchTitle(found, 'a client the status')).toEqual(tests);
  expect(matchTitle(found, 'A client')).toEqual([]);
});
