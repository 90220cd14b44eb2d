import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunReport } from '../../../scripts/runner/report/model.ts';
import { type ReportOptions, reportVariable } from '../../../scripts/runner/report/options.ts';
import { type CommandResult, root, runNode } from '../run.ts';
import { findSchemaProblems } from './junit-schema.ts';
import { createSampleReport } from './sample.ts';
import { readXml } from './xml.ts';

const folder = mkdtempSync(join(tmpdir(), 'timeneye-report-'));
const summary = join(folder, 'summary.md');
let ended: CommandResult;
let report: RunReport;

const ajv = new Ajv2020({ strict: true, allErrors: true, strictRequired: false });
addFormats.default(ajv);
const validate = ajv.compile(JSON.parse(readFileSync(join(root, 'docs/report.schema.json'), 'utf8')));

beforeAll(async () => {
  writeFileSync(summary, 'Earlier step\n');
  const options: ReportOptions = {
    verbosity: 'normal',
    directory: folder,
    github: { summary },
    columns: 100,
  };
  const args = [
    'run',
    '--root',
    'tests/scripts/fixture',
    '--configLoader',
    'runner',
    '--includeTaskLocation',
  ];
  const variables = { [reportVariable]: JSON.stringify(options) };
  ended = await runNode(['node_modules/vitest/vitest.mjs', ...args], root, variables);
  report = JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'));
});
afterAll(() => rmSync(folder, { recursive: true }));

test('report.json is valid against its published schema', () => {
  expect(validate(report), ajv.errorsText(validate.errors)).toBe(true);
  expect(validate(createSampleReport()), ajv.errorsText(validate.errors)).toBe(true);
  expect(validate({ ...createSampleReport(), extra: 1 })).toBe(false);
});

test('report.json and junit.xml have the counts of the last line', () => {
  const { counts } = report;
  expect(ended.stdout.trimEnd().split('\n').at(-1)).toBe(
    '2 passed: 1 documented, 1 assumed; 1 failed; 4 skipped; 3 suite errors',
  );
  expect(counts).toMatchObject({ passed: 2, failed: 1, skipped: 4, errors: 3 });
  const junit = readXml(readFileSync(join(folder, 'junit.xml'), 'utf8'));
  expect(findSchemaProblems(junit)).toEqual([]);
  const sum = (name: string) =>
    junit.children.reduce((total, each) => total + Number(each.attributes[name]), 0);
  expect([sum('failures'), sum('errors'), sum('skipped')]).toEqual([1, 3, 4]);
  expect(sum('tests')).toBe(2 + 1 + 3 + 4);
});

test('an annotation points at the line of the title', () => {
  const { file, line } = report.tests.find(({ title }) => title === 'a broken test') ?? {};
  const source = readFileSync(join(root, file ?? ''), 'utf8').split('\n');
  expect(source[(line ?? 0) - 1]).toBe("test('a broken test', () => {");
  expect(ended.stdout).toContain(`::error file=${file},line=${line},title=1 check%3A expected 200 to be 403`);
});

test('the job summary is appended to the existing summary', () => {
  expect(readFileSync(summary, 'utf8')).toMatch(/^Earlier step\n## Tests\n\n2 passed: 1 documented/);
});

test('a terminal shows the progress of the run and clears it before the summary', () => {
  const [first = ''] = ended.stdout.split('\n');
  expect(first.split('\r').at(-1)).toMatch(/^::error/);
  expect(first).toContain('\u001b[2K\r');
});
