import { fileURLToPath } from 'node:url';
import { defineCommand, UsageError } from '../cli/index.ts';
import { nearest } from '../cli/nearest.ts';
import { type Finished, runNode } from '../runner/child.ts';
import { PartLog } from '../runner/part-log.ts';
import { runParts } from '../runner/parts.ts';
import { runSelfTests } from '../runner/run.ts';
import { runSoak, runStress } from '../runner/under-load.ts';

const MUTANTS = '200';
const SEEDS = ['1', '2', '3'];
const LOG = fileURLToPath(new URL('../../reports/check-full.json', import.meta.url));

const PARTS = new Map<string, () => Promise<Finished>>([
  ['faults', () => runFaults()],
  ['independent', () => runFaults('--independent')],
  ['mutants', runMutants],
  ['proposals', runProposals],
  ['editions', runEditions],
  ['documents', () => runNode('--import', ['tsx', 'tests/contract-tools/documents/check-documents.ts'])],
  ['slow', () => runSelfTests('slow')],
  ['release', () => runNode('scripts/start.mjs', ['release-check'])],
  ['soak', runSoak],
  ['stress', runStress],
]);

/** `npm run check:full`: the checks that take longer than `npm run check`. */
export const command = defineCommand({
  name: 'check:full',
  summary: [
    'Run the checks that take hours, and show when each part last ran.',
    '',
    '  faults       run the suite on the mock with each named fault',
    '  independent  run the suite on the mock with each patch of tests/faults/patches',
    `  mutants      run the suite on ${MUTANTS} mutants of the contract, for each of ${SEEDS.length} seeds`,
    '  proposals    apply each proposed overlay action, run the suite, and repeat the live run',
    '  editions     accept each edition, check it, and restore the original document',
    '  documents    generate everything from random valid documents',
    '  slow         run the slow self-tests (*.slow.test.ts)',
    '  release      pack the package, install it in an empty folder and use it',
    '  soak         run the suite three times against one mock',
    '  stress       run the suite three times under CPU load',
  ].join('\n'),
  usage: 'npm run check:full -- [flags]',
  flags: {
    only: {
      type: 'string',
      argument: 'PART',
      description: 'Run only this part; can be repeated',
      multiple: true,
    },
  },
  async run({ only }) {
    for (const name of only) checkPart(name);
    const chosen = [...PARTS].filter(([name]) => only.length === 0 || only.includes(name));
    const log = new PartLog(LOG);
    const exitCode = await runParts(new Map(chosen), log);
    console.log(`\n${log.table([...PARTS.keys()])}`);
    return exitCode;
  },
});

function checkPart(name: string): void {
  if (PARTS.has(name)) return;
  const names = [...PARTS.keys()];
  const close = nearest(name, names);
  const hint = close === undefined ? '' : ` Did you mean ${close}?`;
  throw new UsageError(`--only ${name} is not a part.${hint} Choose from: ${names.join(', ')}`);
}

function runFaults(...flags: string[]): Promise<Finished> {
  return runNode('scripts/start.mjs', ['faults', ...flags]);
}

/** Checks the proposals for the overlay and for the mapping. */
function runProposals(): Promise<Finished> {
  const directory = 'tests/contract-tools/fixtures/proposals';
  return runBoth(`${directory}/check-proposals.ts`, `${directory}/check-forms.ts`);
}

/** Checks variants of the contract's document, and documents that other authors might write. */
function runEditions(): Promise<Finished> {
  const variants = 'tests/contract-tools/fixtures/variants/check-variants.ts';
  return runBoth(variants, 'tests/contract-tools/editions/check-editions.ts');
}

/** Runs two scripts, the second even after the first has failed. */
async function runBoth(one: string, other: string): Promise<Finished> {
  const first = await runNode('--import', ['tsx', one]);
  if (first.interrupted) return first;
  const second = await runNode('--import', ['tsx', other]);
  return second.exitCode === 0 ? first : second;
}

/** Runs the mutants of every seed, even after a failure; returns a failed result if any failed. */
async function runMutants(): Promise<Finished> {
  let combined: Finished = { exitCode: 0, interrupted: false, message: undefined };
  for (const seed of SEEDS) {
    const finished = await runFaults('--mutate', MUTANTS, '--seed', seed);
    if (finished.interrupted) return finished;
    if (finished.exitCode !== 0) combined = finished;
  }
  return combined;
}
