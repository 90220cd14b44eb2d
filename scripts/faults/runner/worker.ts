import { createVitest, type Reporter, type TestModule, type Vitest } from 'vitest/node';
import { LiveSequencer } from '../../live/sequencer.ts';
import type { LiveSettings } from '../../live/settings.ts';
import type { TestFailure, WorkerOrder, WorkerReply } from './worker-protocol.ts';

/*
 * A process that runs files of the suite repeatedly against one origin. Vitest and the transformed tests stay loaded,
 * while each run has a new vitest worker, so that runs share no state.
 */

/** Collects failures in the order in which they occur. */
class FailureCollector implements Reporter {
  failures: TestFailure[] = [];
  ran = new Set<string>();

  onTestCaseResult(test: Parameters<NonNullable<Reporter['onTestCaseResult']>>[0]): void {
    const { state, errors } = test.result();
    if (state !== 'skipped') this.ran.add(formatTestName(test.module));
    if (state !== 'failed') return;
    this.failures.push({
      file: formatTestName(test.module),
      title: test.name,
      rule: firstLine(errors[0]?.message),
    });
  }

  /** Adds files that cannot be loaded, which have no failed test. */
  onTestModuleEnd(module: TestModule): void {
    for (const { message } of module.errors()) {
      this.failures.push({
        file: formatTestName(module),
        title: 'the file can be loaded',
        rule: firstLine(message),
      });
    }
  }
}

function formatTestName({ moduleId }: TestModule): string {
  return /tests\/contract\/(.*)\.test\.ts$/.exec(moduleId)?.[1] ?? moduleId;
}

function firstLine(message = ''): string {
  return message.split('\n', 1)[0] ?? '';
}

const collector = new FailureCollector();
let vitest: Promise<Vitest> | undefined;

async function run({ files, title, bail, live }: WorkerOrder): Promise<WorkerReply> {
  vitest ??= createVitest(
    'test',
    { project: ['contract'], watch: false, reporters: [collector], maxWorkers: 1, passWithNoTests: true },
    {},
    {},
  );
  const runner = await vitest;
  for (const { config } of runner.projects) config.bail = bail;
  runner.config.bail = bail;
  if (title === undefined) runner.resetGlobalTestNamePattern();
  else runner.setGlobalTestNamePattern(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  collector.failures = [];
  collector.ran.clear();
  if (live) provideLive(runner, live);
  const { unhandledErrors } = await runner.start(files.map((file) => `tests/contract/${file}.test.ts`));
  const unhandled = unhandledErrors.map((error) => {
    return { file: '', title: 'the run ends', rule: firstLine((error as Error).message) };
  });
  return { failures: [...collector.failures, ...unhandled], ran: [...collector.ran] };
}

/** Provides the settings of a live run. Replaces the global setup, which would use the settings of its process. */
function provideLive({ projects, config }: Vitest, live: LiveSettings): void {
  config.sequence.sequencer = LiveSequencer;
  for (const project of projects) {
    project.config.globalSetup = [];
    project.provide('live', live);
    project.provide('origin', new URL(live.baseUrl).origin);
    project.provide('servedFromExample', []);
  }
}

process.on('message', async (order: WorkerOrder) => {
  try {
    process.send?.(await run(order));
  } catch (error) {
    process.send?.({
      failures: [],
      ran: [],
      problem: (error as Error).stack ?? String(error),
    } satisfies WorkerReply);
  }
});
process.on('disconnect', () => process.exit(0));
