import { OK, paths, responding } from './document.ts';

/** A request to the mock, and its expected response. */
export interface Exchange {
  /** `POST /path?query` below the base path. */
  request: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array | FormData;
  status: number;
  /** The Content-Type of the response; null for none. */
  type?: string | null;
  /** The body: text as it is, anything else as JSON. */
  response?: unknown;
  /** Names of the fields in the errors of a 422. */
  fields?: string[];
  received?: Record<string, string>;
}

/** Legal but rare documents, and how the mock serves them. */
export const SERVED: Record<string, [text: string, ...exchanges: Exchange[]]> = {};

const JSON_TYPE = 'application/json';
const json = (schema: string, example = '') =>
  `{ description: x, content: { application/json: { schema: ${schema}${example && `, example: ${example}`} } } }`;
const served = (name: string, text: string, ...exchanges: Exchange[]) => {
  SERVED[name] = [text, ...exchanges];
};
/** `GET /odd` with these parameters. */
const listing = (parameters: string) => paths(`/odd: { get: { parameters: [${parameters}], ${OK} } }`);
/** `POST /odd` with this content of its body. */
const posting = (content: string) =>
  paths(
    `/odd: { post: { requestBody: { required: true, content: ${content} }, responses: { '200': { description: x } } } }`,
  );

served(
  'a range of statuses',
  paths(
    `/odd: { get: { responses: { 2XX: ${json('{ type: object }', '{ a: 1 }')}, 4XX: { description: x } } } }`,
  ),
  { request: 'GET /odd', status: 200, type: JSON_TYPE, response: { a: 1 } },
);
served(
  'a default response alone',
  paths(`/odd: { get: { responses: { default: ${json('{ type: object }', '{ a: 1 }')} } } }`),
  { request: 'GET /odd', status: 200, response: { a: 1 } },
);
served(
  'a default response for errors',
  paths(
    `/odd/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }, { name: q, in: query, required: true, schema: { type: string } }], responses: { '200': ${json('{ type: object }', '{ a: 1 }')}, default: ${json('{ type: object, required: [code, message], properties: { code: { type: integer }, message: { type: string } } }')} } } }`,
  ),
  { request: 'GET /odd/1?q=a', status: 200 },
  { request: 'GET /odd/1', status: 422 },
);
served(
  'a redirect alone',
  paths(
    "/odd: { get: { responses: { '302': { description: x, headers: { Location: { required: true, schema: { type: string, format: uri }, example: 'https://a.example/b' } } } } } }",
  ),
  { request: 'GET /odd', status: 302, type: null, received: { location: 'https://a.example/b' } },
);
for (const status of [202, 204, 205]) {
  served(
    `${status} without content`,
    paths(`/odd: { post: { responses: { '${status}': { description: x } } } }`),
    { request: 'POST /odd', status, type: null, response: '' },
  );
}
served(
  'a required header',
  listing('{ name: X-Trace, in: header, required: true, schema: { type: integer } }'),
  { request: 'GET /odd', headers: { 'x-trace': '7' }, status: 200 },
  { request: 'GET /odd', status: 422, fields: ['X-Trace'] },
  { request: 'GET /odd', headers: { 'X-TRACE': 'seven' }, status: 422, fields: ['X-Trace'] },
);
served(
  'headers that are not parameters',
  listing(
    '{ name: Authorization, in: header, required: true, schema: { type: integer } }, { name: Accept, in: header, required: true, schema: { enum: [x] } }, { name: Content-Type, in: header, required: true, schema: { type: string } }',
  ),
  { request: 'GET /odd', status: 200 },
);
served(
  'a list in a header',
  listing('{ name: X-Ids, in: header, required: true, schema: { type: array, items: { type: integer } } }'),
  { request: 'GET /odd', headers: { 'X-Ids': '1, 2' }, status: 200 },
  { request: 'GET /odd', headers: { 'X-Ids': '1,b' }, status: 422, fields: ['X-Ids.1'] },
  { request: 'GET /odd', status: 422, fields: ['X-Ids'] },
);
served(
  'a required cookie',
  listing('{ name: team, in: cookie, required: true, schema: { type: string, enum: [a, b] } }'),
  { request: 'GET /odd', headers: { Cookie: 'x=1; team=a' }, status: 200 },
  { request: 'GET /odd', headers: { Cookie: 'team=c' }, status: 422, fields: ['team'] },
  { request: 'GET /odd', status: 422, fields: ['team'] },
);
const id = (name: string) => `{ name: ${name}, in: path, required: true, schema: { type: string } }`;
const responseWith = (value: string) => json('{}', `{ path: ${value} }`);
served(
  'a verb behind a path parameter',
  paths(`/odd/{id}: { parameters: [${id('id')}], get: { responses: { '200': ${responseWith('plain')} } } }
  '/odd/{id}:archive': { parameters: [${id('id')}], get: { responses: { '200': ${responseWith('archive')} } } }
  '/odd:batch': { get: { responses: { '200': ${responseWith('batch')} } } }`),
  { request: 'GET /odd/1', status: 200, response: { path: 'plain' } },
  { request: 'GET /odd/1:archive', status: 200, response: { path: 'archive' } },
  { request: 'GET /odd:batch', status: 200, response: { path: 'batch' } },
);
served(
  'an extension behind a path parameter',
  paths(`/odd/{id}.json: { get: { parameters: [${id('id')}], responses: { '200': ${responseWith('json')} } } }
  /odd/{id}.csv: { get: { parameters: [${id('id')}], responses: { '200': ${responseWith('csv')} } } }`),
  { request: 'GET /odd/a.b.json', status: 200, response: { path: 'json' } },
  { request: 'GET /odd/a.csv', status: 200, response: { path: 'csv' } },
  { request: 'GET /odd/.csv', status: 404 },
  { request: 'GET /odd/a', status: 404 },
);
served(
  'two parameters in a segment',
  paths(
    `'/{a}-{b}': { get: { parameters: [${id('a')}, ${id('b')}], responses: { '200': ${responseWith('both')} } } }`,
  ),
  { request: 'GET /1-2', status: 200, response: { path: 'both' } },
  { request: 'GET /1-2-3', status: 200 },
  { request: 'GET /12', status: 404 },
  { request: 'GET /-2', status: 404 },
);
served(
  'a path with letters beyond ASCII',
  paths(`'/größe und mehr': { get: { responses: { '200': ${responseWith('size')} } } }`),
  { request: 'GET /gr%C3%B6%C3%9Fe%20und%20mehr', status: 200, response: { path: 'size' } },
);
const NAMES = ['constructor', 'toString', '__proto__', 'done_%', 'a/b', 'a~b', '%41', '$ref x'];
served(
  'fields with unusual names',
  paths(
    `/odd: { post: { requestBody: { required: true, content: { application/json: { schema: &s { type: object, additionalProperties: false, required: [${NAMES.map((n) => `'${n}'`).join(', ')}], properties: { ${NAMES.map((n) => `'${n}': { type: integer }`).join(', ')} } } } } }, responses: { '200': { description: x, content: { application/json: { schema: *s } } } } } }`,
  ),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: `{${NAMES.map((n) => `"${n}":1`).join(',')}}`,
    status: 200,
  },
  { request: 'POST /odd', headers: { 'Content-Type': JSON_TYPE }, body: '{"done_%":"x"}', status: 422 },
);
served(
  'cents',
  paths(
    `/odd: { post: { requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { rate: { type: number, multipleOf: 0.01 } } } } } }, responses: { '200': ${json('{ type: number, multipleOf: 0.01 }', '1.13')} } } }`,
  ),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{"rate":0.29}',
    status: 200,
    response: 1.13,
  },
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{"rate":0.295}',
    status: 422,
    fields: ['rate'],
  },
);
served(
  'fields of one direction among the required ones',
  paths(
    `/odd: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, responses: { '200': ${json("{ $ref: '#/components/schemas/User' }", '{ id: 1, name: a }')} } } }`,
    'components: { schemas: { User: { type: object, required: [id, name, password], properties: { id: { type: integer, readOnly: true }, name: { type: string }, password: { type: string, writeOnly: true } } } } }\n',
  ),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{"name":"a","password":"b"}',
    status: 200,
    response: { id: 1, name: 'a' },
  },
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{"name":"a"}',
    status: 422,
    fields: ['password'],
  },
);
served(
  'fields of one direction, without examples',
  paths(
    `/odd: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, responses: { '200': ${json("{ type: array, items: { $ref: '#/components/schemas/User' } }")} } } }`,
    'components: { schemas: { User: { type: object, additionalProperties: false, required: [id, password], properties: { id: { type: integer, readOnly: true }, password: { type: string, writeOnly: true } } } } }\n',
  ),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{"password":"b"}',
    status: 200,
    response: [{ id: 1 }],
  },
);
const IDS = 'schema: { type: array, items: { type: integer } }';
for (const [name, style, good, bad] of [
  ['form, exploded', 'style: form, explode: true', 'ids=1&ids=2', 'ids=1&ids=b'],
  ['form', 'explode: false', 'ids=1,2', 'ids=1,b'],
  ['form by default', '', 'ids=1&ids=2', 'ids=1&ids=b'],
  ['spaceDelimited', 'style: spaceDelimited, explode: false', 'ids=1%202', 'ids=1%20b'],
  ['pipeDelimited', 'style: pipeDelimited, explode: false', 'ids=1%7C2', 'ids=1|b'],
] as const) {
  served(
    `a list in the query: ${name}`,
    listing(`{ name: ids, in: query, required: true, ${style && `${style}, `}${IDS} }`),
    { request: `GET /odd?${good}`, status: 200 },
    { request: 'GET /odd?ids=1', status: 200 },
    { request: `GET /odd?${bad}`, status: 422, fields: ['ids.1'] },
    { request: 'GET /odd', status: 422, fields: ['ids'] },
  );
}
const RANGE =
  'schema: { type: object, required: [from], properties: { from: { type: integer }, to: { type: integer } } }';
for (const [name, style, good, bad] of [
  ['deepObject', 'style: deepObject, explode: true', 'range[from]=1&range[to]=2', 'range[from]=x'],
  ['form', 'explode: false', 'range=from,1,to,2', 'range=from,x'],
  ['form, exploded', '', 'from=1&to=2', 'from=x'],
] as const) {
  served(
    `an object in the query: ${name}`,
    listing(`{ name: range, in: query, required: true, ${style && `${style}, `}${RANGE} }`),
    { request: `GET /odd?${good}`, status: 200 },
    { request: `GET /odd?${bad}`, status: 422, fields: ['range.from'] },
    { request: 'GET /odd', status: 422, fields: ['range'] },
  );
}
served(
  'JSON in the query',
  listing(
    '{ name: q, in: query, required: true, content: { application/json: { schema: { type: object, required: [a], properties: { a: { type: integer } } } } } }',
  ),
  { request: 'GET /odd?q=%7B%22a%22%3A1%7D', status: 200 },
  { request: 'GET /odd?q=%7B%22a%22%3A%22b%22%7D', status: 422, fields: ['q.a'] },
  { request: 'GET /odd?q=%7B', status: 422, fields: ['q'] },
  { request: 'GET /odd', status: 422, fields: ['q'] },
);
served(
  'true or false in the query',
  listing('{ name: all, in: query, schema: { type: boolean } }'),
  { request: 'GET /odd?all=true', status: 200 },
  { request: 'GET /odd?all=maybe', status: 422, fields: ['all'] },
);
const FORM =
  'schema: { type: object, required: [minutes], properties: { minutes: { type: integer }, tags: { type: array, items: { type: string } } } }';
served(
  'a form',
  posting(`{ application/x-www-form-urlencoded: { ${FORM} } }`),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'minutes=5&tags=a&tags=b%20c',
    status: 200,
  },
  {
    request: 'POST /odd',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'minutes=x',
    status: 422,
    fields: ['minutes'],
  },
  {
    request: 'POST /odd',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'tags=a',
    status: 422,
    fields: ['minutes'],
  },
  { request: 'POST /odd', headers: { 'Content-Type': JSON_TYPE }, body: '{"minutes":5}', status: 415 },
);
served(
  'a form or JSON',
  posting(`{ application/x-www-form-urlencoded: { ${FORM} }, application/json: { ${FORM} } }`),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: 'minutes=5',
    status: 200,
  },
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{"minutes":"5"}',
    status: 422,
    fields: ['minutes'],
  },
  { request: 'POST /odd', headers: { 'Content-Type': 'text/plain' }, body: 'x', status: 415 },
);
const upload = (fields: Record<string, string | Blob>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};
served(
  'a form with files',
  posting(
    '{ multipart/form-data: { schema: { type: object, required: [file], properties: { file: { type: string, format: binary }, minutes: { type: integer } } } } }',
  ),
  {
    request: 'POST /odd',
    body: upload({ minutes: '5', file: new Blob([new Uint8Array([0xff, 0, 13, 10, 45, 45])]) }),
    status: 200,
  },
  {
    request: 'POST /odd',
    body: upload({ minutes: 'x', file: new Blob(['a']) }),
    status: 422,
    fields: ['minutes'],
  },
  { request: 'POST /odd', body: upload({ minutes: '5' }), status: 422, fields: ['file'] },
  { request: 'POST /odd', headers: { 'Content-Type': 'multipart/form-data' }, body: 'x', status: 400 },
);
served(
  'a file as the body',
  posting('{ application/octet-stream: { schema: { type: string, format: binary } } }'),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': 'application/octet-stream' },
    body: new Uint8Array([0xff, 0]),
    status: 200,
  },
  { request: 'POST /odd', headers: { 'Content-Type': JSON_TYPE }, body: '{}', status: 415 },
  { request: 'POST /odd', status: 422, fields: ['body'] },
);
served(
  'text as the body',
  posting("{ text/csv: { schema: { type: string, pattern: '^a' } } }"),
  { request: 'POST /odd', headers: { 'Content-Type': 'text/csv; charset=utf-8' }, body: 'a;b', status: 200 },
  { request: 'POST /odd', headers: { 'Content-Type': 'text/csv' }, body: 'b', status: 422, fields: ['body'] },
);
served(
  'a range of media types',
  posting("{ 'image/*': {} }"),
  { request: 'POST /odd', headers: { 'Content-Type': 'image/png' }, body: 'x', status: 200 },
  { request: 'POST /odd', headers: { 'Content-Type': 'text/plain' }, body: 'x', status: 415 },
);
served(
  'JSON in other words',
  posting("{ 'application/merge-patch+json': { schema: { type: object } } }"),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': 'application/merge-patch+json' },
    body: '{}',
    status: 200,
  },
  { request: 'POST /odd', headers: { 'Content-Type': 'application/json' }, body: '{}', status: 200 },
);
served(
  'a list as the body',
  posting('{ application/json: { schema: { type: array, items: { type: integer } } } }'),
  { request: 'POST /odd', headers: { 'Content-Type': JSON_TYPE }, body: '[1]', status: 200 },
  { request: 'POST /odd', headers: { 'Content-Type': JSON_TYPE }, body: '["a"]', status: 422, fields: ['0'] },
);
const file = (media: string) =>
  paths(`/odd: { get: { responses: { '200': { description: x, content: { ${media} } } } } }`);
served('CSV', file('text/csv: { schema: { type: string }, example: "a;b\\n1;2\\n" }'), {
  request: 'GET /odd',
  status: 200,
  type: 'text/csv',
  response: 'a;b\n1;2\n',
});
served('CSV without an example', file('text/csv: { schema: { type: string } }'), {
  request: 'GET /odd',
  status: 200,
  type: 'text/csv',
  response: 'text',
});
served('a PDF', file('application/pdf: { schema: { type: string, format: binary } }'), {
  request: 'GET /odd',
  status: 200,
  type: 'application/pdf',
});
served('a picture', file('image/png: {}'), { request: 'GET /odd', status: 200, type: 'image/png' });
served('XML', file('application/xml: { schema: { type: object, properties: { a: { type: string } } } }'), {
  request: 'GET /odd',
  status: 200,
  type: 'application/xml',
});
served(
  'CSV or JSON',
  file(
    "application/json: { schema: { type: object }, example: { a: 1 } }, text/csv: { schema: { type: string }, example: 'a,1' }",
  ),
  { request: 'GET /odd', status: 200, type: JSON_TYPE, response: { a: 1 } },
  { request: 'GET /odd', headers: { Accept: 'text/csv' }, status: 200, type: 'text/csv', response: 'a,1' },
  { request: 'GET /odd', headers: { Accept: 'image/png' }, status: 200, type: JSON_TYPE },
);
served('any media type', file("'*/*': { schema: { type: object }, example: { a: 1 } }"), {
  request: 'GET /odd',
  status: 200,
  type: JSON_TYPE,
  response: { a: 1 },
});
served(
  'required headers of a response',
  paths(
    '/odd: { post: { responses: { \'201\': { description: x, headers: { Location: { required: true, schema: { type: string, format: uri } }, X-Count: { required: true, schema: { type: integer, minimum: 5 } }, X-Odd: { required: true, schema: { type: string }, example: "a\\r\\nX-Evil: 1 \\u2603" }, Content-Length: { required: true, schema: { type: integer } }, Transfer-Encoding: { required: true, schema: { type: string } } } } } } }',
  ),
  {
    request: 'POST /odd',
    status: 201,
    type: null,
    received: { location: 'https://example.com/', 'x-count': '5' },
  },
);
served('a schema without words', responding('{}').replaceAll('/clients', '/odd'), {
  request: 'GET /odd',
  status: 200,
  type: JSON_TYPE,
});
served('JSON without a schema', file('application/json: {}'), {
  request: 'GET /odd',
  status: 200,
  type: JSON_TYPE,
});
served('a list of ours with an empty schema', responding('{}'), {
  request: 'GET /clients',
  status: 200,
  type: JSON_TYPE,
});
served('a text in JSON', file("application/json: { schema: { type: string }, example: '' }"), {
  request: 'GET /odd',
  status: 200,
  type: JSON_TYPE,
  response: '',
});
served('null in JSON', file("application/json: { schema: { type: 'null' } }"), {
  request: 'GET /odd',
  status: 200,
  type: JSON_TYPE,
  response: null,
});
served(
  'a text with a pattern',
  responding(
    "{ type: object, required: [code], properties: { code: { type: string, pattern: '^[A-Z]{2}-\\d{4}$' } } }",
  ).replaceAll('/clients', '/odd'),
  { request: 'GET /odd', status: 200, type: JSON_TYPE },
);
served(
  'objects in const and enum',
  posting(
    '{ application/json: { schema: { type: object, properties: { a: { const: { code: 1 } }, b: { enum: [{ code: 1 }, [2]] }, constructor: { const: { toString: 1 } } } } } }',
  ),
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{ "a": { "code": 1 }, "b": { "code": 1 }, "constructor": { "toString": 1 } }',
    status: 200,
  },
  {
    request: 'POST /odd',
    headers: { 'Content-Type': JSON_TYPE },
    body: '{ "a": { "code": 2 }, "b": [1] }',
    status: 422,
    fields: ['a', 'b'],
  },
);
