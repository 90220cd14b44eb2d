import { expect, test } from 'vitest';
import { mappingLineText } from '../../../scripts/import/propose/line-text.ts';

test.each([
  ['single', 'none', 'single records stand bare (0.90)'],
  ['single', 'result', 'single records stand under result (0.90)'],
  ['lists records', 'items', 'the records of a list stand under items (0.90)'],
  ['errors message', 'detail', 'the text of an error is detail (0.90)'],
  ['Entry.notes', 'comment', 'comment looks like Entry.notes (0.90)'],
])('a line on %s is a sentence', (contractName, wireName, text) => {
  expect(mappingLineText({ keys: [], contractName, wireName, confidence: 0.9 })).toBe(text);
});
