import { defineCommand, UsageError } from '../cli/index.ts';
import { checkOutputFile, prepareOutputDirectory } from '../cli/output.ts';
import { parseNumberPair, parseWholeNumber } from '../cli/values.ts';
import type { LiveFlags } from '../live/prepare.ts';
import { ciReportDirectory, githubOptions } from '../runner/ci.ts';
import { isCounts } from '../runner/counts.ts';
import { findFilesByTitle, listByRule, listTitles } from '../runner/list.ts';
import { REPORT_FILES } from '../runner/report/files.ts';
import type { Verbosity } from '../runner/report/options.ts';
import { runSuite, type SuiteOptions } from '../runner/run.ts';
import { listSuiteFiles } from '../runner/suite-files.ts';
import { resolveMockOrigin } from '../runner/target.ts';
import { liveFlags, rejectWithoutLive } from './shared/live-flags.ts';
import { SUITE_PACKAGES } from './shared/peers.ts';

const MAX_SEED = 2 ** 31 - 1;

/** `npm test`: the suite against a mock that the run starts, or against a running one. */
export const command = defineCommand({
  name: 'test',
  summary: 'Run the contract-test suite, by default against a mock that it starts.',
  usage: 'npm test -- [flags] [-- vitest flags]',
  packages: SUITE_PACKAGES,
  flags: {
    'base-url': {
      type: 'string',
      argument: 'URL',
      description: 'URL of a running mock, or with --live of the API',
    },
    ...liveFlags,
    list: {
      type: 'boolean',
      description: 'Count the tests by rule; with --grep, print their titles',
    },
    grep: { type: 'string', argument: 'TEXT', description: 'Run only tests whose title contains this text' },
    shard: { type: 'string', argument: 'N/M', description: 'Run only shard N of M' },
    shuffle: { type: 'boolean', description: 'Run in random order' },
    deep: { type: 'boolean', description: 'Generate many more inputs from the schemas, with a new seed' },
    seed: { type: 'string', argument: 'N', description: 'Reproduce a --deep run with this seed' },
    report: { type: 'string', argument: 'DIR', description: 'Write junit.xml and report.json to DIR' },
    quiet: { type: 'boolean', description: 'Print only failures and the counts' },
    verbose: { type: 'boolean', description: 'Print every failure in full, and the counts by rule' },
  },
  rest: 'passed to vitest',
  async run(flags, rest) {
    if (flags.shard !== undefined) checkShard(flags.shard);
    if (flags.list && !flags.live) return printList(flags.grep, rest);
    if (flags.plan && flags.list) throw new UsageError('--plan and --list: choose one of them');
    const isRehearsal = flags.plan || flags.list;
    if (isRehearsal && flags.report !== undefined) {
      throw new UsageError(`${flags.plan ? '--plan' : '--list'} writes no report: remove --report`);
    }
    const verbosity = resolveVerbosity(flags);
    const report = isRehearsal ? undefined : (flags.report ?? ciReportDirectory());
    if (report !== undefined) prepareOutputDirectory('--report', report, Object.values(REPORT_FILES));
    const summary = githubOptions()?.summary;
    if (summary !== undefined) checkOutputFile('GITHUB_STEP_SUMMARY', summary);
    if (!flags.live) rejectWithoutLive(flags);
    const files = await chooseFiles(flags, rest);
    if (flags.live) return runLiveMode({ ...flags, report, verbosity, files }, rest);
    const deepSeed = parseSeed(flags);
    if (deepSeed !== undefined) console.log(`Seed ${deepSeed}`);
    const baseUrl = flags['base-url'];
    const origin = baseUrl === undefined ? undefined : await resolveMockOrigin(baseUrl);
    const { exitCode, message } = await runSuite({
      ...flags,
      report,
      verbosity,
      files,
      origin,
      deepSeed,
      vitestArguments: rest,
    });
    if (flags.grep !== undefined && exitCode === 0 && hasRunNoTest(message))
      throw createNoMatchError(flags.grep);
    return exitCode;
  },
});

/**
 * Starts a live run, or prints its plan or list. Rejects vitest flags: they could send requests twice or in parallel.
 */
async function runLiveMode(
  flags: LiveFlags & Partial<SuiteOptions> & { plan: boolean; list: boolean },
  rest: string[],
): Promise<number> {
  if (rest.length > 0) throw new UsageError('with --live nothing may follow a second --');
  const part = { grep: flags.grep, shard: flags.shard, files: flags.files };
  if (flags.plan) {
    const { printPlan } = await import('../live/plan.ts');
    return printPlan(flags, part);
  }
  if (flags.list) {
    const { printAdditions } = await import('../live/additions.ts');
    return printAdditions(flags, part);
  }
  const { runLive } = await import('../live/run.ts');
  return runLive(flags, flags);
}

/** The seed of a deep run's inputs; undefined for the default inputs. */
function parseSeed({ deep, seed }: { deep: boolean; seed: string | undefined }): number | undefined {
  if (seed !== undefined && !deep) throw new UsageError('--seed requires --deep');
  if (!deep) return undefined;
  return seed === undefined ? Date.now() % MAX_SEED : parseWholeNumber('seed', seed, 0, MAX_SEED);
}

function resolveVerbosity({ quiet, verbose }: { quiet: boolean; verbose: boolean }): Verbosity {
  if (quiet && verbose) throw new UsageError('--quiet and --verbose: choose one of them');
  if (quiet) return 'quiet';
  return verbose ? 'verbose' : 'normal';
}

async function printList(grep: string | undefined, rest: string[]): Promise<number> {
  if (rest.length > 0) throw new UsageError('with --list nothing may follow a second --');
  const text = grep === undefined ? await listByRule() : await listTitles(grep);
  if (text === '') throw createNoMatchError(grep ?? '');
  console.log(text);
  return 0;
}

/** The files with tests of this title; undefined if the runner must choose the files, as for a shard. */
async function chooseFiles(
  { grep, shard }: { grep: string | undefined; shard: string | undefined },
  rest: string[],
): Promise<string[] | undefined> {
  if (grep === undefined || shard !== undefined || rest.length > 0) return undefined;
  const files = await findFilesByTitle(grep);
  if (files.length === 0) throw createNoMatchError(grep);
  return files;
}

function createNoMatchError(grep: string): UsageError {
  return new UsageError(`no test has "${grep}" in its title (--list --grep TEXT prints titles)`);
}

function checkShard(shard: string): void {
  const [part, parts] = parseNumberPair('shard', 'N/M', shard);
  if (part > parts) throw new UsageError(`--shard ${shard}: there is no part ${part} of ${parts}`);
  const files = listSuiteFiles().length;
  if (parts > files)
    throw new UsageError(`--shard ${shard}: the suite has ${files} files, so ${files} parts at most`);
}

function hasRunNoTest(message: unknown): boolean {
  return isCounts(message) && message.passed + message.failed + message.skipped === 0;
}
