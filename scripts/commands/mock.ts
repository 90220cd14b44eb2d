import { defineCommand, UsageError } from '../cli/index.ts';
import { untilInterrupted } from '../cli/signals.ts';
import { holdYoungGeneration } from '../cli/young-generation.ts';
import { exampleNotice } from '../contract/example-notice.ts';
import type { Fault } from '../faults/catalog/fault.ts';
import { injectFaults } from '../faults/runner/extension.ts';
import type { MockOptions, RunningMock } from '../mock/start.ts';
import { mockFlags, mockOptions } from './shared/mock-options.ts';
import { formatStartupMessage } from './shared/startup-message.ts';

/** `npm run mock`: the mock, until it is interrupted. */
export const command = defineCommand({
  name: 'mock',
  summary: 'Start a stateful mock of the Timeneye API with roles, tokens and rate limits.',
  usage: 'npm run mock -- [flags]',
  flags: mockFlags,
  async run(flags) {
    if (flags['list-faults']) return printFaults();
    const options = mockOptions(flags);
    holdYoungGeneration();
    options.extend = injectFaults(await findFaults(flags.fault, flags.spec));
    const log = flags.json ? process.stderr : process.stdout;
    if (!flags.quiet) options.log = (line) => void log.write(`${line}\n`);
    const mock = await startOrExplain(options);
    warnAboutOpenHost(flags.host, flags['control-from']);
    process.stdout.write(
      `${flags.json ? jsonLine(mock) : formatStartupMessage(mock, !flags['no-control'])}\n`,
    );
    const interrupted = untilInterrupted();
    // After the startup message: the mock already responds while this is computed.
    await Promise.race([interrupted, warnAboutExamples(mock).then(() => interrupted)]);
    await mock.close();
    return 0;
  },
});

async function printFaults(): Promise<number> {
  const { formatFaultList } = await import('../faults/runner/fault-list.ts');
  process.stdout.write(`${formatFaultList()}\n`);
  return 0;
}

/** Loads the catalog of faults on demand. */
async function findFaults(names: string[], file: string | undefined): Promise<Fault[]> {
  if (names.length === 0) return [];
  const { findNamedFaults } = await import('../faults/runner/named-faults.ts');
  return findNamedFaults('fault', names, file);
}

async function startOrExplain(options: MockOptions): Promise<RunningMock> {
  try {
    // Loaded lazily, because Prism takes longer to load than --help should.
    const { startMock } = await import('../mock/start.ts');
    return await startMock(options);
  } catch (error) {
    throw explain(error as NodeJS.ErrnoException, options);
  }
}

function explain(error: NodeJS.ErrnoException, { port, host }: MockOptions): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new UsageError(`port ${port} is in use. Stop what runs there, or choose another: --port 4020`);
    case 'EACCES':
      return new UsageError(`port ${port} requires elevated permissions. Choose one above 1023: --port 4010`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new UsageError(`--host ${host} is not an address of this machine`);
    default:
      return error;
  }
}

async function warnAboutExamples(mock: RunningMock): Promise<void> {
  for (const line of exampleNotice(await mock.servedFromExample())) process.stderr.write(`mock: ${line}\n`);
}

function warnAboutOpenHost(host: string, controlFrom: string[]): void {
  if (host === 'localhost' || host === '::1' || host.startsWith('127.')) return;
  process.stderr.write(
    `mock: ${host} can be reached from other machines, with tokens that everyone knows. ` +
      `The control API (/_mock) accepts requests from ${['this machine', ...controlFrom].join(' and ')} only.\n`,
  );
}

/** The default workspace as JSON, in the format of the response to `POST /_mock/workspaces`. */
function jsonLine({
  close: _,
  servedFromExample: __,
  firstRequests: ___,
  ...workspace
}: RunningMock): string {
  return JSON.stringify(workspace);
}
