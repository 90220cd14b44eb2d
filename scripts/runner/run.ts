import { resolve } from 'node:path';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { packageFile, projectVariable } from '../cli/installation.ts';
import { type LiveSettings, listTokens, liveVariable } from '../live/settings.ts';
import { type Finished, type NodeOptions, runNode } from './child.ts';
import { githubOptions, withoutCi } from './ci.ts';
import { deepVariable } from './deep.ts';
import { type ReportOptions, reportVariable, type Verbosity } from './report/options.ts';
import { originVariable } from './target.ts';

export interface SuiteOptions {
  /** The origin of a running mock; without it the run starts one. */
  origin?: string | undefined;
  grep?: string | undefined;
  shard?: string | undefined;
  shuffle?: boolean;
  /** The directory for junit.xml and report.json. */
  report?: string | undefined;
  verbosity?: Verbosity;
  /** The seed of a deep run, which generates many inputs. */
  deepSeed?: number | undefined;
  /** The files to which the run is limited; all by default. */
  files?: string[] | undefined;
  /** Arguments passed on to vitest. */
  vitestArguments?: string[];
  liveRun?: LiveRun;
}

/** A run against the live API. */
export interface LiveRun {
  settings: LiveSettings;
  /** The directory for observations. */
  directory: string;
  /** Masks the tokens of the run. */
  redact(text: string): string;
  /** Tokens that the run does not use; they are removed from its environment. */
  secrets?: string[];
}

const MATRIX_TESTS = 'tests/contract/authorization/matrix';

/** Runs the suite against its target; returns vitest's exit code and the counts. */
export async function runSuite(options: SuiteOptions): Promise<Finished> {
  const { liveRun } = options;
  return runVitest('contract', suiteArguments(options), {
    env: buildEnvironment(options),
    redact: liveRun?.redact,
    handOver: liveRun?.settings,
  });
}

/** Checks the permission matrix alone, prints nothing and writes report.json into the directory. */
export function runMatrix(directory: string, origin?: string): Promise<Finished> {
  return runSuite({ origin, report: directory, verbosity: 'silent', vitestArguments: [MATRIX_TESTS] });
}

/** Runs the self-tests of this project, either the slow ones or all others. */
export function runSelfTests(project: 'slow' | 'self', report?: string): Promise<Finished> {
  const options = { report };
  return runVitest(project, locationArguments(options), { env: withoutCi(buildEnvironment(options)) });
}

function runVitest(project: string, args: string[], options: NodeOptions): Promise<Finished> {
  // The runner's loader reads the configuration without writing a bundled copy of it to the disk.
  const vitest = packageFile('vitest', 'vitest.mjs');
  return runNode(vitest, ['run', '--project', project, '--configLoader', 'runner', ...args], options);
}

function suiteArguments({
  grep,
  shard,
  shuffle,
  report,
  files = [],
  vitestArguments = [],
  liveRun,
}: SuiteOptions): string[] {
  return [
    ...grepArguments(grep),
    ...(shard === undefined ? [] : [`--shard=${shard}`]),
    ...(shuffle ? ['--sequence.shuffle'] : []),
    ...locationArguments({ report }),
    // One request at a time, and no retries of failed tests.
    ...(liveRun ? ['--maxWorkers=1', '--retry=0'] : []),
    ...files,
    ...vitestArguments,
  ];
}

/** Locating titles takes time, and only reports need it. */
function locationArguments({ report }: SuiteOptions): string[] {
  return report === undefined && githubOptions() === undefined ? [] : ['--includeTaskLocation'];
}

function grepArguments(grep: string | undefined): string[] {
  // Vitest prints ` > ` between groups, but matches a space.
  return grep === undefined
    ? []
    : [`--testNamePattern=${grep.replaceAll(' > ', ' ').replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`];
}

/** The environment of the child process. Settings for a live API never reach a run against the mock. */
function buildEnvironment(options: SuiteOptions): NodeJS.ProcessEnv {
  const { origin, deepSeed, liveRun } = options;
  const inherited = Object.entries(process.env).filter(([name]) => {
    return name === projectVariable || !name.startsWith('TIMENEYE_');
  });
  const variables = {
    ...Object.fromEntries(inherited),
    [reportVariable]: JSON.stringify(buildReportOptions(options)),
    ...(origin !== undefined && { [originVariable]: origin }),
    ...(deepSeed !== undefined && { [deepVariable]: String(deepSeed) }),
  };
  if (!liveRun) return variables;
  // A variable with another name may also contain a token.
  const tokens = [...listTokens(liveRun.settings), ...(liveRun.secrets ?? [])];
  return { ...environmentWithoutTokens(variables, tokens), [liveVariable]: '1' };
}

function buildReportOptions({ report, verbosity = 'normal', liveRun }: SuiteOptions): ReportOptions {
  const github = verbosity === 'silent' ? undefined : githubOptions();
  return {
    verbosity,
    ...(report !== undefined && { directory: resolve(report) }),
    ...(liveRun && { observations: resolve(liveRun.directory) }),
    ...(github && { github }),
    ...(process.stdout.isTTY && { columns: process.stdout.columns }),
  };
}
