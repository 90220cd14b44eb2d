import { plural } from '../cli/plural.ts';
import type { Operation } from '../contract/contract.ts';
import type { TestRule } from './rules.ts';

/** A collected test: its file under tests/contract without extension, and its title. */
export interface FoundTest {
  file: string;
  title: string;
}

interface Column {
  file: string;
  legend: string;
  appliesTo(operation: Operation): boolean;
}

const COLUMN_WIDTH = 4;
const NOT_APPLICABLE = '.';
const LEGEND = [
  'Number of tests by operation and rule. In brackets: the operations that the rule applies to. A dot means that',
  'the rule does not apply; operations with nothing but dots are omitted. If a rule applies to an operation and',
  'has no test for it, the suite fails.',
].join('\n');

/** The number of tests by operation and rule, and a legend of the columns. */
export function renderRuleGrid(tests: FoundTest[], operations: Operation[], rules: TestRule[]): string {
  const ids = new Set(operations.map(({ id }) => id));
  const operationTests = tests.filter(({ title }) => ids.has(parseOperationId(title)));
  const blocks = buildColumns(operationTests, rules).map((columns) =>
    renderBlock(operationTests, operations, columns),
  );
  const otherTests = tests.filter((test) => !operationTests.includes(test));
  const total = `${plural(tests.length, 'test')}, ${operationTests.length} of them in the tables`;
  return [LEGEND, '', ...blocks, ...formatOtherTests(otherTests), '', total].join('\n');
}

/** The columns by folder: those of the rules, then those of other files whose titles begin with an operation. */
function buildColumns(operationTests: FoundTest[], rules: TestRule[]): Column[][] {
  const files = new Set(operationTests.map(({ file }) => file));
  const otherFiles = [...files].filter((file) => !rules.some((rule) => rule.file === file)).sort();
  return [
    ...[...new Set(rules.map(({ file }) => getFolder(file)))].map((folder) => {
      return rules.filter(({ file }) => getFolder(file) === folder).map(ruleColumn);
    }),
    ...(otherFiles.length > 0
      ? [otherFiles.map((file) => ({ file, legend: 'no rule', appliesTo: () => false }))]
      : []),
  ];
}

function ruleColumn({ file, about, operations, applies }: TestRule): Column {
  return { file, legend: `${about} (${operations})`, appliesTo: applies };
}

/** Renders a table; omits operations without a test or an applicable rule in it. */
function renderBlock(operationTests: FoundTest[], operations: Operation[], columns: Column[]): string {
  const width = Math.max(...operations.map(({ id }) => id.length));
  const legend = columns.map(
    ({ file, legend: text }, i) => `${String(i + 1).padStart(COLUMN_WIDTH)}  ${file}: ${text}`,
  );
  const head = ' '.repeat(width) + columns.map((_, i) => String(i + 1).padStart(COLUMN_WIDTH)).join('');
  const rows = operations.flatMap((operation) => {
    const counts = columns.map((column) => formatCount(operationTests, operation, column));
    if (counts.every((text) => text === NOT_APPLICABLE)) return [];
    return [operation.id.padEnd(width) + counts.map((text) => text.padStart(COLUMN_WIDTH)).join('')];
  });
  return [...legend, '', head, ...rows, ''].join('\n');
}

function formatCount(operationTests: FoundTest[], operation: Operation, { file, appliesTo }: Column): string {
  const count = operationTests.filter(
    (test) => test.file === file && parseOperationId(test.title) === operation.id,
  ).length;
  return count > 0 || appliesTo(operation) ? String(count) : NOT_APPLICABLE;
}

function formatOtherTests(tests: FoundTest[]): string[] {
  const countByFile = new Map<string, number>();
  for (const { file } of tests) countByFile.set(file, (countByFile.get(file) ?? 0) + 1);
  const lines = [...countByFile].sort().map(([file, count]) => `${String(count).padStart(6)}  ${file}`);
  return ['Tests whose titles do not begin with an operation:', ...lines];
}

/** The first word of a title: the operation, if the test is about one operation. */
function parseOperationId(title: string): string {
  return title.split(' ', 1)[0] ?? '';
}

function getFolder(file: string): string {
  return file.split('/')[0] ?? '';
}
