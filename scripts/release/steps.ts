import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Consumer } from './consumer.ts';
import { findForbiddenFiles, type PackedPackage } from './packed.ts';

const MIB = 1024 * 1024;
/** The maximum size of `npm install timeneye-contract` in an empty folder. */
const MAX_BYTES = 60 * MIB;
const PACKAGE = 'node_modules/timeneye-contract';

/** One check of the packed package; it throws if there is a problem, and returns a summary. */
export type ReleaseStep = (consumer: Consumer, context: ReleaseContext) => Promise<string>;

export interface ReleaseContext {
  /** The clone. */
  root: string;
  packed: PackedPackage;
  archive: string;
}

/** The checks in order: each builds on the previous ones. */
export const RELEASE_STEPS: Record<string, ReleaseStep> = {
  'installs without scripts in at most 60 MiB': async (consumer, { archive, packed }) => {
    await consumer.install(archive);
    const bytes = consumer.size();
    if (bytes > MAX_BYTES) throw new Error(`${mib(bytes)} are more than ${mib(MAX_BYTES)}`);
    const scripts = consumer.listInstallScripts();
    if (scripts.length > 0) throw new Error(`install scripts in ${scripts.join(', ')}`);
    return `${mib(packed.size)} packed, ${mib(bytes)} installed`;
  },
  'contains no self-tests, patches or secrets': async (consumer, { packed }) => {
    const paths = packed.files.map(({ path }) => path);
    const found = findForbiddenFiles(paths, (path) =>
      readFileSync(join(consumer.folder, PACKAGE, path), 'utf8'),
    );
    if (found.length > 0) throw new Error(found.join('\n'));
    return `${paths.length} files`;
  },
  'serves a mock': async (consumer, { root }) => {
    cpSync(join(root, 'scripts/release/smoke'), consumer.folder, { recursive: true });
    return expectLine(await consumer.succeed('node', 'serves.mjs'), '200 Acme');
  },
  'says what the suite needs': async (consumer) => {
    const { exitCode, stderr } = await consumer.run('npx', '--no-install', 'timeneye-contract', 'test');
    if (exitCode !== 2) throw new Error(`exit code ${exitCode}, not 2: ${stderr}`);
    return expectLine(stderr, 'Run: npm install --save-dev ');
  },
  'has types for node16 and bundler resolution': async (consumer, { root }) => {
    await consumer.install(...developmentVersions(root));
    for (const [module, resolution] of [
      ['Node16', 'Node16'],
      ['ESNext', 'Bundler'],
    ]) {
      const flags = [
        '--noEmit',
        '--strict',
        '--target',
        'ES2022',
        '--module',
        `${module}`,
        '--moduleResolution',
        `${resolution}`,
      ];
      await consumer.succeed('npx', '--no-install', 'tsc', ...flags, 'types.ts');
    }
    return 'strict';
  },
  'runs in vitest and node:test': async (consumer, { root }) => {
    for (const recipe of ['vitest', 'node-test']) {
      cpSync(join(root, 'docs/recipes', recipe), join(consumer.folder, recipe), { recursive: true });
    }
    const vitest = await consumer.succeed('npx', '--no-install', 'vitest', 'run', '--root', 'vitest');
    await consumer.succeed('node', '--test', 'node-test/clients.test.mjs');
    return expectLine(vitest, /Tests {2}2 passed/);
  },
  'accepts a new OpenAPI document': async (consumer) => {
    await consumer.succeed('npx', '--no-install', 'timeneye-contract', 'init');
    const document = 'timeneye-contract/spec/timeneye.openapi.yaml';
    const text = readFileSync(join(consumer.folder, document), 'utf8');
    writeFileSync(
      join(consumer.folder, 'edition.yaml'),
      text.replace(/^( {2}title: ).*$/m, '$1Another edition'),
    );
    const { stderr } = await acceptEdition(consumer);
    return expectLine(stderr, 'wrote spec/timeneye.openapi.yaml');
  },
  'runs the suite and writes nothing into node_modules': async (consumer) => {
    const before = consumer.state(PACKAGE);
    const report = await consumer.succeed(
      'npx',
      '--no-install',
      'timeneye-contract',
      'test',
      '--report',
      'out',
    );
    if (consumer.state(PACKAGE) !== before) throw new Error(`a file below ${PACKAGE} has changed`);
    return expectLine(report, /^\d+ passed.*$/m);
  },
};

async function acceptEdition(consumer: Consumer) {
  const ended = await consumer.run(
    'npx',
    '--no-install',
    'timeneye-contract',
    'spec',
    'download',
    'edition.yaml',
    '--accept',
  );
  if (ended.exitCode === 0) return ended;
  throw new Error(`spec download ended with ${ended.exitCode}\n${ended.stdout}${ended.stderr}`);
}

/** The versions that this project is developed with, so that a new release of another package breaks nothing. */
function developmentVersions(root: string): string[] {
  const { devDependencies, peerDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  return [...Object.keys(peerDependencies), '@types/node'].map((name) => `${name}@${devDependencies[name]}`);
}

function expectLine(text: string, wanted: string | RegExp): string {
  const found = text
    .split('\n')
    .find((line) => (typeof wanted === 'string' ? line.includes(wanted) : wanted.test(line)));
  if (found === undefined) throw new Error(`no line has ${wanted}:\n${text}`);
  return found.trim();
}

function mib(bytes: number): string {
  return `${(bytes / MIB).toFixed(1)} MiB`;
}
