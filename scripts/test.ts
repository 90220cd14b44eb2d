import { pairOfNumbers } from './cli/values.ts';
import { defineCommand, UsageError } from './cli.ts';
import { isCounts } from './suite/counts.ts';
import { countSuiteFiles, listSuite, runSuite } from './suite/run.ts';
import { originOfMock } from './suite/target.ts';

/** `npm test`: the suite against a mock of its own, or against one that runs already. */
export const command = defineCommand({
  name: 'test',
  summary: 'Checks that the target keeps the contract: the suite, against the mock.',
  usage: 'npm test -- [flags] [-- vitest flags]',
  flags: {
    'base-url': {
      type: 'string',
      argument: 'URL',
      description: 'A mock that runs already, not one of our own',
    },
    list: { type: 'boolean', description: 'Print the titles of the tests, run none' },
    grep: { type: 'string', argument: 'TEXT', description: 'Only tests whose title holds this text' },
    shard: { type: 'string', argument: 'N/M', description: 'Only the N-th of M parts' },
    shuffle: { type: 'boolean', description: 'Run in random order' },
    report: { type: 'string', argument: 'DIR', description: 'Write junit.xml into this directory' },
  },
  rest: 'given to vitest as it is',
  async run(flags, rest) {
    if (flags.shard !== undefined) checkShard(flags.shard);
    if (flags.list) return (await listSuite({ grep: flags.grep, rest })).exitCode;
    const baseUrl = flags['base-url'];
    const origin = baseUrl === undefined ? undefined : await originOfMock(baseUrl);
    const { exitCode, message } = await runSuite({ ...flags, origin, rest });
    if (flags.grep !== undefined && exitCode === 0 && ranNothing(message)) {
      throw new UsageError(`no test has "${flags.grep}" in its title (--list prints them)`);
    }
    return exitCode;
  },
});

function checkShard(shard: string): void {
  const [part, parts] = pairOfNumbers('shard', 'N/M', shard);
  if (part > parts) throw new UsageError(`--shard ${shard}: there is no part ${part} of ${parts}`);
  const files = countSuiteFiles();
  if (parts > files)
    throw new UsageError(`--shard ${shard}: the suite has ${files} files, so ${files} parts at most`);
}

function ranNothing(message: unknown): boolean {
  return isCounts(message) && message.passed + message.failed + message.skipped === 0;
}
