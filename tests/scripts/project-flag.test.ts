import { resolve } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { projectDirectory, projectFile, projectVariable } from '../../scripts/cli/installation.ts';
import { takeProject } from '../../scripts/cli/project-flag.ts';
import { root } from './run.ts';

const before = process.env[projectVariable];
beforeEach(() => void delete process.env[projectVariable]);
afterEach(() => {
  if (before === undefined) delete process.env[projectVariable];
  else process.env[projectVariable] = before;
});

test.for([[['--list', '--project', 'mine']], [['--project=mine', '--list']]])(
  '%j names the project and leaves the other flags',
  ([argv]) => {
    expect(takeProject(argv as string[])).toEqual(['--list']);
    expect(projectDirectory()).toBe(resolve('mine'));
  },
);

test('--project after -- is passed on and ignored', () => {
  expect(takeProject(['--', '--project', 'self'])).toEqual(['--', '--project', 'self']);
  expect(resolve(projectDirectory())).toBe(resolve(root));
});

test.for([[['--project']], [['--project=']], [['--project', '--list']], [['--project', '--', 'mine']]])(
  '%j lacks a directory',
  ([argv]) => {
    expect(() => takeProject(argv as string[])).toThrow('--project needs a value: --project=DIR');
  },
);

test('a file that the project lacks is read from the installed code', () => {
  takeProject(['--project', 'nowhere']);
  expect(projectFile('spec/contract.openapi.json')).toBe(resolve(root, 'spec/contract.openapi.json'));
});
