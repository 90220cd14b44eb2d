import { chmodSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundlePackages } from './bundle-packages.ts';
import { compile } from './compile.ts';
import { writeDeclarations } from './declarations.ts';

/** Rebuilds `out`: everything in the package that is not in the repository. */
export async function buildPackage(root: string, out: string): Promise<void> {
  rmSync(out, { recursive: true, force: true });
  await compile(root, out);
  await bundlePackages(root, out);
  writeDeclarations(root, out);
  chmodSync(join(out, 'scripts/package/bin.mjs'), 0o755);
}
