import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineCommand } from '../cli/index.ts';
import { codeRoot } from '../cli/installation.ts';
import { Consumer } from '../release/consumer.ts';
import { pack } from '../release/packed.ts';
import { RELEASE_STEPS } from '../release/steps.ts';

/** `npm run release:check`: the package as its users get it. */
export const command = defineCommand({
  name: 'release:check',
  summary: 'Pack the package, install it in an empty folder and use it there. Publish nothing.',
  usage: 'npm run release:check',
  flags: {},
  async run() {
    const directory = mkdtempSync(join(tmpdir(), 'timeneye-contract-pack-'));
    const consumer = new Consumer();
    try {
      const packed = await pack(codeRoot, directory);
      const context = { root: codeRoot, packed, archive: join(directory, packed.filename) };
      for (const [name, check] of Object.entries(RELEASE_STEPS)) {
        const start = performance.now();
        const found = await check(consumer, context);
        console.log(`ok  ${name} (${found}), ${((performance.now() - start) / 1000).toFixed(1)} s`);
      }
      return 0;
    } catch (error) {
      console.error(`FAILED  ${(error as Error).message}`);
      return 1;
    } finally {
      consumer.remove();
      rmSync(directory, { recursive: true, force: true });
    }
  },
});
