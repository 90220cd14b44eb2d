// The declarations below extend this module.
import type {} from 'vitest';
import type { TestCase } from 'vitest/node';
import { plural } from '../../cli/plural.ts';

/** A call of an operation by an actor who must be rejected. */
export interface RejectedPermission {
  /** `createClient (POST /clients)`. */
  operation: string;
  actor: string;
}

declare module 'vitest' {
  interface TaskMeta {
    /** The actor was rejected with a status that does not say whether they may call the operation. */
    undecided?: RejectedPermission & { status: number };
    /** A complete valid request, or one on an existing record, has decided it. */
    decided?: RejectedPermission;
  }
}

/** What a test has found out about a permission. */
export interface DecisionReport {
  evidence?: 'documented' | 'assumed' | undefined;
  undecided?: (RejectedPermission & { status: number }) | undefined;
  decided?: RejectedPermission | undefined;
}

/** Names the rejections that leave a permission open, the documented ones first. */
export function undecidedLines(tests: DecisionReport[]): string[] {
  const decided = new Set(tests.flatMap((test) => (test.decided ? [keyOf(test.decided)] : [])));
  const open = new Map<string, Required<Pick<DecisionReport, 'undecided'>> & { isDocumented: boolean }>();
  for (const { evidence, undecided } of tests) {
    if (!undecided || decided.has(keyOf(undecided))) continue;
    const isDocumented = evidence === 'documented' || open.get(keyOf(undecided))?.isDocumented === true;
    open.set(keyOf(undecided), { undecided, isDocumented });
  }
  if (open.size === 0) return [];
  const all = [...open.values()];
  const documented = all.filter(({ isDocumented }) => isDocumented);
  const assumed = all.filter(({ isDocumented }) => !isDocumented);
  return [
    '',
    `Inconclusive: ${plural(open.size, 'rejection')} with a status that does not say whether the actor may call the operation.`,
    'With --allow-writes and the token of an owner or admin, they are repeated with a complete valid request, or on a record of the run:',
    ...documented.map(({ undecided }) => `  documented: ${described(undecided)}`),
    ...byActor(assumed.map(({ undecided }) => undecided)),
    '',
  ];
}

function keyOf({ operation, actor }: RejectedPermission): string {
  return `${operation} ${actor}`;
}

function described(undecided: DecisionReport['undecided']): string {
  return `${undecided?.operation} as ${undecided?.actor} got ${undecided?.status}`;
}

/** One line for each actor and status. */
function byActor(all: DecisionReport['undecided'][]): string[] {
  const lines = new Map<string, string[]>();
  for (const { operation = '', actor, status } of all.flatMap((each) => each ?? [])) {
    const line = `  assumed, as ${actor}, got ${status}: `;
    lines.set(line, [...(lines.get(line) ?? []), operation.split(' ')[0] ?? '']);
  }
  return [...lines].map(([line, operations]) => line + operations.join(', '));
}

/** The same of the tests of a run. */
export function undecidedIn(tests: TestCase[]): string[] {
  return undecidedLines(
    tests.map((test) => {
      const { evidence, undecided, decided } = test.meta();
      const hasResult = ['passed', 'failed'].includes(test.result().state) || test.meta().observed === true;
      return { evidence, undecided, decided: hasResult ? decided : undefined };
    }),
  );
}
