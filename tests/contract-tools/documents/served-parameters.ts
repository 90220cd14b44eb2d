import { paths } from './document.ts';
import { documentWithGet, jsonResponse, type ServedDocument } from './served-document.ts';

const id = (name: string) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`;
const buildResponse = (value: string) => jsonResponse('{}', `{ path: ${value} }`);
const IDS = 'schema: { type: array, items: { type: integer } }';
const RANGE =
  'schema: { type: object, required: [from], properties: { from: { type: integer }, to: { type: integer } } }';

/** Paths, and parameters in the path, the query, headers and cookies. */
export const servedParameters: ServedDocument[] = [
  [
    'a required header',
    documentWithGet('{ name: X-Trace, in: header, required: true, schema: { type: integer } }'),
    { request: 'GET /odd', headers: { 'x-trace': '7' }, status: 200 },
    { request: 'GET /odd', status: 422, fields: ['X-Trace'] },
    { request: 'GET /odd', headers: { 'X-TRACE': 'seven' }, status: 422, fields: ['X-Trace'] },
  ],
  [
    'headers that are not parameters',
    documentWithGet(
      '{ name: Authorization, in: header, required: true, schema: { type: integer } }, { name: Accept, in: header, required: true, schema: { enum: [x] } }, { name: Content-Type, in: header, required: true, schema: { type: string } }',
    ),
    { request: 'GET /odd', status: 200 },
  ],
  [
    'a list in a header',
    documentWithGet(
      '{ name: X-Ids, in: header, required: true, schema: { type: array, items: { type: integer } } }',
    ),
    { request: 'GET /odd', headers: { 'X-Ids': '1, 2' }, status: 200 },
    { request: 'GET /odd', headers: { 'X-Ids': '1,b' }, status: 422, fields: ['X-Ids.1'] },
    { request: 'GET /odd', status: 422, fields: ['X-Ids'] },
  ],
  [
    'a required cookie',
    documentWithGet('{ name: team, in: cookie, required: true, schema: { type: string, enum: [a, b] } }'),
    { request: 'GET /odd', headers: { Cookie: 'x=1; team=a' }, status: 200 },
    { request: 'GET /odd', headers: { Cookie: 'team=c' }, status: 422, fields: ['team'] },
    { request: 'GET /odd', status: 422, fields: ['team'] },
  ],
  [
    'a custom method after a path parameter',
    paths(`/odd/{id}: { parameters: [${id('id')}], get: { responses: { '200': ${buildResponse('plain')} } } }
  '/odd/{id}:archive': { parameters: [${id('id')}], get: { responses: { '200': ${buildResponse('archive')} } } }
  '/odd:batch': { get: { responses: { '200': ${buildResponse('batch')} } } }`),
    { request: 'GET /odd/1', status: 200, response: { path: 'plain' } },
    { request: 'GET /odd/1:archive', status: 200, response: { path: 'archive' } },
    { request: 'GET /odd:batch', status: 200, response: { path: 'batch' } },
  ],
  [
    'a file extension after a path parameter',
    paths(`/odd/{id}.json: { get: { parameters: [${id('id')}], responses: { '200': ${buildResponse('json')} } } }
  /odd/{id}.csv: { get: { parameters: [${id('id')}], responses: { '200': ${buildResponse('csv')} } } }`),
    { request: 'GET /odd/a.b.json', status: 200, response: { path: 'json' } },
    { request: 'GET /odd/a.csv', status: 200, response: { path: 'csv' } },
    { request: 'GET /odd/.csv', status: 404 },
    { request: 'GET /odd/a', status: 404 },
  ],
  [
    'two parameters in one path segment',
    paths(
      `'/{a}-{b}': { get: { parameters: [${id('a')}, ${id('b')}], responses: { '200': ${buildResponse('both')} } } }`,
    ),
    { request: 'GET /1-2', status: 200, response: { path: 'both' } },
    { request: 'GET /1-2-3', status: 200 },
    { request: 'GET /12', status: 404 },
    { request: 'GET /-2', status: 404 },
  ],
  [
    'a path with letters beyond ASCII',
    paths(`'/größe und mehr': { get: { responses: { '200': ${buildResponse('size')} } } }`),
    { request: 'GET /gr%C3%B6%C3%9Fe%20und%20mehr', status: 200, response: { path: 'size' } },
  ],
  ...(
    [
      ['form, exploded', 'style: form, explode: true', 'ids=1&ids=2', 'ids=1&ids=b'],
      ['form', 'explode: false', 'ids=1,2', 'ids=1,b'],
      ['form by default', '', 'ids=1&ids=2', 'ids=1&ids=b'],
      ['spaceDelimited', 'style: spaceDelimited, explode: false', 'ids=1%202', 'ids=1%20b'],
      ['pipeDelimited', 'style: pipeDelimited, explode: false', 'ids=1%7C2', 'ids=1|b'],
    ] as const
  ).map(
    ([name, style, good, bad]): ServedDocument => [
      `a list in the query (${name})`,
      documentWithGet(`{ name: ids, in: query, required: true, ${style && `${style}, `}${IDS} }`),
      { request: `GET /odd?${good}`, status: 200 },
      { request: 'GET /odd?ids=1', status: 200 },
      { request: `GET /odd?${bad}`, status: 422, fields: ['ids.1'] },
      { request: 'GET /odd', status: 422, fields: ['ids'] },
    ],
  ),
  ...(
    [
      ['deepObject', 'style: deepObject, explode: true', 'range[from]=1&range[to]=2', 'range[from]=x'],
      ['form', 'explode: false', 'range=from,1,to,2', 'range=from,x'],
      ['form, exploded', '', 'from=1&to=2', 'from=x'],
    ] as const
  ).map(
    ([name, style, good, bad]): ServedDocument => [
      `an object in the query (${name})`,
      documentWithGet(`{ name: range, in: query, required: true, ${style && `${style}, `}${RANGE} }`),
      { request: `GET /odd?${good}`, status: 200 },
      { request: `GET /odd?${bad}`, status: 422, fields: ['range.from'] },
      { request: 'GET /odd', status: 422, fields: ['range'] },
    ],
  ),
  [
    'JSON in the query',
    documentWithGet(
      '{ name: q, in: query, required: true, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: integer } } } } } }',
    ),
    { request: 'GET /odd?q=%7B%22a%22%3A1%7D', status: 200 },
    { request: 'GET /odd?q=%7B%22a%22%3A%22b%22%7D', status: 422, fields: ['q.a'] },
    { request: 'GET /odd?q=%7B', status: 422, fields: ['q'] },
    { request: 'GET /odd', status: 422, fields: ['q'] },
  ],
  [
    'true or false in the query',
    documentWithGet('{ name: all, in: query, schema: { type: boolean } }'),
    { request: 'GET /odd?all=true', status: 200 },
    { request: 'GET /odd?all=maybe', status: 422, fields: ['all'] },
  ],
];
