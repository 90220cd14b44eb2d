import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Finished, runNode } from './child.ts';
import { originVariable } from './target.ts';

export interface SuiteOptions {
  /** The origin of a mock that runs already; without it the run starts its own. */
  origin?: string | undefined;
  grep?: string | undefined;
  shard?: string | undefined;
  shuffle?: boolean;
  /** The directory for junit.xml. */
  report?: string | undefined;
  /** What vitest gets as it is. */
  rest?: string[];
}

const suiteDirectory = new URL('../../tests/contract/', import.meta.url);
const vitest = 'node_modules/vitest/vitest.mjs';
const reporter = './scripts/report/summary.ts';

/** Runs the suite against its target and answers with vitest's exit code and, as message, the counts. */
export async function runSuite(options: SuiteOptions): Promise<Finished> {
  const finished = await runVitest('run', 'contract', suiteArguments(options), environment(options.origin));
  if (finished.interrupted && options.report !== undefined)
    await rm(junitFile(options.report), { force: true });
  return finished;
}

/** Prints the titles of the suite's tests. */
export function listSuite({ grep, rest = [] }: SuiteOptions): Promise<Finished> {
  return runVitest('list', 'contract', [...grepArguments(grep), ...rest], environment());
}

/** How many files the suite has: a shard is at least one of them. */
export function countSuiteFiles(): number {
  const files = readdirSync(suiteDirectory, { recursive: true, encoding: 'utf8' });
  return files.filter((file) => file.endsWith('.test.ts')).length;
}

/** Runs the project's tests of its own code. */
export function runOwnTests(): Promise<Finished> {
  return runVitest('run', 'self', [], environment());
}

function runVitest(
  mode: 'run' | 'list',
  project: string,
  args: string[],
  env: NodeJS.ProcessEnv,
): Promise<Finished> {
  // The runner's loader reads the configuration without writing a bundled copy of it to the disk.
  return runNode(vitest, [mode, '--project', project, '--configLoader', 'runner', ...args], env);
}

function suiteArguments({ grep, shard, shuffle, report, rest = [] }: SuiteOptions): string[] {
  return [
    ...grepArguments(grep),
    ...(shard === undefined ? [] : [`--shard=${shard}`]),
    ...(shuffle ? ['--sequence.shuffle'] : []),
    ...(report === undefined ? [] : reportArguments(report)),
    ...rest,
  ];
}

function grepArguments(grep: string | undefined): string[] {
  return grep === undefined ? [] : [`--testNamePattern=${grep.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}`];
}

function reportArguments(directory: string): string[] {
  return [`--reporter=${reporter}`, '--reporter=junit', `--outputFile.junit=${junitFile(directory)}`];
}

function junitFile(directory: string): string {
  return join(resolve(directory), 'junit.xml');
}

/** Settings for a live API never reach a run against the mock. */
function environment(origin?: string): NodeJS.ProcessEnv {
  const env = Object.entries(process.env).filter(([name]) => !name.startsWith('TIMENEYE_'));
  return Object.fromEntries(origin === undefined ? env : [...env, [originVariable, origin]]);
}
