import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { UsageError } from './errors.ts';

/** Whether this is the compiled code of the published package, and not the TypeScript of a clone. */
export const isCompiled = import.meta.url.endsWith('.js');

/** The extension of this code in paths that are not imports. */
export const extension = isCompiled ? 'js' : 'ts';

/** The root of the clone, or `dist` of the package, which has the same tree. */
export const codeRoot = fileURLToPath(new URL('../../', import.meta.url));

/** The path of a file that comes with this code. */
export function codeFile(path: string): string {
  return join(codeRoot, path);
}

/** The variable with the project directory; `--project DIR` sets it, also for the processes that a command starts. */
export const projectVariable = 'TIMENEYE_CONTRACT_PROJECT';

const PACKAGE_PROJECT = 'timeneye-contract';
/** The directory of package.json. */
export const packageRoot = isCompiled ? join(codeRoot, '..') : codeRoot;

/**
 * The directory of the user's own files: `spec/` with the upstream document and the overlay, `collections/` and
 * `reports/`. A clone is its own project. With the package it is `./timeneye-contract`, which may not exist.
 */
export function projectDirectory(): string {
  const named = process.env[projectVariable];
  if (named) return resolve(named);
  return isCompiled ? resolve(PACKAGE_PROJECT) : codeRoot;
}

/** A file of the project, or the one that comes with the code if the project does not have it. */
export function projectFile(path: string): string {
  const file = join(projectDirectory(), path);
  return existsSync(file) ? file : codeFile(path);
}

/** The directory of a project that can be changed; throws a UsageError if there is none. */
export function existingProject(): string {
  const directory = projectDirectory();
  if (existsSync(join(directory, 'spec'))) return directory;
  throw new UsageError(
    `${directory} is not a project (it has no spec directory): create one with timeneye-contract init, or choose one with --project DIR`,
  );
}

/** The `.env` file for tokens: in the clone or, with the package, in the current directory. */
export function environmentFile(): string {
  return isCompiled ? resolve('.env') : join(codeRoot, '.env');
}

/** Throws a UsageError that says what to install if one of these optional peer dependencies is missing. */
export function requirePackages(purpose: string, names: readonly string[]): void {
  const missing = names.filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  const versions = readPeers();
  const wanted = missing.map((name) => (versions[name] ? `"${name}@${versions[name]}"` : name));
  const verb = missing.length === 1 ? 'which is' : 'which are';
  throw new UsageError(
    `${purpose} needs ${missing.join(', ')}, ${verb} not installed. Run: npm install --save-dev ${wanted.join(' ')}`,
  );
}

/** The path of a file of an installed package. */
export function packageFile(name: string, file: string): string {
  const found = findPackage(name);
  if (found === undefined) throw new UsageError(`the package ${name} is not installed`);
  return join(found, file);
}

function isInstalled(name: string): boolean {
  return findPackage(name) !== undefined;
}

/** Looks where Node would, without loading anything: some packages do not export their package.json. */
function findPackage(name: string): string | undefined {
  const folders = createRequire(import.meta.url).resolve.paths(name) ?? [];
  return folders.map((folder) => join(folder, name)).find((each) => existsSync(join(each, 'package.json')));
}

function readPeers(): Record<string, string> {
  const file = join(packageRoot, 'package.json');
  const { peerDependencies = {} } = JSON.parse(readFileSync(file, 'utf8'));
  return peerDependencies;
}
