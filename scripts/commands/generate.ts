import { defineCommand } from '../cli/index.ts';
import { existingProject } from '../cli/installation.ts';
import { printable } from '../cli/printable.ts';
import { COLLECTION_FILES } from '../collections/generators.ts';
import { exampleNotice } from '../contract/example-notice.ts';
import { buildContract, findStaleFiles, renderOutputs, writeOutputs } from '../contract/generate.ts';
import { servedFromExample } from '../mock/support/store-support.ts';
import { GENERATOR_PACKAGES } from './shared/peers.ts';

export const command = defineCommand({
  name: 'generate',
  summary: 'Generate the contract document, its types, the permission tables and the collections.',
  usage: 'npm run generate -- [--check]',
  packages: GENERATOR_PACKAGES,
  flags: {
    check: {
      type: 'boolean',
      description: 'Write nothing; name stale generated files and exit with 1',
    },
  },
  async run(flags) {
    const root = existingProject();
    const contract = await buildContract(root);
    const served = servedFromExample(contract);
    for (const line of exampleNotice(served)) console.warn(`generate: ${printable(line)}`);
    const notes: string[] = [];
    const context = { contract, servedFromExample: served, notes };
    const outputs = await renderOutputs(root, COLLECTION_FILES, context);
    for (const note of notes) console.warn(`generate: ${printable(note)}`);
    if (flags.check) return reportStale(findStaleFiles(root, outputs));
    const written = writeOutputs(root, outputs);
    for (const file of written) console.log(`wrote ${file}`);
    if (written.length === 0) console.log('Everything is up to date.');
    return 0;
  },
});

function reportStale(files: string[]): number {
  for (const file of files) console.error(`stale: ${file}`);
  if (files.length === 0) return 0;
  console.error('Run npm run generate, and commit the generated files.');
  return 1;
}
