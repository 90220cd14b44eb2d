import { expect, test } from 'vitest';
import type { OpenApiDocument, Schema } from '../../../scripts/contract/document.ts';
import { Codec } from '../../../scripts/contract/mapping/codec.ts';
import { readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';

/* Requests and responses of a small document, in either direction. */

const MAPPING = readMapping(`
mapping: 1
operations:
  listEntries:
    operation: GET /time
    query:
      date_from: from
      member_ids[]: people
      direction: { name: order, values: [[asc, UP], [desc, DOWN]] }
  createEntry: { operation: POST /time, wrapper: entry }
  updateEntry: PATCH /time/{id}
  listClients: { operation: GET /customers, query: { sort_by: { name: sort, as: sign, values: [[created_date, created_at]] } } }
  createPhase: { operation: POST /phases, parameters: { project_id: body project } }
  listPhases: { operation: GET /phases, parameters: { project_id: query project } }
  createTimer: { operation: "POST /projects/{project}/timers", path: { project: body project_id } }
  listTodos: { operation: "GET /projects/{project}/todos", path: { project: "query project_ids[]" } }
  listProjects: { operation: GET /projects, query: { "load[]": { name: with, values: [[members, people]] } } }
  getPhase: { operation: "GET /phases/{id}", parameters: { project_id: record, phase_id: path id } }
records:
  Entry:
    fields:
      entry_id: { name: id, as: string }
      project_id: project.id
      entry_minutes: duration
      billed: { name: state, values: [[0, open], [1, paid]] }
      is_locked: { name: locked, values: [[0, false], [1, true]] }
      cost: { name: cost, as: number }
      source_url: none
    body:
      project_id: project
      minutes: { name: seconds, as: seconds }
      billed: { name: state, values: [[0, open], [1, paid]] }
single: none
lists:
  records: items
  fields: { meta.total: count, links: none }
  paging: { style: offset, first: offset, size: limit }
errors: { message: error.text, fields: error.details, form: list, keys: { field: field, text: why } }
`);

const RECORD: Schema = {
  type: 'object',
  properties: {
    id: { type: 'string' },
    project: { type: 'object', properties: { id: { type: 'integer' }, name: { type: 'string' } } },
    duration: { type: 'integer' },
    state: { type: 'string', enum: ['open', 'paid'] },
    locked: { type: 'boolean' },
    cost: { type: 'number' },
  },
};
const BODY: Schema = {
  type: 'object',
  properties: { entry: { type: 'object', properties: { project: { type: 'integer' } } } },
};
const json = (schema: Schema) => ({ content: { 'application/json': { schema } } });
const query = (...names: string[]) =>
  names.map((name) => ({ name, in: 'query' as const, schema: { type: 'string' } }));
const one = { responses: { 200: json(RECORD) } };

const codec = new Codec(
  {
    openapi: '3.1.0',
    paths: {
      '/time': {
        get: {
          parameters: query('from', 'people', 'order', 'offset', 'limit'),
          responses: {
            200: json({
              type: 'object',
              properties: { count: { type: 'integer' }, items: { type: 'array', items: RECORD } },
            }),
          },
        },
        post: { requestBody: json(BODY), ...one },
      },
      '/customers': { get: { parameters: query('sort'), responses: {} } },
      '/time/{id}': {
        patch: { requestBody: json({ type: 'object', properties: { state: RECORD } }), ...one },
      },
      '/phases': {
        get: { parameters: query('project'), responses: {} },
        post: { requestBody: json({}), responses: {} },
      },
      '/phases/{id}': { get: { responses: {} } },
      '/projects/{project}/timers': { post: { requestBody: json({}), responses: {} } },
      '/projects/{project}/todos': { get: { responses: {} } },
      '/projects': {
        get: {
          parameters: [{ name: 'with', in: 'query', explode: false, schema: { type: 'array', items: {} } }],
          responses: {},
        },
      },
    },
  } as OpenApiDocument,
  MAPPING,
  () => 20,
);

const request = (method: string, url: string, body?: string) => {
  const [path = '', text = ''] = url.split('?');
  return { method, path, query: text, body };
};
const toWire = (method: string, url: string, body?: string) => {
  const wire = codec.requestToWire(request(method, url, body));
  return [`${wire.method} ${wire.path}${wire.query && `?${wire.query}`}`, wire.body];
};
const fromWire = (method: string, url: string, body?: string) => {
  const ours = codec.requestFromWire(request(method, url, body));
  return ours && [`${ours.method} ${ours.path}${ours.query && `?${ours.query}`}`, ours.body];
};
const wordsOf = (id: string) => codec.words.find((words) => words.id === id);

test.each<[ours: [string, string, string?], theirs: [string, string, string?]]>([
  [
    ['GET', '/entries'],
    ['GET', '/time'],
  ],
  [
    ['GET', '/entries?date_from=2026-01-01'],
    ['GET', '/time?from=2026-01-01'],
  ],
  [
    ['GET', '/entries?member_ids[]=7'],
    ['GET', '/time?people=7'],
  ],
  [
    ['GET', '/entries?direction=desc'],
    ['GET', '/time?order=DOWN'],
  ],
  [
    ['GET', '/entries?page=3&per_page=10'],
    ['GET', '/time?offset=20&limit=10'],
  ],
  [
    ['PUT', '/entries/7', '{"billed":1}'],
    ['PATCH', '/time/7', '{"state":"paid"}'],
  ],
  [
    ['POST', '/entries', '{"minutes":90}'],
    ['POST', '/time', '{"entry":{"seconds":5400}}'],
  ],
  [
    ['POST', '/entries', '{"project_id":1}'],
    ['POST', '/time', '{"entry":{"project":1}}'],
  ],
  [
    ['GET', '/clients?sort_by=created_date&direction=desc'],
    ['GET', '/customers?sort=-created_at'],
  ],
  [
    ['GET', '/clients?sort_by=name'],
    ['GET', '/customers?sort=name'],
  ],
  [
    ['GET', '/projects/3/phases'],
    ['GET', '/phases?project=3'],
  ],
  [
    ['POST', '/projects/3/phases', '{"name":"A"}'],
    ['POST', '/phases', '{"name":"A","project":3}'],
  ],
  [
    ['POST', '/timers', '{"notes":"A","project_id":3}'],
    ['POST', '/projects/3/timers', '{"notes":"A"}'],
  ],
  [
    ['GET', '/todos?is_completed=1&project_ids[]=3'],
    ['GET', '/projects/3/todos?is_completed=1'],
  ],
])('%j is %j in the document, and back', (ours, theirs) => {
  expect(toWire(...ours)).toEqual([`${theirs[0]} ${theirs[1]}`, theirs[2]]);
  expect(fromWire(...theirs)).toEqual([`${ours[0]} ${ours[1]}`, ours[2]]);
});

test('each item of a list between commas is translated', () => {
  expect(toWire('GET', '/projects?load[]=members&load[]=phases')[0]).toBe('GET /projects?with=people,phases');
  expect(fromWire('GET', '/projects?with=people,phases')?.[0]).toBe('GET /projects?load[]=members,phases');
});

test('a record that its id alone names is below the project 0', () => {
  expect(toWire('GET', '/projects/3/phases/7')[0]).toBe('GET /phases/7');
  expect(fromWire('GET', '/phases/7')?.[0]).toBe('GET /projects/0/phases/7');
});

test.each([
  ['GET', '/entries'],
  ['PUT', '/time/7'],
  ['GET', '/time/7'],
])('%s %s is not a request of the document', (method, path) => {
  expect(codec.requestFromWire(request(method, path))).toBeUndefined();
});

test.each(['/time?order=ASC', '/time?order=asc', '/time?order=desc'])(
  'a word that is not in the document is not translated into ours: %s',
  (url) => {
    expect(fromWire('GET', url)?.[0]).not.toMatch(/direction=(asc|desc)$/);
  },
);

test.each<[ours: string, what: string]>([
  ['{"billed":"open"}', "the document's word"],
  ['{"billed":"paid"}', "the document's word"],
])('%s has %s, and stays wrong', (body) => {
  expect(toWire('PUT', '/entries/7', body)[1]).toBe('{"state":{"not a value":true}}');
});

test('minutes that are not whole do not become whole seconds', () => {
  expect(toWire('POST', '/entries', '{"minutes":1.5}')[1]).toBe('{"entry":{"seconds":{"not a value":true}}}');
});

test('an id that is not written as JSON writes numbers stays a text', () => {
  expect(toWire('POST', '/projects/03/phases', '{}')[1]).toBe('{"project":"03"}');
});

test('what stands around a body stays there', () => {
  expect(toWire('PUT', '/entries/7', '\uFEFF{"billed":1}\r\n')[1]).toBe('\uFEFF{"state":"paid"}\r\n');
});

test('a body that is nested deeper than JSON.stringify can handle is translated', () => {
  const deep = `${'['.repeat(20_000)}${']'.repeat(20_000)}`;
  expect(toWire('PUT', '/entries/7', `{"notes":${deep},"billed":1}`)[1]).toBe(
    `{"notes":${deep},"state":"paid"}`,
  );
});

test('a record is translated both ways', () => {
  const ours = { entry_id: 7, project_id: 3, entry_minutes: 90, billed: 1, is_locked: 0, cost: '12.50' };
  const theirs = {
    id: '7',
    project: { id: 3, name: 'text' },
    duration: 90,
    state: 'paid',
    locked: false,
    cost: 12.5,
  };
  const words = wordsOf('createEntry');
  const wire = codec.responseToWire(words, 200, { data: { ...ours, source_url: null } }) as typeof theirs;
  expect({ ...wire, project: { id: wire.project.id } }).toEqual({ ...theirs, project: { id: 3 } });
  expect(codec.responseFromWire(words, 200, theirs)).toEqual({ data: ours });
});

test('a list has its records and its total where the document has them', () => {
  const words = wordsOf('listEntries');
  const body = { data: [{ entry_id: 7 }], meta: { total: 12, current_page: 1, per_page: 20 }, links: {} };
  expect(codec.responseToWire(words, 200, body)).toEqual({ count: 12, items: [{ id: '7' }] });
  expect(codec.responseFromWire(words, 200, { count: 12, items: [{ id: '7' }] })).toEqual({
    data: [{ entry_id: 7 }],
    meta: { total: 12 },
  });
});

test("an error names the document's fields, and ours again", () => {
  const words = wordsOf('createEntry');
  const body = { message: 'Invalid.', errors: { minutes: ['The minutes field is required.'] } };
  const wire = {
    error: { text: 'Invalid.', details: [{ field: 'seconds', why: 'The seconds field is required.' }] },
  };
  expect(codec.responseToWire(words, 422, body)).toEqual(wire);
  expect(codec.responseFromWire(words, 422, wire)).toEqual({
    message: 'Invalid.',
    errors: { minutes: ['The seconds field is required.'] },
  });
});

test('what is none of our operations passes as it is', () => {
  expect(toWire('GET', '/tags?a=1')).toEqual(['GET /tags?a=1', undefined]);
  expect(codec.responseToWire(undefined, 200, { a: 1 })).toEqual({ a: 1 });
});
