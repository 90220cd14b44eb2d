import { paths } from './document.ts';
import { documentWithPost, JSON_TYPE, jsonResponse, type ServedDocument } from './served-document.ts';

const NAMES = ['constructor', 'toString', '__proto__', 'done_%', 'a/b', 'a~b', '%41', '$ref x'];
const FORM =
  'schema: { type: object, required: [minutes], properties: { minutes: { type: integer }, tags: { type: array, items: { type: string } } } }';
const upload = (fields: Record<string, string | Blob>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  return form;
};

/** Request bodies: JSON, forms, files and text. */
export const servedBodies: ServedDocument[] = [
  [
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
  ],
  [
    'cents',
    paths(
      `/odd: { post: { requestBody: { required: true, content: { application/json: { schema: { type: object, properties: { rate: { type: number, multipleOf: 0.01 } } } } } }, responses: { '200': ${jsonResponse('{ type: number, multipleOf: 0.01 }', '1.13')} } } }`,
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
  ],
  [
    'required readOnly and writeOnly fields',
    paths(
      `/odd: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, responses: { '200': ${jsonResponse("{ $ref: '#/components/schemas/User' }", '{ id: 1, name: a }')} } } }`,
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
  ],
  [
    'readOnly and writeOnly fields without examples',
    paths(
      `/odd: { post: { requestBody: { required: true, content: { application/json: { schema: { $ref: '#/components/schemas/User' } } } }, responses: { '200': ${jsonResponse("{ type: array, items: { $ref: '#/components/schemas/User' } }")} } } }`,
      'components: { schemas: { User: { type: object, additionalProperties: false, required: [id, password], properties: { id: { type: integer, readOnly: true }, password: { type: string, writeOnly: true } } } } }\n',
    ),
    {
      request: 'POST /odd',
      headers: { 'Content-Type': JSON_TYPE },
      body: '{"password":"b"}',
      status: 200,
      response: [{ id: 1 }],
    },
  ],
  [
    'a form',
    documentWithPost(`{ application/x-www-form-urlencoded: { ${FORM} } }`),
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
  ],
  [
    'a form or JSON',
    documentWithPost(`{ application/x-www-form-urlencoded: { ${FORM} }, application/json: { ${FORM} } }`),
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
  ],
  [
    'a form with files',
    documentWithPost(
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
  ],
  [
    'a file as the body',
    documentWithPost('{ application/octet-stream: { schema: { type: string, format: binary } } }'),
    {
      request: 'POST /odd',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: new Uint8Array([0xff, 0]),
      status: 200,
    },
    { request: 'POST /odd', headers: { 'Content-Type': JSON_TYPE }, body: '{}', status: 415 },
    { request: 'POST /odd', status: 422, fields: ['body'] },
  ],
  [
    'text as the body',
    documentWithPost("{ text/csv: { schema: { type: string, pattern: '^a' } } }"),
    {
      request: 'POST /odd',
      headers: { 'Content-Type': 'text/csv; charset=utf-8' },
      body: 'a;b',
      status: 200,
    },
    {
      request: 'POST /odd',
      headers: { 'Content-Type': 'text/csv' },
      body: 'b',
      status: 422,
      fields: ['body'],
    },
  ],
  [
    'a range of media types',
    documentWithPost("{ 'image/*': {} }"),
    { request: 'POST /odd', headers: { 'Content-Type': 'image/png' }, body: 'x', status: 200 },
    { request: 'POST /odd', headers: { 'Content-Type': 'text/plain' }, body: 'x', status: 415 },
  ],
  [
    'a JSON media type other than application/json',
    documentWithPost("{ 'application/merge-patch+json': { schema: { type: object } } }"),
    {
      request: 'POST /odd',
      headers: { 'Content-Type': 'application/merge-patch+json' },
      body: '{}',
      status: 200,
    },
    { request: 'POST /odd', headers: { 'Content-Type': 'application/json' }, body: '{}', status: 200 },
  ],
  [
    'a list as the body',
    documentWithPost('{ application/json: { schema: { type: array, items: { type: integer } } } }'),
    { request: 'POST /odd', headers: { 'Content-Type': JSON_TYPE }, body: '[1]', status: 200 },
    {
      request: 'POST /odd',
      headers: { 'Content-Type': JSON_TYPE },
      body: '["a"]',
      status: 422,
      fields: ['0'],
    },
  ],
  [
    'objects in const and enum',
    documentWithPost(
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
  ],
];
