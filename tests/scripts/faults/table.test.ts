import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import type { VariantResult } from '../../../scripts/faults/runner/detect.ts';
import { writeReport } from '../../../scripts/faults/runner/report.ts';
import { formatResultTable, formatScore } from '../../../scripts/faults/runner/table.ts';

const result = (name: string, ...files: string[]): VariantResult => ({
  variant: { name, description: `${name} is wrong.`, breaks: 'RFC 1', detectedBy: ['lists/pages'] },
  failures: files.map((file) => ({ file, title: `what ${file} says`, rule: 'a rule' })),
  seconds: 1,
});
const results = [result('one', 'lists/pages'), result('second', 'lists/sort'), result('third')];

test('the table shows the test that detected each fault, marks tests of another rule, and shows missed faults', () => {
  expect(formatResultTable(results).split('\n')).toEqual([
    '  one     lists/pages: what lists/pages says | a rule',
    '~ second  lists/sort: what lists/sort says | a rule',
    '  third   MISSED: third is wrong.',
  ]);
});

test('the table of a --full run lists every test that detected the fault', () => {
  expect(formatResultTable([result('one', 'lists/pages', 'lists/sort')]).split('\n')).toHaveLength(2);
});

test('the score counts detected faults, and faults detected by a test of another rule', () => {
  expect(formatScore(results, 12.3)).toBe('2 of 3 detected (~ 1 by a test of another rule), in 12 s');
});

test('the report is written as JSON and as Markdown', () => {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeReport(join(folder, 'new'), results, { title: 'Detected by the suite', seconds: 12, seed: 5 });
  const read = (file: string) => readFileSync(join(folder, 'new', file), 'utf8');
  expect(JSON.parse(read('faults.json'))).toMatchObject({ defects: 3, detected: 2, seed: 5 });
  expect(read('faults.md')).toContain('2 of 3 detected in 12 s, seed 5.');
  expect(read('faults.md')).toContain('| third | third is wrong. | RFC 1 | **MISSED** |');
});
