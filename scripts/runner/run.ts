import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { environmentWithoutTokens } from '../cli/child-environment.ts';
import { type LiveSettings, liveVariable } from '../live/settings.ts';
import { type Finished, type NodeOptions, runNode } from './child.ts';
import { deepVariable } from './deep.ts';
import { originVariable } from './target.ts';

export interface SuiteOptions {
  /** The origin of a mock that runs already; without it the run starts its own. */
  origin?: string | undefined;
  grep?: string | undefined;
  shard?: string | undefined;
  shuffle?: boolean;
  /** The directory for junit.xml and access.json. */
  report?: string | undefined;
  /** Makes many inputs, those of this seed. */
  deepSeed?: number | undefined;
  /** What vitest gets as it is. */
  rest?: string[];
  liveRun?: LiveRun;
}

/** A run against the live API. */
export interface LiveRun {
  settings: LiveSettings;
  /** The directory for what it observes. */
  directory: string;
  /** Puts a mask in the place of its tokens. */
  redact(text: string): string;
}

const suiteDirectory = new URL('../../tests/contract/', import.meta.url);
const vitest = 'node_modules/vitest/vitest.mjs';
const reporter = './scripts/runner/summary.ts';
const liveReporter = './scripts/runner/live-summary.ts';
const accessReporter = './scripts/runner/access-reporter.ts';
const matrixTests = 'tests/contract/authorization/matrix';

/** Runs the suite against its target and answers with vitest's exit code and, as message, the counts. */
export async function runSuite(options: SuiteOptions): Promise<Finished> {
  const { origin, liveRun, deepSeed } = options;
  const finished = await runVitest('run', 'contract', suiteArguments(options), {
    env: liveRun ? liveEnvironment(liveRun) : environment(origin, deepSeed),
    redact: liveRun?.redact,
    handOver: liveRun?.settings,
  });
  if (finished.interrupted && options.report !== undefined)
    await rm(junitFile(options.report), { force: true });
  return finished;
}

/** Tries the access matrix alone, prints nothing and writes access.json into the directory. */
export function runMatrix(directory: string, origin?: string): Promise<Finished> {
  const args = [...accessArguments(directory), matrixTests];
  return runVitest('run', 'contract', args, { env: environment(origin) });
}

/** Prints the titles of the suite's tests. */
export function listSuite({ grep, rest = [] }: SuiteOptions): Promise<Finished> {
  return runVitest('list', 'contract', [...grepArguments(grep), ...rest], { env: environment() });
}

/** How many files the suite has: a shard is at least one of them. */
export function countSuiteFiles(): number {
  const files = readdirSync(suiteDirectory, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.test.ts')).length;
}

/** Runs the project's tests of its own code. */
export function runOwnTests(): Promise<Finished> {
  return runVitest('run', 'self', [], { env: environment() });
}

function runVitest(
  mode: 'run' | 'list',
  project: string,
  args: string[],
  options: NodeOptions,
): Promise<Finished> {
  // The runner's loader reads the configuration without writing a bundled copy of it to the disk.
  return runNode(vitest, [mode, '--project', project, '--configLoader', 'runner', ...args], options);
}

function suiteArguments({ grep, shard, shuffle, report, rest = [], liveRun }: SuiteOptions): string[] {
  return [
    ...grepArguments(grep),
    ...(shard === undefined ? [] : [`--shard=${shard}`]),
    ...(shuffle ? ['--sequence.shuffle'] : []),
    ...(report === undefined ? [] : reportArguments(report)),
    ...(report === undefined && !liveRun ? [] : [`--reporter=${liveRun ? liveReporter : reporter}`]),
    ...(liveRun ? liveArguments(liveRun) : []),
    ...rest,
  ];
}

function grepArguments(grep: string | undefined): string[] {
  return grep === undefined ? [] : [`--testNamePattern=${grep.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`];
}

function reportArguments(directory: string): string[] {
  return ['--reporter=junit', `--outputFile.junit=${junitFile(directory)}`, ...accessArguments(directory)];
}

function accessArguments(directory: string): string[] {
  return [`--reporter=${accessReporter}`, `--outputFile.access=${join(resolve(directory), 'access.json')}`];
}

function junitFile(directory: string): string {
  return join(resolve(directory), 'junit.xml');
}

/** One request at a time, and none a second time because a test has failed. */
function liveArguments({ directory }: LiveRun): string[] {
  const file = join(resolve(directory), 'observations.json');
  return ['--maxWorkers=1', '--retry=0', `--outputFile.observations=${file}`];
}

/** Tells that settings come through the channel; a token may stand in a variable of another name as well. */
function liveEnvironment({ settings }: LiveRun): NodeJS.ProcessEnv {
  const tokens = settings.identities.map(({ token }) => token);
  return { ...environmentWithoutTokens(environment(), tokens), [liveVariable]: '1' };
}

/** Settings for a live API never reach a run against the mock. */
function environment(origin?: string, deepSeed?: number): NodeJS.ProcessEnv {
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('TIMENEYE_'));
  return {
    ...Object.fromEntries(env),
    ...(origin !== undefined && { [originVariable]: origin }),
    ...(deepSeed !== undefined && { [deepVariable]: String(deepSeed) }),
  };
}
