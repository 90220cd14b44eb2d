import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectVariable } from '../../scripts/cli/installation.ts';
import type { RunReport, TestState } from '../../scripts/runner/report/model.ts';
import { type CommandResult, root, runNode } from '../scripts/run.ts';
import { addCleanUp } from './later.ts';

export interface LiveResult {
  exitCode: number | null;
  /** Standard output and standard error. */
  output: string;
  /** The files that the run wrote, by name. */
  files: Record<string, string>;
}

export interface LiveRunOptions {
  baseUrl: string;
  /** Tokens by the name of their variable. */
  tokens: Record<string, string>;
  /** Flags of `npm test -- --live`, without their dashes. */
  flags?: Record<string, string | boolean>;
  /** Restricts the run to these files of the suite, to save time. */
  files?: string[];
  patienceMs?: number;
  /** The directory of a project other than this one. */
  project?: string;
  /** The directory of ledgers and logins. */
  state?: string;
  /** The largest file that the run may write, to simulate a full disk. */
  largestFileKib?: number;
  /** Called with all output so far. */
  onOutput?(output: string): void;
  /** Called with the process ID. */
  onStart?(pid: number): void;
}

/** The first import of every command's entry point. */
const TAKE_TOKENS = new URL('../../scripts/cli/take-tokens.mjs', import.meta.url).href;

/** For tests that run the suite in another process, which may take long on a busy machine. */
export const LONG_RUN = { timeout: 0 };

/** Creates a directory that is deleted after the file's tests. */
export function temporaryDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), 'timeneye-live-'));
  addCleanUp(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Returns a function that runs `npm test -- --live` with `--plan` or `--list`. */
export function createRehearsal(mode: '--plan' | '--list') {
  return (
    flags: string[],
    variables: Record<string, string>,
    state = temporaryDirectory(),
  ): Promise<CommandResult> => {
    const args = ['scripts/start.mjs', 'test', '--live', mode, ...flags];
    return runNode(args, root, environment(state, variables));
  };
}

/** Runs the suite as `npm test -- --live` does, in another process without other tokens. */
export function runLive(options: LiveRunOptions): Promise<LiveResult> {
  const { baseUrl, tokens, flags = {}, files, patienceMs, project } = options;
  const reports = temporaryDirectory();
  const args = { flags: { 'base-url': baseUrl, ...flags }, files, patienceMs, report: reports };
  const part = join(root, 'tests/live/part.ts');
  const command = [process.execPath, '--import', TAKE_TOKENS, '--import', 'tsx', part, JSON.stringify(args)];
  const [file = '', ...rest] = limitFileSize(command, options.largestFileKib);
  const variables = { ...tokens, ...(project && { [projectVariable]: project }) };
  const env = environment(options.state ?? temporaryDirectory(), variables);
  const child = spawn(file, rest, { cwd: root, env });
  if (child.pid !== undefined) options.onStart?.(child.pid);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      options.onOutput?.(output);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (exitCode) => resolve({ exitCode, output, files: readDirectory(reports) }));
  });
}

/** Wraps a command in a shell that limits the file size. POSIX ulimit counts blocks of 512 bytes. */
function limitFileSize(command: string[], kib: number | undefined): string[] {
  return kib === undefined ? command : ['sh', '-c', `ulimit -f ${kib * 2}; exec "$@"`, 'sh', ...command];
}

/** The sorted titles of the tests with this state, without duplicates and without `[assumed]`. */
export function testTitles({ files }: LiveResult, state: TestState): string[] {
  const { tests } = JSON.parse(files['report.json'] ?? '{"tests":[]}') as Pick<RunReport, 'tests'>;
  const titles = tests
    .filter((each) => each.state === state)
    .map(({ title }) => title.replace(/ \[assumed\]$/, ''));
  return [...new Set(titles)].sort();
}

/** The environment without the settings of the user who runs the tests. */
export function environment(state: string, variables: Record<string, string> = {}): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('TIMENEYE_'));
  const files = { TIMENEYE_STATE_DIR: state, TIMENEYE_ENV_FILE: join(state, 'no.env') };
  const defaults = { NO_COLOR: '1', FORCE_COLOR: '0', ...files };
  return { ...Object.fromEntries(inherited), ...defaults, ...variables };
}

function readDirectory(directory: string): Record<string, string> {
  const names = readdirSync(directory, { withFileTypes: true }).flatMap((entry) => {
    return entry.isFile() ? [entry.name] : [];
  });
  return Object.fromEntries(names.map((name) => [name, readFileSync(join(directory, name), 'utf8')]));
}
