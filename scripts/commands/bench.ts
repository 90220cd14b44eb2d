import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { compareWith, comparisonLine, findCommit } from '../bench/against.ts';
import { withRelease } from '../bench/release.ts';
import { runBench } from '../bench/run.ts';
import { table } from '../bench/table.ts';
import { defineCommand, UsageError } from '../cli/index.ts';
import { checkOutputFile } from '../cli/output.ts';
import { endWithWrapper } from '../cli/signals.ts';
import { parseWholeNumber } from '../cli/values.ts';

const PAGE = fileURLToPath(new URL('../../docs/speed.md', import.meta.url));
const PACKAGE = new URL('../../package.json', import.meta.url);
const INTERRUPTED = 130;

/** `npm run bench`: the speed of the mock and the suite, as ratios that hold on any machine. */
export const command = defineCommand({
  name: 'bench',
  summary: 'Compare the mock with the Prism CLI and a bare node:http server, and time the suite.',
  usage: 'npm run bench -- [flags]',
  flags: {
    against: {
      type: 'string',
      argument: 'REF',
      description: 'Only compare the suite with that of this commit',
    },
    pairs: { type: 'string', argument: 'N', description: 'Measured pairs for each ratio', default: '9' },
    seconds: { type: 'string', argument: 'N', description: 'Length of each measurement', default: '2' },
    json: { type: 'string', argument: 'FILE', description: 'Write the figures to this file as well' },
    record: { type: 'boolean', description: 'Write the figures of this release to docs/speed.md' },
  },
  async run({ against, pairs, seconds, json, record }) {
    if (against !== undefined && record)
      throw new UsageError('--record cannot be combined with --against, which measures only the suite');
    if (json !== undefined) checkOutputFile('--json', json);
    const effort = {
      pairs: parseWholeNumber('pairs', pairs, 1, 99),
      seconds: parseWholeNumber('seconds', seconds, 1, 60),
    };
    if (against !== undefined) return compare(await findCommit(against), effort.pairs, json);
    endWithWrapper();
    const result = await runBench(effort, (step) => process.stderr.write(`measuring ${step}\n`));
    const figures = table(result);
    process.stdout.write(`${figures}\n`);
    if (json !== undefined) await writeJson(json, result);
    if (record) await recordRelease(figures);
    return 0;
  },
});

/** Compares the suite with that of a commit. An interrupt removes the temporary checkout before the command ends. */
async function compare(commit: string, pairs: number, json: string | undefined): Promise<number> {
  const interrupt = new AbortController();
  const abort = () => interrupt.abort();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, abort);
  try {
    const comparison = await compareWith(commit, pairs, interrupt.signal);
    process.stdout.write(`${comparisonLine(comparison)}\n`);
    if (json !== undefined) await writeJson(json, comparison);
    return 0;
  } catch (error) {
    if (interrupt.signal.aborted) return INTERRUPTED;
    throw error;
  }
}

async function recordRelease(figures: string): Promise<void> {
  const { version } = JSON.parse(await readFile(PACKAGE, 'utf8')) as { version: string };
  await writeFile(PAGE, withRelease(await readFile(PAGE, 'utf8'), version, figures));
}

async function writeJson(file: string, value: object): Promise<void> {
  await writeFile(file, `${JSON.stringify(value, null, 2)}\n`);
}
