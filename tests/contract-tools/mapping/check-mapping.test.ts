import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../scripts/contract/document.ts';
import { checkMapping } from '../../../scripts/contract/mapping/check-mapping.ts';
import { writeMapping } from '../../../scripts/contract/mapping/write.ts';
import { editionDocument, editionNames, proposeEdition } from './score.ts';

test.each(editionNames())('the mapping proposed for %s applies to it', async (name) => {
  const { mapping } = await proposeEdition(name);
  expect(checkMapping(writeMapping(mapping), await editionDocument(name))).toEqual(mapping);
});

test.each<[what: string, lines: string[], ...problem: string[]]>([
  [
    'a path that the document lacks',
    ['operations: { listEntries: GET /tim }'],
    ':2',
    'no GET /tim',
    'GET /time',
  ],
  ['a method that the path lacks', ['operations: { updateEntry: "PUT /time/{id}" }'], 'PATCH /time/{id}?'],
  [
    'two operations with the same target',
    ['operations:', '  listEntries: GET /time', '  listTodos: GET /time'],
    ':4',
    'already',
  ],
  [
    'a path parameter that the path lacks',
    ['operations: { getEntry: { operation: "GET /time/{id}", parameters: { entry_id: path entry } } }'],
    'the path has no {entry}',
  ],
  [
    'a query parameter that the operation lacks',
    ['operations: { listEntries: { operation: GET /time, query: { date_from: form } } }'],
    'no query parameter form there, did you mean from?',
  ],
  ['a query parameter that nothing has', ['query: { date_to: untl }'], ':2: query > date_to', 'untl'],
  ['a field that the record lacks', entryFields('entry_minutes: durations'), ':6', 'did you mean duration?'],
  [
    'a body field that the body lacks',
    ['records: { Entry: { body: { minutes: mins } } }'],
    'no body field mins',
  ],
  [
    'a value that the document lacks',
    entryFields('billed: { name: state, values: [[0, open], [1, x]] }'),
    '"x"',
  ],
  [
    'an enum that is not covered',
    entryFields('billed: { name: state, values: [[0, open]] }'),
    '"paid"',
    ':6',
  ],
  [
    'a boolean that is not covered',
    entryFields('is_locked: { name: fixed, values: [[1, true]] }'),
    'does not map false',
  ],
  [
    'an operation that is mapped to another one by default',
    ['operations: { listClients: GET /entries }'],
    ':2: operations > listClients',
    'GET /entries is mapped to listEntries by default',
  ],
  [
    'a field that is mapped to another one by default',
    entryFields('source_text: notes'),
    ':6',
    'notes is mapped to notes by default',
    'notes: none',
  ],
  [
    'a number as a string',
    entryFields('entry_minutes: { name: duration, as: hours-text }'),
    ':6',
    'a string',
    'integer',
  ],
  [
    'a string as a number',
    entryFields('entry_minutes: { name: notes, as: hours }'),
    ':6',
    'write hours-text',
  ],
  ['a total that no list has', ['lists: { fields: { meta.total: count } }'], ':2', 'no list', 'has count'],
  ['links that no list has', ['lists: { fields: { links: pages } }'], ':2', 'no list', 'has pages'],
  ['a message that no error has', ['errors: { message: errors.message }'], ':2: errors > message', 'text'],
  ['a wrapper that nothing has', ['single: record'], ':2: single', 'no response of the document has record'],
  [
    'records that no list has',
    ['lists: { records: rows }'],
    ':2: lists > records',
    'no list of the document has rows',
  ],
])('a mapping with %s is reported with its line', (_, lines, ...problem) => {
  const located = lines[0]?.startsWith('operations')
    ? []
    : ['operations: { listEntries: GET /time, createEntry: POST /time }'];
  const allLines = located.length === 0 ? lines : [...lines, ...located];
  const text = ['mapping: 1', ...allLines].join('\n');
  const check = () => checkMapping(text, DOCUMENT);
  for (const part of problem) expect(check).toThrow(part);
});

/** The lines of an Entry mapping with entry_id and the given field. */
function entryFields(line: string): string[] {
  return ['records:', '  Entry:', '    fields:', '      entry_id: id', `      ${line}`];
}

const RECORD = {
  type: 'object',
  properties: {
    id: { type: 'integer' },
    duration: { type: 'integer' },
    state: { type: 'string', enum: ['open', 'paid'] },
    fixed: { type: 'boolean' },
    notes: { type: 'string' },
  },
};

const json = (schema: object) => ({ content: { 'application/json': { schema } } });

const DOCUMENT = {
  openapi: '3.1.0',
  paths: {
    '/time': {
      get: {
        parameters: [{ name: 'from', in: 'query', schema: { type: 'string' } }],
        responses: { 200: json({ type: 'object', properties: { data: { type: 'array', items: RECORD } } }) },
      },
      post: {
        requestBody: json(RECORD),
        responses: { 200: json({ type: 'object', properties: { data: RECORD } }) },
      },
    },
    '/entries': { get: { responses: { 404: json({ type: 'object', properties: { text: {} } }) } } },
    '/time/{id}': { get: { responses: {} }, patch: { responses: {} } },
  },
} as OpenApiDocument;

test('paths into objects without documented properties are not reported', () => {
  const text = 'mapping: 1\nlists: { fields: { meta.total: meta.count } }';
  const open = structuredClone(DOCUMENT);
  const properties = { data: { type: 'array', items: RECORD }, meta: { type: 'object' } };
  Object.assign(open.paths, {
    '/entries': { get: { responses: { 200: json({ type: 'object', properties }) } } },
  });
  expect(() => checkMapping(text, open)).not.toThrow();
});

test("`as: number` is omitted if the document's field is a number", () => {
  const text = ['mapping: 1', ...entryFields('entry_minutes: { name: duration, as: number }')].join('\n');
  expect(checkMapping(text, DOCUMENT).records.Entry?.fields.entry_minutes).toEqual({ name: 'duration' });
});
