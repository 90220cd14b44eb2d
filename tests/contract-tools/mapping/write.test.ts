import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EMPTY_MAPPING, readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';
import { writeMapping } from '../../../scripts/contract/mapping/write.ts';
import { normalizeText, readSources } from '../../../scripts/contract/sources.ts';
import { proposeMapping } from '../../../scripts/import/propose/index.ts';
import { ROOT } from '../project.ts';
import { editionNames, proposeEdition } from './score.ts';

test("the mapping of a document that uses the contract's names contains only its version", () => {
  expect(readMapping(writeMapping(EMPTY_MAPPING))).toEqual(EMPTY_MAPPING);
  expect(writeMapping(EMPTY_MAPPING)).toMatch(/^# Names of the contract, .*\n\nmapping: 1\n$/);
});

test.each(editionNames())('the mapping written for %s is read back unchanged', async (name) => {
  const { mapping } = await proposeEdition(name);
  expect(readMapping(writeMapping(mapping))).toEqual(mapping);
});

test('notes follow their lines, and questions are at the end', () => {
  const mapping = readMapping('mapping: 1\noperations: { listEntries: GET /time }');
  const lineNotes = new Map([['operations listEntries', '0.9']]);
  const text = writeMapping(mapping, { lineNotes, questions: ['what is listTodos?'] });
  expect(text).toContain('  listEntries: GET /time # 0.9\n');
  expect(text).toMatch(/# Questions.*\n# {3}what is listTodos\?\n$/);
  expect(readMapping(text)).toEqual(mapping);
});

test("the project's own document needs no mapping", async () => {
  const { upstream, provenance } = readSources(ROOT);
  if (!provenance.reconstructed) return;
  const { document } = await normalizeText(upstream, provenance);
  const { mapping, lines } = proposeMapping(document);
  expect(mapping).toEqual(EMPTY_MAPPING);
  expect(lines).toEqual([]);
  expect(readFileSync(join(ROOT, 'spec/mapping.yaml'), 'utf8')).toBe(writeMapping(EMPTY_MAPPING));
});
