import { expect, test } from 'vitest';
import { formatLine } from '../../../scripts/import/propose/line-text.ts';

test.each([
  ['single', 'none', 'single records have no wrapper (0.90)'],
  ['single', 'result', 'single records are in result (0.90)'],
  ['lists records', 'items', 'the records of a list are in items (0.90)'],
  ['errors message', 'detail', 'the message of an error is in detail (0.90)'],
  ['Entry.notes', 'comment', 'comment looks like Entry.notes (0.90)'],
])('a mapping line for %s is rendered as a sentence', (contractName, wireName, text) => {
  expect(formatLine({ keys: [], contractName, wireName, confidence: 0.9 })).toBe(text);
});
