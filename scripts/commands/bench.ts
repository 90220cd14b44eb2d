import { writeFile } from 'node:fs/promises';
import { type BenchResult, runBench } from '../bench/run.ts';
import { table } from '../bench/table.ts';
import { defineCommand } from '../cli/index.ts';
import { outputFile } from '../cli/output.ts';
import { endWithWrapper } from '../cli/signals.ts';
import { wholeNumber } from '../cli/values.ts';

/** `npm run bench`: how fast the mock and the suite are, as ratios that hold on any machine. */
export const command = defineCommand({
  name: 'bench',
  summary: 'Measures the mock beside the Prism CLI and a bare node:http server, and the suite.',
  usage: 'npm run bench -- [flags]',
  flags: {
    pairs: { type: 'string', argument: 'N', description: 'Measured pairs for each ratio', default: '9' },
    seconds: { type: 'string', argument: 'N', description: 'Length of each measurement', default: '2' },
    json: { type: 'string', argument: 'FILE', description: 'Write the figures into this file as well' },
  },
  async run({ pairs, seconds, json }) {
    endWithWrapper();
    if (json !== undefined) outputFile('--json', json);
    const effort = {
      pairs: wholeNumber('pairs', pairs, 1, 99),
      seconds: wholeNumber('seconds', seconds, 1, 60),
    };
    const result: BenchResult = await runBench(effort, (step) => process.stderr.write(`measuring ${step}\n`));
    process.stdout.write(`${table(result)}\n`);
    if (json !== undefined) await writeFile(json, `${JSON.stringify(result, null, 2)}\n`);
    return 0;
  },
});
