import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from './run.ts';

interface Locked {
  hasInstallScript?: boolean;
}

/** The install script of esbuild checks that the binary for the platform is installed. */
const ALLOWED_PACKAGES = ['node_modules/esbuild'];
/** Used on macOS only. Whether npm marks its install script depends on the registry of the lock file. */
const OPTIONAL = /(?:^|\/)node_modules\/fsevents$/;

const { packages } = readJson('package-lock.json') as { packages: Record<string, Locked> };
const paths = Object.keys(packages).filter((path) => path !== '');

test('installing the packages runs only the scripts of esbuild and fsevents', () => {
  const running = paths.filter((path) => packages[path]?.hasInstallScript || installScripts(path).length > 0);
  expect(running.filter((path) => !OPTIONAL.test(path))).toEqual(ALLOWED_PACKAGES);
});

/** A lock file may lack the mark, so the installed packages are checked as well. */
function installScripts(path: string): string[] {
  if (!existsSync(join(root, path, 'package.json'))) return [];
  const { scripts = {} } = readJson(join(path, 'package.json')) as { scripts?: Record<string, string> };
  return ['preinstall', 'install', 'postinstall'].filter((name) => scripts[name] !== undefined);
}

function readJson(path: string): object {
  return JSON.parse(readFileSync(join(root, path), 'utf8'));
}
