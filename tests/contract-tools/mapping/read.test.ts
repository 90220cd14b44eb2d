import { expect, test } from 'vitest';
import { UsageError } from '../../../scripts/cli/index.ts';
import { EMPTY_MAPPING, isIdentity, readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';

test('a mapping with only a version translates nothing', () => {
  expect(readMapping('# Names agree.\nmapping: 1\n')).toEqual(EMPTY_MAPPING);
  expect(isIdentity(readMapping('mapping: 1'))).toBe(true);
  expect(isIdentity(readMapping('mapping: 1\nsingle: none'))).toBe(false);
});

test('an operation is a method and a path, an object, or none', () => {
  const { operations } = readMapping(`
mapping: 1
operations:
  listEntries: GET /time-entries
  getPhase:
    operation: PATCH /phases/{id}
    parameters: { project_id: record, phase_id: path id }
    wrapper: phase
    single: none
  updateEntry:
    operation: PATCH /time-entries/{id}
    body: { minutes: duration }
  listPhases:
    operation: GET /phases
    parameters: { project_id: query project }
    query: { is_open: { name: state, values: [[1, open], [0, closed]] } }
    lists: { records: phases }
  deleteTimer: none
`);
  expect(operations).toEqual({
    listEntries: { method: 'get', path: '/time-entries', parameters: {}, query: {}, body: {} },
    getPhase: {
      method: 'patch',
      path: '/phases/{id}',
      parameters: { project_id: { in: 'record' }, phase_id: { in: 'path', name: 'id' } },
      query: {},
      body: {},
      wrapper: 'phase',
      single: {},
    },
    updateEntry: {
      method: 'patch',
      path: '/time-entries/{id}',
      parameters: {},
      query: {},
      body: { minutes: { name: 'duration' } },
    },
    listPhases: {
      method: 'get',
      path: '/phases',
      parameters: { project_id: { in: 'query', name: 'project' } },
      query: {
        is_open: {
          name: 'state',
          values: [
            [1, 'open'],
            [0, 'closed'],
          ],
        },
      },
      body: {},
      lists: { records: 'phases' },
    },
    deleteTimer: 'none',
  });
});

test('the mapping sets names and formats of fields, lists and errors', () => {
  const mapping = readMapping(`
mapping: 1
query: { client_ids: customers, per_page: limit }
records:
  Entry:
    fields:
      project_id: project.id
      cost: { name: costs, as: number }
    body: { minutes: entry_minutes }
single: none
lists:
  records: none
  fields: { meta: page_info, meta.total: count, links: none }
errors: { message: error.message, fields: error.details, form: list, keys: { field: name, text: reason } }
`);
  expect(mapping.query).toEqual({ 'client_ids[]': { name: 'customers' } });
  expect(mapping.records.Entry).toEqual({
    fields: { project_id: { name: 'project.id' }, cost: { name: 'costs', as: 'number' } },
    body: { minutes: { name: 'entry_minutes' } },
  });
  expect(mapping.single).toEqual({});
  expect(mapping.lists).toMatchObject({
    records: undefined,
    fields: { 'meta.total': 'count', 'meta.to': 'page_info.to', 'links.next': 'none' },
    paging: { style: 'page', first: 'page', size: 'limit' },
  });
  expect(mapping.errors).toEqual({
    message: 'error.message',
    fields: 'error.details',
    form: 'list',
    keys: { field: 'name', text: 'reason' },
  });
});

test.each<[what: string, text: string, ...problem: string[]]>([
  ['no version', 'operations: {}', 'mapping.yaml:1', 'begin with "mapping: 1"'],
  ['another version', 'mapping: 2', 'mapping.yaml:1: mapping', 'must be 1', 'not 2'],
  ['nothing', '# nothing', 'is empty'],
  ['a list', '- mapping: 1', 'is not an object'],
  ['an unknown key', 'mapping: 1\nrecord: {}', 'mapping.yaml:2: record', 'did you mean records?'],
  ['an unknown operation', ops('listEntrys: GET /a'), ':3', 'did you mean listEntries?'],
  ['no method', ops('listEntries: /entries'), ':3', 'GET /entries', 'not "/entries"'],
  ['a method that OpenAPI lacks', ops('listEntries: LIST /entries'), ':3', 'not "LIST /entries"'],
  ['an object without operation', ops('listEntries: { single: data }'), ':3', 'has no operation'],
  ['no operation', ops('listEntries:'), ':3', 'not null'],
  [
    'a duplicate operation',
    ops('listEntries: GET /a', 'listTodos: GET /a'),
    ':4',
    'GET /a is already mapped to listEntries',
  ],
  [
    'an unknown parameter',
    ops('getPhase: { operation: GET /p, parameters: { id: record } }'),
    ':3: operations > getPhase > parameters > id',
    'Choose from: project_id, phase_id',
  ],
  [
    'a parameter with an unsupported location',
    ops('getPhase: { operation: GET /p, parameters: { phase_id: header id } }'),
    'path NAME, query NAME, body NAME or record',
  ],
  [
    'a query parameter that the operation lacks',
    ops('listTodos: { operation: GET /t, query: { date_from: a } }'),
    'no query parameter of listTodos',
  ],
  ['a body of an operation without one', ops('listTodos: { operation: GET /t, body: { a: b } }'), 'body > a'],
  ['an unknown record', 'mapping: 1\nrecords: { Tag: {} }', ':2: records > Tag'],
  ['an unknown field', entry('entry_minuts: a'), ':5', 'did you mean entry_minutes?'],
  ['a field without name', entry('cost: { as: number }'), 'has no name'],
  ['a field path with an empty segment', entry('cost: a..b'), 'not "a..b"'],
  ['an unknown form', entry('cost: { name: cost, as: cents }'), 'cost > as', 'not "cents"', 'or hex or sign'],
  [
    'a form of another kind',
    entry('entry_date: { name: day, as: hex }'),
    'as',
    'choose from date, date-time',
  ],
  [
    'a format for an object',
    'mapping: 1\nrecords: { Project: { fields: { client: { name: c, as: string } } } }',
    'none',
  ],
  [
    'records without IDs',
    entry('entry_id: none'),
    ':5: records > Entry > fields > entry_id',
    'cannot be none',
  ],
  [
    'a duplicate operation in an object',
    ops('listEntries: GET /a', 'listTodos:', '  operation: GET /a'),
    ':5: operations > listTodos: GET /a',
  ],
  ['a duplicate field', entry('cost: money', 'profit: money'), ':6', 'money is already mapped to cost'],
  [
    'values that are not a list',
    entry('billed: { name: billed, values: {} }'),
    ':5',
    'list of pairs [contract value, document value]',
  ],
  ['a pair with three items', entry('billed: { name: billed, values: [[0, 1, 2]] }'), 'must be a pair'],
  ['a duplicate value', entry('billed: { name: b, values: [[0, a], [1, a]] }'), `document's value "a" is`],
  [
    'a value that is not in the contract',
    entry('billed: { name: b, values: [[7, a]] }'),
    '7 is not a value in the contract',
  ],
  ['a format for an unmapped field', entry('billed: { name: none, as: string }'), 'remove values and as'],
  [
    'pagination without a page size',
    'mapping: 1\nlists: { paging: { style: offset, first: offset } }',
    'first (the offset)',
  ],
  ['pagination without a style', 'mapping: 1\nlists: { paging: { first: a, size: b } }', 'has no style'],
  ['an unmapped page parameter', 'mapping: 1\nquery: { page: none }', ':2: query > page', 'lists > paging'],
  [
    'two names for the page parameter',
    'mapping: 1\nquery: { page: a }\nlists: { paging: { style: page, first: b, size: c } }',
    'is b in lists > paging',
  ],
  ['a list of errors without keys', 'mapping: 1\nerrors: { form: list }', 'must have keys'],
  ['keys of a map', 'mapping: 1\nerrors: { keys: { field: a, text: b } }', 'belongs to form: list'],
  ['a key twice', 'mapping: 1\nmapping: 1', 'line 2', 'is repeated'],
])('a mapping with %s is reported with its line', (_, text, ...problem) => {
  const error = catchError(() => readMapping(text));
  expect(error).toBeInstanceOf(UsageError);
  for (const part of problem) expect(error.message).toContain(part);
});

test('all problems are reported at once, in the order of their lines', () => {
  const { message } = catchError(() => readMapping('mapping: 3\nsingle: []\nlists: {a: 1}', 'other.yaml'));
  expect(message.split('\n')).toEqual([
    'other.yaml has 3 problems:',
    '  other.yaml:1: mapping: must be 1, the only version of this file, not 3',
    '  other.yaml:2: single: must be a string that is not blank, not []',
    '  other.yaml:3: lists > a: the key is unknown. Choose from: records, fields, paging',
  ]);
});

function ops(...lines: string[]): string {
  return ['mapping: 1', 'operations:', ...lines.map((line) => `  ${line}`)].join('\n');
}

function entry(...lines: string[]): string {
  return ['mapping: 1', 'records:', '  Entry:', '    fields:', ...lines.map((line) => `      ${line}`)].join(
    '\n',
  );
}

function catchError(run: () => unknown): Error {
  try {
    run();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}
