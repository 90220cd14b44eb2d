import { PostmanValidator } from '@har-sdk/validator';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { buildEdition } from '../../../scripts/import/download/edition.ts';
import { servedFromExample } from '../../../scripts/mock/support/store-support.ts';
import { smallProject } from '../project.ts';
import { CASES } from './accepted.ts';

/** What generating from a document gives, without files and without the comparison with another one. */
function generated(text: string) {
  const pulled = { url: new URL('file:///documents/api.yaml'), text, parts: [], notes: [] };
  return buildEdition(smallProject(), pulled, '2027-01-31', servedFromExample);
}

test.each(CASES)('$name: accepted, noted, and everything is generated from it', async ({ text, notes }) => {
  const { outputs, contract, notes: found } = await generated(text);
  for (const note of notes)
    expect(
      found.filter((each) => note.test(each)),
      String(note),
    ).toHaveLength(1);
  expect(found.filter((each) => /^(types|collection): /.test(each))).toEqual([]);
  expect(contract.operations.length).toBeGreaterThan(0);
  const named = new Map(outputs.map((output) => [output.file, output.text]));
  expect(syntaxErrors(named.get('spec/contract.d.ts') as string)).toEqual([]);
  const collection = JSON.parse(named.get('collections/timeneye.postman_collection.json') as string);
  expect(await new PostmanValidator().verify(collection)).toEqual([]);
  for (const { path } of contract.operations) {
    expect(JSON.stringify(collection)).toContain(path.replaceAll(/\{(\w+)\}/g, ':$1'));
  }
});

function syntaxErrors(text: string): string[] {
  const { diagnostics = [] } = ts.transpileModule(text, { reportDiagnostics: true });
  return diagnostics.map(({ messageText }) => String(messageText));
}
