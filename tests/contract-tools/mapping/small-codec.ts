import type { OpenApiDocument, Schema } from '../../../scripts/contract/document.ts';
import { Codec } from '../../../scripts/contract/mapping/codec.ts';
import { readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';

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

/** The codec of a small document. */
export const codec = new Codec(
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
