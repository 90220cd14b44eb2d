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
/** Copied unchanged, since the package serves and reads these files. */
const DATA_FOLDERS = ['spec', 'collections'];
/** Bundled with its packages (bundle-packages.ts). */
const WITH_PACKAGES = 'scripts/mock/lazy-packages.cjs';
/** The modules that start a mock. They are bundled into a few files, which load faster than 200. */
const MOCK_ENTRIES = ['scripts/package/index.ts', 'scripts/package/mock-command.ts'];
/** Chunks are as deep as the source folders, so that their code finds the root as well. */
const CHUNKS = 'scripts/chunks/[name]-[hash]';

/** The files of Swagger UI that the reference page uses; the whole package has 9 MB more of builds and source maps. */
const SWAGGER_UI = ['swagger-ui-bundle.js', 'swagger-ui.css', 'favicon-32x32.png', 'oauth2-redirect.html'];

/**
 * Compiles the TypeScript file by file, so that `out` has the tree of the sources; bundles the modules that start a
 * mock, and copies the other files.
 */
export async function compile(root: string, out: string): Promise<void> {
  const files = [...FILES, ...FOLDERS.flatMap((folder) => listFiles(root, folder))];
  const separate = files.filter((file) => isSource(file) && !MOCK_ENTRIES.includes(file));
  const options = buildOptions(root, out);
  await build({ ...options, entryPoints: separate, plugins: [separateFiles] });
  await build({ ...options, entryPoints: MOCK_ENTRIES, splitting: true, chunkNames: CHUNKS });
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
