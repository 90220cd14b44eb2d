import type { RuleCounts, TestReport } from './model.ts';

/** The operation that a title begins with. */
export function findOperationId(title: string, operations: readonly string[]): string | undefined {
  const [first = ''] = title.split(' ', 1);
  return operations.includes(first) ? first : undefined;
}

/** Counts tests by rule. Many tests are the same check on different operations. */
export function countRules(tests: TestReport[]): RuleCounts[] {
  const byRule = new Map<string, TestReport[]>();
  for (const test of tests) {
    const existing = byRule.get(test.rule);
    if (existing) existing.push(test);
    else byRule.set(test.rule, [test]);
  }
  return [...byRule]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([rule, ruleTests]) => countRule(rule, ruleTests));
}

function countRule(rule: string, tests: TestReport[]): RuleCounts {
  const inState = (state: TestReport['state']) => tests.filter((test) => test.state === state).length;
  return {
    rule,
    tests: tests.length,
    checks: new Set(tests.map(deriveCheck)).size,
    operations: new Set(tests.flatMap(({ operation }) => operation ?? [])).size,
    passed: inState('passed'),
    failed: inState('failed'),
    skipped: inState('skipped') + inState('observed'),
  };
}

/** The name of the check: the title without the operation. */
function deriveCheck({ title, operation }: TestReport): string {
  const text = title.replace(/ \[assumed\]$/, '');
  return operation === undefined ? text : text.replace(`${operation} `, '');
}
