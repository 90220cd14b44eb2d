import { readdirSync } from 'node:fs';
import { extension } from '../cli/installation.ts';

const directory = new URL('../../tests/contract/', import.meta.url);

const ending = `.test.${extension}`;

/** The Postman collection runs last when a run ends at the first failure. */
const LAST_FILE = 'newman';

/** Every file of the suite, named like a rule: relative to tests/contract, without extension; the slowest last. */
export function listSuiteFiles(): string[] {
  const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith(ending))
    .map((file) => file.replaceAll('\\', '/').slice(0, -ending.length))
    .sort();
  return [...files.filter((file) => file !== LAST_FILE), ...files.filter((file) => file === LAST_FILE)];
}

/** The path of a suite file, relative to the root of the project. */
export function suitePath(file: string): string {
  return `tests/contract/${file}${ending}`;
}
