import { join } from 'node:path';
import { defineCommand } from '../cli/index.ts';
import { runNode } from '../runner/child.ts';
import { ciReportDirectory } from '../runner/ci.ts';
import { runSelfTests, runSuite } from '../runner/run.ts';
import { type RunStep, runSteps } from '../runner/steps.ts';

const reports = ciReportDirectory();

// Biome colors its output even in a pipe.
const withoutColors = process.stdout.isTTY ? [] : ['--colors=off'];

/** Documents with other names and layouts than the contract; `check:full` checks more. */
const EDITIONS = ['other-names', 'bare-object', 'one-operation'];

const steps: RunStep[] = [
  {
    name: 'lint and format',
    run: () => runNode('node_modules/@biomejs/biome/bin/biome', ['ci', ...withoutColors]),
  },
  { name: 'types', run: () => runNode('node_modules/typescript/bin/tsc', ['--project', '.']) },
  { name: 'generated files', run: () => runNode('scripts/start.mjs', ['generate', '--check']) },
  { name: 'self-tests', run: () => runSelfTests('self', reports && join(reports, 'self-tests')) },
  { name: 'suite', run: () => runSuite({ report: reports }) },
  {
    name: 'suite on other editions',
    run: () =>
      runNode('--import', ['tsx', 'tests/contract-tools/editions/check-editions.ts', '--suite', ...EDITIONS]),
  },
];

const slowTests: RunStep = {
  name: 'slow self-tests',
  run: () => runSelfTests('slow', reports && join(reports, 'slow-tests')),
};

/** `npm run check`: the checks before each change; CI adds the slow self-tests. */
export const command = defineCommand({
  name: 'check',
  summary:
    'Check a change: lint, format, types, generated files, self-tests, and the suite on other editions.',
  usage: 'npm run check -- [flags]',
  flags: {
    slow: {
      type: 'boolean',
      description: 'Also run the slow self-tests (*.slow.test.ts), as CI does',
    },
  },
  run: ({ slow }) => runSteps(slow ? [...steps, slowTests] : steps),
});
