import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { LIMITS } from '../../../scripts/import/download/limits.ts';
import { readSourceDocument } from '../../../scripts/import/download/pull.ts';
import { temporaryFolder } from '../project.ts';

/** Expects a download to fail, and returns the error. */
export async function expectPullError(source: string, limits = LIMITS): Promise<Error> {
  const failure = await readSourceDocument(source, limits).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(Error);
  return failure as Error;
}

/** Creates a temporary folder with these files. */
export function createFolder(files: Record<string, string | Uint8Array>): string {
  const folder = temporaryFolder();
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}
