// The declarations below extend this module.
import type {} from 'vitest';
import type { TestCase } from 'vitest/node';
import { plural } from '../../cli/plural.ts';

/** A request for an operation by an actor who must be rejected. */
export interface RejectedPermission {
  /** `createClient (POST /clients)`. */
  operation: string;
  actor: string;
}

/** A rejection with a status that does not say whether the actor may call the operation. */
type UndecidedRejection = RejectedPermission & { status: number };

declare module 'vitest' {
  interface TaskMeta {
    undecided?: UndecidedRejection;
    /** A permission that a complete valid request, or a request on an existing record, has decided. */
    decided?: RejectedPermission;
  }
}

/** The result of a test about a permission. */
export interface DecisionReport {
  evidence?: 'documented' | 'assumed' | undefined;
  undecided?: UndecidedRejection | undefined;
  decided?: RejectedPermission | undefined;
}

/** Lists the rejections that do not decide a permission, documented permissions first. */
export function undecidedLines(tests: DecisionReport[]): string[] {
  const decided = new Set(tests.flatMap((test) => (test.decided ? [permissionKey(test.decided)] : [])));
  const documented = new Map<string, UndecidedRejection>();
  const assumed = new Map<string, UndecidedRejection>();
  for (const { evidence, undecided } of tests) {
    if (!undecided || decided.has(permissionKey(undecided))) continue;
    (evidence === 'documented' ? documented : assumed).set(permissionKey(undecided), undecided);
  }
  for (const key of documented.keys()) assumed.delete(key);
  const count = documented.size + assumed.size;
  if (count === 0) return [];
  return [
    '',
    `Inconclusive: ${plural(count, 'rejection')} with a status that does not say whether the actor may call the operation.`,
    'With --allow-writes and the token of an owner or admin, they are repeated with a complete valid request, or on a record of the run:',
    ...[...documented.values()].map(
      ({ operation, actor, status }) => `  documented: ${operation} as ${actor} got ${status}`,
    ),
    ...linesByActor([...assumed.values()]),
    '',
  ];
}

function permissionKey({ operation, actor }: RejectedPermission): string {
  return `${operation} ${actor}`;
}

/** One line for each actor and status. */
function linesByActor(rejections: UndecidedRejection[]): string[] {
  const lines = new Map<string, string[]>();
  for (const { operation, actor, status } of rejections) {
    const line = `  assumed, as ${actor}, got ${status}: `;
    lines.set(line, [...(lines.get(line) ?? []), operation.split(' ')[0] ?? '']);
  }
  return [...lines].map(([line, operations]) => line + operations.join(', '));
}

/** The lines for the finished tests of a run. */
export function formatUndecidedTests(tests: TestCase[]): string[] {
  return undecidedLines(
    tests.map((test) => {
      const { evidence, undecided, decided } = test.meta();
      const hasResult = ['passed', 'failed'].includes(test.result().state) || test.meta().observed === true;
      return { evidence, undecided, decided: hasResult ? decided : undefined };
    }),
  );
}
