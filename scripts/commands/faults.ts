import { defineCommand, Inconclusive, UsageError } from '../cli/index.ts';
import { prepareOutputDirectory } from '../cli/output.ts';
import { endWithWrapper } from '../cli/signals.ts';
import { parseWholeNumber } from '../cli/values.ts';
import type { VariantResult } from '../faults/runner/detect.ts';
import type { LiveUser } from '../faults/runner/live-run.ts';
import type { MockVariant } from '../faults/runner/variant.ts';

const MAX_SEED = 2 ** 32 - 1;

/** `npm run faults`: the suite against a mock with one fault at a time. */
export const command = defineCommand({
  name: 'faults',
  summary: 'Inject one fault at a time into the mock, and show which test detects it.',
  usage: 'npm run faults -- [flags]',
  flags: {
    only: {
      type: 'string',
      argument: 'NAME',
      description: 'Run only this fault or patch; can be repeated',
      multiple: true,
    },
    full: { type: 'boolean', description: 'Run all tests on each fault, not only up to the first failure' },
    newman: { type: 'boolean', description: 'Use the Postman collection instead of the suite' },
    mutate: {
      type: 'string',
      argument: 'N',
      description: 'Use N mutants of the contract instead of the faults',
    },
    seed: {
      type: 'string',
      argument: 'N',
      description: 'Reproduce a --mutate run with this seed',
    },
    independent: { type: 'boolean', description: 'Use the independent faults of tests/faults/patches' },
    live: { type: 'boolean', description: 'Show which faults of tests/faults/frozen.txt a live run detects' },
    actor: {
      type: 'string',
      argument: 'NAME',
      description: 'With --live: use only the token of this actor, and no flags',
    },
    sample: {
      type: 'string',
      argument: 'N',
      description: 'With --live: use only N faults of the fixed list',
    },
    report: {
      type: 'string',
      argument: 'DIR',
      description: 'Write faults.json and faults.md to DIR',
    },
    'skip-baseline': { type: 'boolean', description: 'Do not run the suite on the baseline first' },
  },
  async run(flags) {
    endWithWrapper();
    if (flags.report !== undefined)
      prepareOutputDirectory('--report', flags.report, ['faults.json', 'faults.md']);
    if (!flags.live && (flags.actor ?? flags.sample) !== undefined) {
      throw new UsageError(`--${flags.actor === undefined ? 'sample' : 'actor'} requires --live`);
    }
    const user = flags.live ? await chooseLiveUser(flags.actor) : undefined;
    const seed = chooseSeed(flags);
    const variants = flags.live ? await chooseLiveFaults(flags) : await chooseFaults(flags, seed);
    if (!flags['skip-baseline'] && !flags.newman && !flags.live) await requirePassingBaseline();
    if (flags.mutate !== undefined) console.log(`Seed ${seed}`);
    const startedAt = performance.now();
    const results = await detectAll(variants, flags, user);
    const seconds = (performance.now() - startedAt) / 1000;
    const { formatScore, formatResultTable } = await import('../faults/runner/table.ts');
    console.log(`${formatResultTable(results)}\n\n${formatScore(results, seconds)}`);
    if (flags.report !== undefined) {
      const { writeReport } = await import('../faults/runner/report.ts');
      const title = flags.newman ? 'Detected by the collection' : 'Detected by the suite';
      writeReport(flags.report, results, { title, seconds, ...(flags.mutate !== undefined && { seed }) });
    }
    return results.every(({ failures }) => failures.length > 0) ? 0 : 1;
  },
});

async function chooseLiveUser(actor: string | undefined): Promise<LiveUser> {
  const { createLiveUser } = await import('../faults/runner/live-run.ts');
  const { parseActor } = await import('../live/tokens.ts');
  return createLiveUser(actor === undefined ? undefined : parseActor(actor));
}

interface LiveChoice {
  only: string[];
  sample: string | undefined;
  mutate: string | undefined;
  independent: boolean;
  newman: boolean;
}

/** The faults of `--only`, or else those of the fixed list. */
async function chooseLiveFaults({
  only,
  sample,
  mutate,
  independent,
  newman,
}: LiveChoice): Promise<MockVariant[]> {
  if (mutate !== undefined || independent || newman) {
    throw new UsageError('--live cannot be combined with --mutate, --independent or --newman');
  }
  const { readFrozenFaults, pickSample } = await import('../faults/runner/frozen-list.ts');
  const { findNamedFaults } = await import('../faults/runner/named-faults.ts');
  const { toVariantWithoutControl } = await import('../faults/runner/detect-live.ts');
  const names = only.length > 0 ? only : readFrozenFaults();
  const chosen =
    sample === undefined ? names : pickSample(names, parseWholeNumber('sample', sample, 1, 1000));
  return findNamedFaults('only', chosen).map(toVariantWithoutControl);
}

interface Choice {
  only: string[];
  mutate: string | undefined;
  seed: string | undefined;
  independent: boolean;
}

function chooseSeed({ mutate, seed }: Choice): number {
  if (seed !== undefined && mutate === undefined) throw new UsageError('--seed requires --mutate');
  return seed === undefined ? Date.now() % MAX_SEED : parseWholeNumber('seed', seed, 0, MAX_SEED);
}

async function chooseFaults({ only, mutate, independent }: Choice, seed: number): Promise<MockVariant[]> {
  if (mutate !== undefined && (only.length > 0 || independent)) {
    throw new UsageError('--mutate cannot be combined with --only or --independent');
  }
  if (mutate !== undefined) {
    const { createMutants } = await import('../faults/mutants/create-mutants.ts');
    return createMutants(parseWholeNumber('mutate', mutate, 1, 10_000), seed);
  }
  if (independent) return (await import('../faults/runner/independent.ts')).listIndependentFaults(only);
  const { toVariant } = await import('../faults/runner/variant.ts');
  const { findNamedFaults, listPossibleFaults } = await import('../faults/runner/named-faults.ts');
  if (only.length > 0) return findNamedFaults('only', only).map(toVariant);
  const { faults, impossible } = listPossibleFaults();
  if (impossible.length > 0)
    console.log(`Faults that do not apply to this contract document: ${impossible.join(', ')}`);
  return faults.map(toVariant);
}

/** Throws Inconclusive if the suite fails on the baseline, since detections would then be meaningless. */
async function requirePassingBaseline(): Promise<void> {
  const { findFalseAlarms } = await import('../faults/runner/run-variants.ts');
  const [alarm, ...others] = await findFalseAlarms();
  if (!alarm) return;
  throw new Inconclusive(
    `the suite fails on the baseline: ${alarm.file}: ${alarm.title} (${alarm.rule})` +
      `${others.length > 0 ? ` and ${others.length} more` : ''}. Fix that first: npm test`,
  );
}

async function detectAll(
  variants: MockVariant[],
  { full, newman }: { full: boolean; newman: boolean },
  user: LiveUser | undefined,
): Promise<VariantResult[]> {
  const { createProgressReporter } = await import('../faults/runner/progress.ts');
  const onResult = createProgressReporter();
  if (user) return (await import('../faults/runner/detect-live.ts')).detectLive(variants, user, { onResult });
  if (newman)
    return (await import('../faults/runner/detect-with-newman.ts')).runWithNewman(variants, onResult);
  const { runVariants } = await import('../faults/runner/run-variants.ts');
  return runVariants(variants, { full, onResult });
}
