import { expect, test } from 'vitest';
import { isIdentity, readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';
import { sha256 } from '../../../scripts/contract/provenance.ts';
import { adaptMapping } from '../../../scripts/import/download/adapt-mapping.ts';
import { editionDocument } from '../mapping/score.ts';

const document = await editionDocument('other-names');
const currentMapping = (text: string | undefined, proposedHash?: string) => ({ text, proposedHash });

test('a document with other names gets the proposed mapping, with questions as comments', () => {
  const { text, mapping, isProposed } = adaptMapping(currentMapping('mapping: 1\n'), document);
  expect(isProposed).toBe(true);
  expect(readMapping(text)).toEqual(mapping);
  expect(mapping.operations.createEntry).toMatchObject({ method: 'post', path: '/time-entries' });
  expect(text).toMatch(/createEntry: POST \/time-entries # (1|0\.\d\d)/);
});

test('an unedited proposed mapping is replaced by a new proposal', () => {
  const old = 'mapping: 1\noperations: { listEntries: GET /old }\n';
  expect(adaptMapping(currentMapping(old, sha256(old)), document).text).not.toContain('/old');
});

test('a mapping that a person edited is kept and completed', () => {
  const edited = `# Ours.
mapping: 1
operations:
  deleteTodo: none
  listTimers: none # we have no timers
records:
  Entry:
    fields: { notes: none }
`.replace('  deleteTodo: none\n', '');
  const { text, mapping, isProposed } = adaptMapping(currentMapping(edited), document);
  expect(isProposed).toBe(false);
  expect(text).toContain('# Ours.');
  expect(text).toContain('listTimers: none # we have no timers');
  expect(mapping.operations).toMatchObject({ listTimers: 'none', createEntry: { path: '/time-entries' } });
  expect(mapping.records.Entry?.fields).toMatchObject({ notes: { name: 'none' }, entry_id: { name: 'id' } });
});

test('a line that does not apply to the new document is removed and reported', () => {
  const edited = 'mapping: 1\noperations: { listEntries: GET /work, getMe: none }\n';
  const { mapping, dropped } = adaptMapping(currentMapping(edited), document);
  expect(dropped).toEqual([
    expect.stringContaining('operations > listEntries: the document has no GET /work'),
  ]);
  expect(mapping.operations).toMatchObject({ listEntries: { path: '/time-entries' }, getMe: 'none' });
});

test("an empty mapping stays unchanged if the document has none of the contract's operations", async () => {
  const text = '# Nothing to say.\nmapping: 1\n';
  const same = { openapi: '3.1.0', paths: {} };
  const adapted = adaptMapping(currentMapping(text), same);
  expect(Object.values(adapted.mapping.operations).every((each) => each === 'none')).toBe(true);
  expect(isIdentity(readMapping(text))).toBe(true);
});
