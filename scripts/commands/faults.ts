import { defineCommand, Inconclusive, UsageError } from '../cli/index.ts';
import { prepareOutputDirectory } from '../cli/output.ts';
import { endWithWrapper } from '../cli/signals.ts';
import { parseWholeNumber } from '../cli/values.ts';
import type { Defect } from '../faults/runner/defect.ts';
import type { Detection } from '../faults/runner/detect.ts';
import type { LiveUser } from '../faults/runner/live-run.ts';

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
    live: { type: 'boolean', description: 'Measure which faults of a fixed list of 100 live runs detect' },
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
    const defects = flags.live ? await chooseLiveFaults(flags) : await chooseFaults(flags, seed);
    if (!flags['skip-baseline'] && !flags.newman && !flags.live) await rejectFalseAlarms();
    if (flags.mutate !== undefined) console.log(`Seed ${seed}`);
    const startedAt = performance.now();
    const verdicts = await detectAll(defects, flags, user);
    const seconds = (performance.now() - startedAt) / 1000;
    const { formatScore: scoreLine, formatVerdictTable: verdictTable } = await import(
      '../faults/runner/table.ts'
    );
    console.log(`${verdictTable(verdicts)}\n\n${scoreLine(verdicts, seconds)}`);
    if (flags.report !== undefined) {
      const { writeReport } = await import('../faults/runner/report.ts');
      const title = flags.newman ? 'Detected by the collection' : 'Detected by the suite';
      writeReport(flags.report, verdicts, { title, seconds, ...(flags.mutate !== undefined && { seed }) });
    }
    return verdicts.every(({ detections }) => detections.length > 0) ? 0 : 1;
  },
});

async function chooseLiveUser(actor: string | undefined): Promise<LiveUser> {
  const { createLiveUser: liveUser } = await import('../faults/runner/live-run.ts');
  const { parseActor } = await import('../live/tokens.ts');
  return liveUser(actor === undefined ? undefined : parseActor(actor));
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
}: LiveChoice): Promise<Defect[]> {
  if (mutate !== undefined || independent || newman) {
    throw new UsageError('--live cannot be combined with --mutate, --independent or --newman');
  }
  const { readFrozenFaults: frozenFaults, pickSample } = await import('../faults/runner/frozen-list.ts');
  const { findNamedFaults: namedFaults } = await import('../faults/runner/named-faults.ts');
  const { toDefectWithoutControl: faultyWithoutControl } = await import('../faults/runner/detect-live.ts');
  const names = only.length > 0 ? only : frozenFaults();
  const chosen =
    sample === undefined ? names : pickSample(names, parseWholeNumber('sample', sample, 1, 1000));
  return namedFaults('only', chosen).map(faultyWithoutControl);
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

async function chooseFaults({ only, mutate, independent }: Choice, seed: number): Promise<Defect[]> {
  if (mutate !== undefined && (only.length > 0 || independent)) {
    throw new UsageError('--mutate cannot be combined with --only or --independent');
  }
  if (mutate !== undefined) {
    const { createMutants: mutatedMocks } = await import('../faults/mutants/defects.ts');
    return mutatedMocks(parseWholeNumber('mutate', mutate, 1, 10_000), seed);
  }
  if (independent) return (await import('../faults/runner/independent.ts')).listIndependentFaults(only);
  const { toDefect: faulty } = await import('../faults/runner/defect.ts');
  const { findNamedFaults: namedFaults, listPossibleFaults: possibleFaults } = await import(
    '../faults/runner/named-faults.ts'
  );
  if (only.length > 0) return namedFaults('only', only).map(faulty);
  const { faults, impossible } = possibleFaults();
  if (impossible.length > 0) console.log(`Not in the contract document: ${impossible.join(', ')}`);
  return faults.map(faulty);
}

/** Throws Inconclusive if the suite fails on the baseline, since detections would then be meaningless. */
async function rejectFalseAlarms(): Promise<void> {
  const { findFalseAlarms: falseAlarms } = await import('../faults/runner/run-defects.ts');
  const [alarm, ...others] = await falseAlarms();
  if (!alarm) return;
  throw new Inconclusive(
    `the suite fails on the baseline: ${alarm.file}: ${alarm.title} (${alarm.rule})` +
      `${others.length > 0 ? ` and ${others.length} more` : ''}. Fix that first: npm test`,
  );
}

async function detectAll(
  defects: Defect[],
  { full, newman }: { full: boolean; newman: boolean },
  user: LiveUser | undefined,
): Promise<Detection[]> {
  const { createProgressReporter: progress } = await import('../faults/runner/progress.ts');
  const onVerdict = progress();
  if (user) return (await import('../faults/runner/detect-live.ts')).detectLive(defects, user, { onVerdict });
  if (newman)
    return (await import('../faults/runner/detect-with-newman.ts')).runWithNewman(defects, onVerdict);
  const { runDefects } = await import('../faults/runner/run-defects.ts');
  return runDefects(defects, { full, onVerdict });
}
