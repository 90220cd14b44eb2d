import { expect, test } from 'vitest';
import { indexContract } from '../../../scripts/contract/contract.ts';
import { smallProject } from '../project.ts';
import { CASES } from './accepted.ts';
import { buildDocument, problemsIn, textOf } from './generated.ts';

test.each(CASES)('$name: accepted, noted, and everything is generated from it', async ({ text, notes }) => {
  const { outputs, contract, notes: found } = await buildDocument(smallProject(), text);
  for (const note of notes)
    expect(
      found.filter((each) => note.test(each)),
      String(note),
    ).toHaveLength(1);
  expect(found.filter((each) => /^(types|collection): /.test(each))).toEqual([]);
  expect(contract.operations.length).toBeGreaterThan(0);
  expect(await problemsIn(outputs)).toEqual([]);
  const collection = textOf(outputs, 'collections/timeneye.postman_collection.json');
  const published = contract.wire ? indexContract(contract.wire.document) : contract;
  for (const { path } of published.operations)
    expect(JSON.stringify(JSON.parse(collection))).toContain(path.replaceAll(/\{(\w+)\}/g, ':$1'));
});
