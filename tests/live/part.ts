// Runs part of the suite live, for tests in which the whole suite would take too long.

import { runCommand, UsageError } from '../../scripts/cli/index.ts';
import { liveFlags } from '../../scripts/commands/shared/live-flags.ts';
import type { LiveFlags } from '../../scripts/live/prepare.ts';
import { runLive } from '../../scripts/live/run.ts';

const { flags, files, patienceMs, report } = JSON.parse(process.argv[2] ?? '{}');
const noFlags = Object.fromEntries(
  Object.entries(liveFlags).map(([name, { type }]) => [name, type === 'boolean' ? false : undefined]),
);

process.exitCode = await runCommand(
  {
    name: 'test',
    summary: '',
    usage: '',
    flags: {},
    run: () => {
      if (flags === undefined) throw new UsageError('the flags are missing');
      return runLive(
        { ...noFlags, ...flags } as unknown as LiveFlags,
        { vitestArguments: files ?? [], report },
        { responseTimeoutMs: patienceMs },
      );
    },
  },
  [],
);
