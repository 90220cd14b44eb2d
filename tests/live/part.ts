// A live run of some files of the suite, for tests that have no time for all of it.

import { runCommand, UsageError } from '../../scripts/cli/index.ts';
import { liveFlags } from '../../scripts/commands/shared/live-flags.ts';
import type { LiveFlags } from '../../scripts/live/prepare.ts';
import { runLive } from '../../scripts/live/run.ts';

const { flags, files, patienceMs, report } = JSON.parse(process.argv[2] ?? '{}');
const none = Object.fromEntries(
  Object.entries(liveFlags).map(([name, { type }]) => [name, type === 'boolean' ? false : undefined]),
);

process.exitCode = await runCommand(
  {
    name: 'test',
    summary: '',
    usage: '',
    flags: {},
    run: () => {
      if (flags === undefined) throw new UsageError('which flags?');
      return runLive(
        { ...none, ...flags } as unknown as LiveFlags,
        { vitestArguments: files ?? [], report },
        { patienceMs },
      );
    },
  },
  [],
);
