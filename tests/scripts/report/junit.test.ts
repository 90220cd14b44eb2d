import { expect, test } from 'vitest';
import { renderJunit } from '../../../scripts/runner/report/junit.ts';
import { findSchemaProblems } from './junit-schema.ts';
import { createSampleReport } from './sample.ts';
import { readXml, type XmlElement } from './xml.ts';

const root = readXml(renderJunit(createSampleReport()));
const suites = root.children;
const cases = suites.flatMap(({ children }) => children.filter(({ name }) => name === 'testcase'));

function outcomes(name: string): XmlElement[] {
  return cases.flatMap(({ children }) => children.filter((child) => child.name === name));
}

test('the report is valid against the schemas of Ant and Jenkins', () => {
  expect(findSchemaProblems(root)).toEqual([]);
});

test('the schema rejects files that neither Ant nor Jenkins reads', () => {
  const wrong =
    '<testsuites name="x"><testsuite name="y"><testcase name="z"><properties/></testcase></testsuite></testsuites>';
  expect(findSchemaProblems(readXml(wrong)).length).toBeGreaterThan(5);
});

test('each test is one case, and each failure outside a test is one case', () => {
  const { tests, errors } = createSampleReport();
  expect(cases).toHaveLength(tests.length + errors.length);
  expect(new Set(cases.map(({ attributes }) => `${attributes.classname} ${attributes.name}`)).size).toBe(
    cases.length,
  );
});

test('the counts of the suites add up to the counts of the run', () => {
  const { counts } = createSampleReport();
  const sum = (name: string) => suites.reduce((total, { attributes }) => total + Number(attributes[name]), 0);
  expect(sum('failures')).toBe(counts.failed);
  expect(sum('errors')).toBe(counts.errors);
  expect(sum('skipped')).toBe(counts.skipped + counts.observed);
  expect(sum('tests') - sum('failures') - sum('errors') - sum('skipped')).toBe(counts.passed);
  expect(outcomes('failure')).toHaveLength(counts.failed);
  expect(outcomes('error')).toHaveLength(counts.errors);
});

test("evidence and sources are properties of a case's suite", () => {
  const properties = suites[0]?.children[0]?.children.map(({ attributes }) => [
    attributes.name,
    attributes.value,
  ]);
  expect(properties).toEqual([
    ['file', 'tests/contract/conformance/malformed-json.test.ts'],
    ['evidence', 'assumed'],
    ['source', 'article'],
    ['source', 'guess: Laravel 11, with 100% of its words'],
  ]);
});

test('characters that XML does not allow are written as JSON escapes', () => {
  expect(outcomes('failure')[0]?.text).toContain('actual: status 200 \\u0000\\u001b[31m]]>\\ud800 {"a": 1}');
  expect(cases.map(({ attributes }) => attributes.name)).toContain('createClient accepts JSON\\u0007');
  expect(cases.map(({ attributes }) => attributes.name)).toContain('a\nb');
  expect(outcomes('skipped')[0]?.attributes.message).toBe('needs a\ttoken | *two*');
});
