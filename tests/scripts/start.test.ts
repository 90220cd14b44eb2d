import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { root, runNode } from './run.ts';
import { runInProcess } from './run-here.ts';

const checkouts: string[] = [];

/** Creates a checkout with the launcher, one command and the given files. */
function createCheckout(files: Record<string, unknown> = {}): string {
  const directory = mkdtempSync(join(tmpdir(), 'timeneye-contract-'));
  checkouts.push(directory);
  mkdirSync(join(directory, 'scripts/cli'), { recursive: true });
  for (const file of [
    'start.mjs',
    'cli/closed-pipe.mjs',
    'cli/color.mjs',
    'cli/node-version.mjs',
    'cli/take-tokens.mjs',
  ])
    copyFileSync(join(root, 'scripts', file), join(directory, 'scripts', file));
  const all = { 'scripts/commands/mock.ts': '', 'package.json': packageJson('>=20.19.0'), ...files };
  for (const [path, content] of Object.entries(all)) {
    mkdirSync(dirname(join(directory, path)), { recursive: true });
    writeFileSync(join(directory, path), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return directory;
}

function packageJson(node: string) {
  return { type: 'module', engines: { node } };
}

function createLockfile(packages: Record<string, object>) {
  return {
    packages: Object.fromEntries(
      Object.entries(packages).map(([name, entry]) => [`node_modules/${name}`, entry]),
    ),
  };
}

function start(directory: string, ...args: string[]) {
  return runNode(['scripts/start.mjs', ...args], directory);
}

afterEach(() => {
  for (const directory of checkouts.splice(0)) rmSync(directory, { recursive: true });
});

test('package.json requires Node 20.19, 22.12, or 24 and later', () => {
  const { engines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  expect(engines).toEqual({ node: '^20.19.0 || ^22.12.0 || >=24.0.0' });
});

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

test.for([
  `>=${major + 1}.0.0`,
  `^${major}.${minor + 1}.0 || >=${major + 2}.0.0`,
  `^${major - 1}.0.0 || ^${major + 1}.0.0`,
])('a Node version outside %s gets a message with the required versions', async (wanted) => {
  const { exitCode, stderr } = await start(createCheckout({ 'package.json': packageJson(wanted) }), 'mock');
  expect(exitCode).toBe(2);
  expect(stderr).toBe(
    `Node ${process.versions.node} is not supported: this project needs Node ${wanted}.\n` +
      'Install one of these (https://nodejs.org), then run npm ci and this command again.\n',
  );
});

test('a checkout without node_modules gets a message to run npm ci', async () => {
  const { exitCode, stderr } = await start(createCheckout(), 'mock');
  expect(exitCode).toBe(2);
  expect(stderr).toBe('The packages of this project are not installed (no node_modules). Run: npm ci\n');
});

test.for([
  [{ yaml: { version: '2.0.0' } }, 'yaml 2.0.1 is installed as 2.0.0'],
  [{}, 'yaml 2.0.1 is missing'],
] as const)(
  'packages that differ from package-lock.json get a message to run npm ci: %s',
  async ([installed, what]) => {
    const directory = createCheckout({
      'node_modules/tsx/index.js': '',
      'package-lock.json': createLockfile({
        yaml: { version: '2.0.1' },
        'for-another-system': { version: '1.0.0', optional: true },
      }),
      'node_modules/.package-lock.json': createLockfile(installed),
    });
    const { exitCode, stderr } = await start(directory, 'mock');
    expect(exitCode).toBe(2);
    expect(stderr).toBe(`node_modules does not match package-lock.json (${what}). Run: npm ci\n`);
  },
);

test('an unknown command exits 2 and lists the commands', async () => {
  const { exitCode, stderr } = await start(root, 'mokc');
  expect(exitCode).toBe(2);
  expect(stderr).toMatch(/^Unknown command "mokc"\. Known: .*\bcheck, .*\bmock, .*\btest\.\n/);
});

test.for([[], ['--help'], ['-h'], ['help']])('%j prints one line for each command', async (args) => {
  const { exitCode, stdout, stderr } = await start(root, ...args);
  expect([exitCode, stderr]).toEqual([0, '']);
  const listed = [...stdout.matchAll(/^ {2}([a-z-]+) +[A-Z]/gm)].map(([, name]) => `${name}.ts`);
  const files = readdirSync(join(root, 'scripts/commands')).filter((file) => file.endsWith('.ts'));
  expect(listed.sort()).toEqual(files.sort());
});

test('every script of package.json is a command with --help', async () => {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const lines = Object.values<string>(scripts).filter((line) => line.startsWith('node scripts/start.mjs '));
  expect(lines.length).toBeGreaterThan(10);
  for (const line of lines) {
    const [name = ''] = line.split(' ').slice(2);
    const { exitCode, stdout, stderr } = await runInProcess(name, ['--help']);
    expect([exitCode, stderr], line).toEqual([0, '']);
    expect(stdout, line).toContain('\nUsage: ');
  }
});

test.each([[['mock', '--list-faults']], [['test', '--list']]])(
  '%j ends silently, as if interrupted, when its output is closed',
  async (argv) => {
    const child = spawn(process.execPath, ['scripts/start.mjs', ...argv], { cwd: root });
    child.stdout.destroy();
    let errors = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      errors += text;
    });
    const [exitCode, signal] = await once(child, 'close');
    expect([signal ?? exitCode, errors]).toEqual(['SIGINT', '']);
  },
);
