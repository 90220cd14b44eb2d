import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const SMALL = fileURLToPath(new URL('fixtures/small', import.meta.url));
/** The root directory of this repository. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type SpecFile = 'timeneye.openapi.yaml' | 'contract.overlay.yaml' | 'README.md' | 'upstream.json';

/** Creates a project of two operations in a temporary folder, and returns its root. */
export function createSmallProject(): string {
  const root = temporaryFolder();
  cpSync(SMALL, join(root, 'spec'), { recursive: true });
  return root;
}

/** Copies the project's own sources and generated files, and returns the copy's root. */
export function createProjectCopy(): string {
  const root = temporaryFolder();
  for (const folder of ['spec', 'collections'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  return root;
}

/** Creates a folder that is deleted after the test. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'contract-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Reads every file below a folder, to detect changes. */
export function readFolder(folder: string): Record<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const paths = files.map((entry) => join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]));
}

/** Replaces a substring in a file of the project; throws if the file does not contain it. */
export function edit(root: string, file: SpecFile, piece: string, replacement: string): void {
  const path = join(root, 'spec', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(piece)) throw new Error(`${file} does not contain ${piece}`);
  writeFileSync(path, text.replace(piece, replacement));
}
