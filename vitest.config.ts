import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LiveSequencer } from './scripts/live/sequencer.ts';
import { liveVariable } from './scripts/live/settings.ts';

// The package has this file compiled, with a tree of compiled files around it.
const extension = import.meta.url.endsWith('.js') ? 'js' : 'ts';

// Test files share their worker: the suite keeps its state in workspaces of the mock, and a compiled
// contract document is worth keeping (three times faster than a fresh worker for each file).
const shared = { pool: 'threads', isolate: false } as const;

// Tests wait for the mock, or for what they have started, so that a second worker has a place on two cores as well.
const maxWorkers = Math.max(2, availableParallelism() - 1);

// How long a check takes says how busy the machine is, so nothing ends by the clock. A target that falls silent does
// (tests/fixtures/silence.ts), and a run in which no test ends any more (scripts/runner/watchdog.ts).
const unlimited = { testTimeout: 0, hookTimeout: 0 } as const;

// Own tests that take minutes: `npm run check -- --slow` runs them, as CI does.
const SLOW = 'tests/**/*.slow.test.ts';

export default defineConfig({
  test: {
    maxWorkers,
    reporters: [`./scripts/runner/report/reporter.${extension}`],
    cache: false,
    // Transforming the suite takes longer than many a run of a part of it. The package has nothing to transform.
    experimental: {
      fsModuleCache: extension === 'ts',
      fsModuleCachePath: fileURLToPath(new URL('.cache/modules', import.meta.url)),
    },
    slowTestThreshold: 1000,
    ...(process.env[liveVariable] !== undefined && { sequence: { sequencer: LiveSequencer } }),
    projects: [
      {
        test: {
          ...shared,
          name: 'contract',
          include: [`tests/contract/**/*.test.${extension}`],
          // The package lies below node_modules, where vitest looks for no tests by default.
          exclude: [],
          globalSetup: [`scripts/runner/global-setup.${extension}`],
          runner: `./tests/fixtures/suite-runner.${extension}`,
          ...unlimited,
        },
      },
      {
        test: {
          ...shared,
          name: 'self',
          include: ['tests/{contract-tools,mock,package,scripts,collections,live}/**/*.test.ts'],
          exclude: [SLOW],
          ...unlimited,
        },
      },
      {
        test: {
          ...shared,
          name: 'slow',
          include: [SLOW],
          ...unlimited,
        },
      },
    ],
  },
});
