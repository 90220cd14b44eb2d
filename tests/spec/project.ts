import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { onTestFinished } from 'vitest';

const SMALL = fileURLToPath(new URL('fixtures/small', import.meta.url));

export type SpecFile = 'timeneye.openapi.yaml' | 'contract.overlay.yaml' | 'README.md' | 'upstream.json';

/** Makes a project of two operations in a folder of its own, and answers its root. */
export function smallProject(): string {
  const root = mkdtempSync(join(tmpdir(), 'contract-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  cpSync(SMALL, join(root, 'spec'), { recursive: true });
  return root;
}

/** Replaces one piece of text in a file of the project; a piece that is not there is an error. */
export function edit(root: string, file: SpecFile, piece: string, replacement: string): void {
  const path = join(root, 'spec', file);
  const text = readFileSync(path, 'utf8');
  if (!text.includes(piece)) throw new Error(`${file} does not contain ${piece}`);
  writeFileSync(path, text.replace(piece, replacement));
}
