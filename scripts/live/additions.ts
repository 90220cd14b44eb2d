import { printable } from '../cli/printable.ts';
import { SIGNED_IN } from '../contract/access.ts';
import type { TestReport } from '../runner/report/model.ts';
import type { SuiteOptions } from '../runner/run.ts';
import { describeRun, readRehearsedUser } from './plan.ts';
import type { LiveFlags } from './prepare.ts';
import { rehearse } from './rehearsal.ts';
import { formatVariableName } from './tokens.ts';

/**
 * `npm test -- --live --list`: prints how many tests a live run with these tokens and flags has, and which flag or
 * variable would add how many. Sends nothing to the API and writes nothing.
 */
export async function printAdditions(flags: LiveFlags, options: SuiteOptions): Promise<number> {
  const { user } = readRehearsedUser(flags);
  const { tests } = await rehearse(user, options);
  const skipped = tests.filter(({ state }) => state === 'skipped');
  const lines = [
    `${tests.length - skipped.length} of the ${tests.length} tests can run with these tokens and flags`,
    ...describeRun(user),
    '',
    ...additionLines(skipped),
  ];
  console.log(lines.map(printable).join('\n'));
  return 0;
}

/** The flags and variables that add tests to a live run, each with a pattern for the skip reasons that name it. */
const ADDITIONS: [name: string, reason: RegExp][] = [
  ...['--allow-writes', '--probe-denied', '--exhaust-rate-limit', '--refresh', '--budget N'].map(
    (flag): [string, RegExp] => [flag, new RegExp(`needs ${flag}$`)],
  ),
  ...SIGNED_IN.map((actor): [string, RegExp] => [
    formatVariableName(actor),
    new RegExp(`\\ba token of ${actor}$`),
  ]),
];

/** Lines with the number of tests that each flag or variable would add, and of tests that none can add. */
export function additionLines(skipped: Pick<TestReport, 'reason'>[]): string[] {
  const additions = new Map<string, number>();
  const others = new Map<string, number>();
  for (const { reason = 'no reason is given' } of skipped) {
    const [name] = ADDITIONS.find(([, pattern]) => pattern.test(reason)) ?? [extractVariable(reason)];
    const counts = name === undefined ? others : additions;
    const key = name ?? reason;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return [
    ...section('These flags and variables add tests (a test that needs several is counted once):', additions),
    ...section('The other tests do not apply to this run:', others),
  ];
}

function extractVariable(reason: string): string | undefined {
  return /\bTIMENEYE_[A-Z_]+\b/.exec(reason)?.[0];
}

function section(title: string, counts: Map<string, number>): string[] {
  const rows = [...counts].sort(([, one], [, other]) => other - one);
  return rows.length === 0
    ? []
    : [title, ...rows.map(([name, count]) => `${String(count).padStart(6)}  ${name}`)];
}
