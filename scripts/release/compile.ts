import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';

/** The part of the source tree that is in the package; the rest serves only the development of this project. */
const FOLDERS = [
  'scripts/cli',
  'scripts/contract',
  'scripts/mock',
  'scripts/collections',
  'scripts/runner',
  'scripts/live',
  'scripts/faults',
  'scripts/import',
  'scripts/package',
  'scripts/commands/shared',
  'tests/contract',
  'tests/fixtures',
];
const COMMANDS = [
  'access',
  'generate',
  'init',
  'login',
  'logout',
  'mock',
  'newman',
  'spec-download',
  'spec-drift',
  'test',
];
const FILES = ['vitest.config.ts', ...COMMANDS.map((name) => `scripts/commands/${name}.ts`)];
/** Served and read as they are. */
const DATA_FOLDERS = ['spec', 'collections'];
/** Bundled with its packages (bundle-packages.ts). */
const WITH_PACKAGES = 'scripts/mock/lazy-packages.cjs';
/** What starts a mock: bundled into a few files, because they load in half the time of 200. */
const STARTS = ['scripts/package/index.ts', 'scripts/package/mock-command.ts'];
/** As deep as the folders of the sources, so that the root is found from there as well. */
const CHUNKS = 'scripts/chunks/[name]-[hash]';

/** What the reference page uses of Swagger UI: as a dependency it would bring 9 MB of other builds and source maps. */
const SWAGGER_UI = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png', 'oauth2-redirect.html'];

/**
 * Compiles the TypeScript file by file, so that the tree in `out` is that of the sources; bundles what starts a mock,
 * and copies the rest.
 */
export async function compile(root: string, out: string): Promise<void> {
  const files = [...FILES, ...FOLDERS.flatMap((folder) => listFiles(root, folder))];
  const separate = files.filter((file) => isSource(file) && !STARTS.includes(file));
  const options = buildOptions(root, out);
  await build({ ...options, entryPoints: separate, plugins: [separateFiles] });
  await build({ ...options, entryPoints: STARTS, splitting: true, chunkNames: CHUNKS });
  const copied = files.filter((file) => /\.(?:mjs|js|css|html)$/.test(file));
  for (const file of [...copied, ...DATA_FOLDERS.flatMap((folder) => listFiles(root, folder))]) {
    if (file !== WITH_PACKAGES) copy(join(root, file), join(out, file));
  }
  for (const file of SWAGGER_UI) {
    copy(join(root, 'node_modules/swagger-ui-dist', file), join(out, 'scripts/mock/reference', file));
  }
}

function buildOptions(root: string, out: string): BuildOptions {
  return {
    absWorkingDir: root,
    outdir: out,
    outbase: '.',
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: 'linked',
    sourcesContent: true,
    logLevel: 'warning',
  };
}

function isSource(file: string): boolean {
  return file.endsWith('.ts') && !file.endsWith('.d.ts');
}

/** Keeps each import of a file as an import of the compiled file. */
const separateFiles: Plugin = {
  name: 'separate-files',
  setup({ onResolve }) {
    onResolve({ filter: /^\.{1,2}\// }, ({ path, kind }) => {
      if (kind === 'entry-point') return undefined;
      return { path: path.replace(/\.ts$/, '.js'), external: true };
    });
  },
};

function listFiles(root: string, folder: string): string[] {
  const entries = readdirSync(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(root.length).replace(/^\//, ''));
}

function copy(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  copyFileSync(from, to);
}
