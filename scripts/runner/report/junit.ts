import type { Failure, RunReport, TestReport } from './model.ts';

/*
 * JUnit XML as both schemas in use allow it: Ant's (windyroad/JUnit-Schema) and Jenkins's (junit-10.xsd of its xUnit
 * plugin). Neither lets a test case have properties, so tests with the same evidence and sources are one suite, which
 * has them as properties. The root has no attributes, since Ant's schema allows none.
 */

interface Suite {
  name: string;
  properties: [name: string, value: string][];
  cases: JunitCase[];
}

interface JunitCase {
  name: string;
  seconds: number;
  /** `skipped`, `failure` or `error` as XML; empty when it passed. */
  outcome: string;
  state: 'passed' | 'skipped' | 'failure' | 'error';
}

/** The report as JUnit XML: one case for each test, and one for each error outside tests. */
export function renderJunit(report: RunReport): string {
  const suites = [...groupSuites(report.tests), ...errorSuite(report.errors)];
  const timestamp = report.started.slice(0, 19);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    ...suites.flatMap((suite, id) => suiteLines(suite, id, timestamp)),
    '</testsuites>',
    '',
  ].join('\n');
}

function groupSuites(tests: TestReport[]): Suite[] {
  const suites = new Map<string, Suite>();
  for (const test of tests) {
    const properties = listProperties(test);
    const key = JSON.stringify([test.rule, properties]);
    const suite = suites.get(key) ?? { name: test.rule, properties, cases: [] };
    suite.cases.push(junitCase(test));
    suites.set(key, suite);
  }
  return [...suites.values()];
}

function listProperties({ file, evidence, sources = [] }: TestReport): Suite['properties'] {
  return [
    ['file', file],
    ...(evidence ? [['evidence', evidence] as [string, string]] : []),
    ...sources.map((source): [string, string] => ['source', source]),
  ];
}

function junitCase({ title, seconds, state, reason = '', failure }: TestReport): JunitCase {
  const common = { name: title, seconds };
  if (failure) return { ...common, ...describeFailure(failure) };
  if (state === 'passed') return { ...common, state: 'passed', outcome: '' };
  return { ...common, state: 'skipped', outcome: `<skipped message="${escapeAttribute(reason)}"/>` };
}

function describeFailure(failure: Failure): Pick<JunitCase, 'state' | 'outcome'> {
  const state = failure.kind === 'contract' ? 'failure' : 'error';
  const start = `<${state} type="${failure.kind}" message="${escapeAttribute(failure.rule)}">`;
  return { state, outcome: `${start}${escapeText(failureText(failure))}</${state}>` };
}

/** The parts of a failure, line by line. */
export function failureText({
  rule,
  operation,
  actor,
  expected,
  actual,
  request,
  text: fullText,
  at,
}: Failure) {
  const lines =
    expected === undefined
      ? [fullText ?? rule]
      : [
          `operation: ${operation}`,
          `actor: ${actor}`,
          `expected: ${expected}`,
          `actual: ${actual}`,
          `${request}`,
        ];
  return [...lines, ...(at === undefined ? [] : [`at: ${at}`])].join('\n');
}

function errorSuite(errors: Failure[]): Suite[] {
  if (errors.length === 0) return [];
  const cases = errors.map((error, i) => ({
    name: `error ${i + 1} outside tests`,
    seconds: 0,
    ...describeFailure(error),
  }));
  return [{ name: 'suite', properties: [], cases }];
}

function suiteLines({ name, properties, cases }: Suite, id: number, timestamp: string): string[] {
  const count = (state: JunitCase['state']) => cases.filter((each) => each.state === state).length;
  const seconds = cases.reduce((sum, each) => sum + each.seconds, 0);
  const attributes = {
    name,
    package: name,
    id,
    timestamp,
    hostname: 'localhost',
    tests: cases.length,
    failures: count('failure'),
    errors: count('error'),
    skipped: count('skipped'),
    time: seconds.toFixed(3),
  };
  return [
    `  <testsuite ${attributesText(attributes)}>`,
    '    <properties>',
    ...properties.map(([key, value]) => `      <property ${attributesText({ name: key, value })}/>`),
    '    </properties>',
    ...cases.map((each) => `    ${caseText(each, name)}`),
    '    <system-out/>',
    '    <system-err/>',
    '  </testsuite>',
  ];
}

function caseText({ name, seconds, outcome }: JunitCase, classname: string): string {
  const start = `<testcase ${attributesText({ classname, name, time: seconds.toFixed(3) })}`;
  return outcome === '' ? `${start}/>` : `${start}>${outcome}</testcase>`;
}

function attributesText(attributes: Record<string, string | number>): string {
  return Object.entries(attributes)
    .map(([name, value]) => `${name}="${escapeAttribute(String(value))}"`)
    .join(' ');
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Escapes an attribute. Line breaks become references, since a parser turns raw ones into spaces. */
function escapeAttribute(value: string): string {
  return escapeText(value).replaceAll('\t', '&#9;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;');
}

function escapeText(value: string): string {
  return escapeIllegalCharacters(value).replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** Writes characters that XML 1.0 does not allow, not even as references, as JSON escapes. */
function escapeIllegalCharacters(value: string): string {
  return value.replace(
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what XML forbids
    /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
