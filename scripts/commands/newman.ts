import { join, resolve } from 'node:path';
import { defineCommand, Inconclusive, UsageError } from '../cli/index.ts';
import { prepareOutputDirectory } from '../cli/output.ts';
import { endWithWrapper } from '../cli/signals.ts';
import type { CollectionRunOptions } from '../collections/run.ts';
import type { LiveFlags } from '../live/prepare.ts';
import { resolveMockOrigin } from '../runner/target.ts';
import { liveFlags, rejectWithoutLive } from './shared/live-flags.ts';

const REPORTERS = ['cli', 'junit', 'json', 'progress'];
const DEFAULT_REPORTER = 'cli';

/** `npm run newman`: the Postman collection alone, with Newman's reporters. */
export const command = defineCommand({
  name: 'newman',
  summary: 'Run the Postman collection with Newman, by default against a mock that it starts.',
  usage: 'npm run newman -- [flags]',
  packages: ['newman'],
  flags: {
    'base-url': {
      type: 'string',
      argument: 'URL',
      description: 'URL of a running mock, or with --live of the API',
    },
    live: liveFlags.live,
    actor: liveFlags.actor,
    strict: liveFlags.strict,
    'show-data': liveFlags['show-data'],
    reporters: {
      type: 'string',
      argument: 'NAMES',
      description: `Comma-separated: ${REPORTERS.join(', ')}`,
      default: DEFAULT_REPORTER,
    },
    report: {
      type: 'string',
      argument: 'DIR',
      description: 'Write newman.xml (junit) and newman.json (json) to DIR',
    },
  },
  async run(flags) {
    if (flags.live) return runLive(flags);
    rejectWithoutLive(flags);
    endWithWrapper();
    const reporting = configureReporters(flags.reporters.split(','), flags.report);
    const baseUrl = flags['base-url'];
    if (baseUrl !== undefined) return runNewman({ origin: await resolveMockOrigin(baseUrl), reporting });
    const { startMock } = await import('../mock/start.ts');
    const mock = await startMock({ port: 0 });
    try {
      return await runNewman({ origin: mock.origin, reporting });
    } finally {
      await mock.close();
    }
  },
});

/** Runs the collection against the live API, without Newman's reporters, which show private data. */
async function runLive(flags: NewmanLiveFlags): Promise<number> {
  if (flags.reporters !== DEFAULT_REPORTER || flags.report !== undefined) {
    throw new UsageError(
      "--reporters and --report cannot be combined with --live: Newman's reports would show data",
    );
  }
  const { runNewmanLive } = await import('../live/newman.ts');
  return runNewmanLive({ ...READ_ONLY_FLAGS, ...flags });
}

type NewmanLiveFlags = Omit<LiveFlags, keyof typeof READ_ONLY_FLAGS> & {
  reporters: string;
  report: string | undefined;
};

/** The live flags that do not apply, since the collection only reads. */
const READ_ONLY_FLAGS = {
  budget: undefined,
  'allow-writes': false,
  'probe-denied': false,
  'exhaust-rate-limit': false,
  refresh: false,
} as const;

/** Runs the collection. Newman succeeds even if it sends nothing, so each request must be sent, or skipped with a reason. */
async function runNewman(options: CollectionRunOptions): Promise<number> {
  const { runCollection } = await import('../collections/run.ts');
  const { requests, sent, failed, silence } = await runCollection(options);
  if (silence !== undefined) throw new Inconclusive(`${silence}: nothing more was sent.`);
  const skipped = [...requests.values()].filter((request) => request.skipped !== undefined).length;
  const isComplete = sent > 0 && sent + skipped >= requests.size;
  const counts = `newman: sent ${sent} of ${requests.size} requests`;
  if (!isComplete) console.error(`${counts}.`);
  else if (skipped > 0) console.error(`${counts}; skipped ${skipped}, each with its reason above.`);
  return isComplete && failed === 0 ? 0 : 1;
}

function configureReporters(reporters: string[], report: string | undefined): object {
  const unknown = reporters.find((name) => !REPORTERS.includes(name));
  if (unknown !== undefined) {
    throw new UsageError(`--reporters: there is no "${unknown}". Choose from: ${REPORTERS.join(', ')}`);
  }
  const fileReporter = reporters.find((name) => name === 'junit' || name === 'json');
  if (fileReporter !== undefined && report === undefined) {
    throw new UsageError(`--reporters ${fileReporter} writes a file: set its directory with --report DIR`);
  }
  if (report !== undefined) prepareOutputDirectory('--report', report, ['newman.xml', 'newman.json']);
  const file = (name: string) => join(resolve(report ?? ''), name);
  return {
    reporters,
    color: process.env.NO_COLOR === undefined ? 'on' : 'off',
    reporter: { junit: { export: file('newman.xml') }, json: { export: file('newman.json') } },
  };
}
