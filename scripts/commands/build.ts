import { join } from 'node:path';
import { defineCommand } from '../cli/index.ts';
import { codeRoot } from '../cli/installation.ts';

/** `npm run build`: the compiled package. */
export const command = defineCommand({
  name: 'build',
  summary: 'Compile the package into dist/, as npm pack also does.',
  usage: 'npm run build',
  flags: {},
  async run() {
    const { buildPackage } = await import('../release/build.ts');
    await buildPackage(codeRoot, join(codeRoot, 'dist'));
    return 0;
  },
});
