import { paths, withResponseSchema } from './document.ts';
import { JSON_TYPE, jsonResponse, type ServedDocument } from './served-document.ts';

const file = (media: string) =>
  paths(`/odd: { get: { responses: { '200': { description: x, content: { ${media} } } } } }`);

/** Statuses, headers and content of responses. */
export const servedResponses: ServedDocument[] = [
  [
    'a range of statuses',
    paths(
      `/odd: { get: { responses: { 2XX: ${jsonResponse('{ type: object }', '{ a: 1 }')}, 4XX: { description: x } } } }`,
    ),
    { request: 'GET /odd', status: 200, type: JSON_TYPE, response: { a: 1 } },
  ],
  [
    'only a default response',
    paths(`/odd: { get: { responses: { default: ${jsonResponse('{ type: object }', '{ a: 1 }')} } } }`),
    { request: 'GET /odd', status: 200, response: { a: 1 } },
  ],
  [
    'a default response for errors',
    paths(
      `/odd/{id}: { get: { parameters: [{ name: id, in: path, required: true, schema: { type: integer } }, { name: q, in: query, required: true, schema: { type: string } }], responses: { '200': ${jsonResponse('{ type: object }', '{ a: 1 }')}, default: ${jsonResponse('{ type: object, required: [code, message], properties: { code: { type: integer }, message: { type: string } } }')} } } }`,
    ),
    { request: 'GET /odd/1?q=a', status: 200 },
    { request: 'GET /odd/1', status: 422 },
  ],
  [
    'an error as the only response',
    paths("/odd: { get: { responses: { '404': { description: x } } }, post: { responses: {} }, put: {} }"),
    { request: 'GET /odd', status: 200, type: null },
    { request: 'POST /odd', status: 200, type: null },
    { request: 'PUT /odd', status: 200, type: null },
  ],
  [
    'an example by reference',
    paths(
      "/odd: { get: { responses: { '200': { description: x, content: { application/json: { schema: { type: object }, examples: { a: { $ref: '#/components/examples/E' } } } } } } } }",
      'components: { examples: { E: { value: { a: 1 } } } }\n',
    ),
    { request: 'GET /odd', status: 200, response: { a: 1 } },
  ],
  ...(
    [
      [
        'required names that are not properties',
        '{ required: [a, b], properties: { a: { type: integer } } }',
        { a: 1, b: 'text' },
      ],
      [
        'a condition',
        '{ properties: { a: { type: integer } }, if: { properties: { a: { const: 1 } } }, then: { required: [b] } }',
        { a: 1, b: 'text' },
      ],
      [
        'property names by pattern',
        "{ patternProperties: { '^x-': { type: integer } }, additionalProperties: false, minProperties: 2 }",
        { 'x-1': 1, 'x-2': 1 },
      ],
      [
        'a tuple',
        '{ type: array, prefixItems: [{ type: string }, { type: integer }], items: false, minItems: 2 }',
        ['text', 1],
      ],
      [
        'unique items',
        '{ type: array, items: { type: string }, uniqueItems: true, minItems: 2 }',
        ['text', 'text1'],
      ],
      [
        'a constant null and a duration',
        '{ properties: { a: { const: null }, b: { type: string, format: duration } } }',
        { a: null, b: 'P1D' },
      ],
    ] as const
  ).map(
    ([name, schema, response]): ServedDocument => [
      name,
      paths(`/odd: { get: { responses: { '200': ${jsonResponse(schema)} } } }`),
      { request: 'GET /odd', status: 200, response },
    ],
  ),
  [
    'only a redirect',
    paths(
      "/odd: { get: { responses: { '302': { description: x, headers: { Location: { required: true, schema: { type: string, format: uri }, example: 'https://a.example/b' } } } } } }",
    ),
    { request: 'GET /odd', status: 302, type: null, responseHeaders: { location: 'https://a.example/b' } },
  ],
  ...[202, 204, 205].map(
    (status): ServedDocument => [
      `${status} without content`,
      paths(`/odd: { post: { responses: { '${status}': { description: x } } } }`),
      { request: 'POST /odd', status, type: null, response: '' },
    ],
  ),
  [
    'CSV',
    file('text/csv: { schema: { type: string }, example: "a;b\\n1;2\\n" }'),
    {
      request: 'GET /odd',
      status: 200,
      type: 'text/csv',
      response: 'a;b\n1;2\n',
    },
  ],
  [
    'CSV without an example',
    file('text/csv: { schema: { type: string } }'),
    {
      request: 'GET /odd',
      status: 200,
      type: 'text/csv',
      response: 'text',
    },
  ],
  [
    'a PDF',
    file('application/pdf: { schema: { type: string, format: binary } }'),
    {
      request: 'GET /odd',
      status: 200,
      type: 'application/pdf',
    },
  ],
  ['an image', file('image/png: {}'), { request: 'GET /odd', status: 200, type: 'image/png' }],
  [
    'XML',
    file('application/xml: { schema: { type: object, properties: { a: { type: string } } } }'),
    {
      request: 'GET /odd',
      status: 200,
      type: 'application/xml',
    },
  ],
  [
    'CSV or JSON',
    file(
      "application/json: { schema: { type: object }, example: { a: 1 } }, text/csv: { schema: { type: string }, example: 'a,1' }",
    ),
    { request: 'GET /odd', status: 200, type: JSON_TYPE, response: { a: 1 } },
    { request: 'GET /odd', headers: { Accept: 'text/csv' }, status: 200, type: 'text/csv', response: 'a,1' },
    { request: 'GET /odd', headers: { Accept: 'image/png' }, status: 200, type: JSON_TYPE },
  ],
  [
    'any media type',
    file("'*/*': { schema: { type: object }, example: { a: 1 } }"),
    {
      request: 'GET /odd',
      status: 200,
      type: JSON_TYPE,
      response: { a: 1 },
    },
  ],
  [
    'required headers of a response',
    paths(
      '/odd: { post: { responses: { \'201\': { description: x, headers: { Location: { required: true, schema: { type: string, format: uri } }, X-Count: { required: true, schema: { type: integer, minimum: 5 } }, X-Odd: { required: true, schema: { type: string }, example: "a\\r\\nX-Evil: 1 \\u2603" }, Content-Length: { required: true, schema: { type: integer } }, Transfer-Encoding: { required: true, schema: { type: string } } } } } } }',
    ),
    {
      request: 'POST /odd',
      status: 201,
      type: null,
      responseHeaders: { location: 'https://example.com/', 'x-count': '5' },
    },
  ],
  [
    'an empty schema',
    withResponseSchema('{}').replaceAll('/clients', '/odd'),
    {
      request: 'GET /odd',
      status: 200,
      type: JSON_TYPE,
    },
  ],
  [
    'JSON without a schema',
    file('application/json: {}'),
    {
      request: 'GET /odd',
      status: 200,
      type: JSON_TYPE,
    },
  ],
  [
    'a known list with an empty schema',
    withResponseSchema('{}'),
    {
      request: 'GET /clients',
      status: 200,
      type: JSON_TYPE,
    },
  ],
  [
    'a string in JSON',
    file("application/json: { schema: { type: string }, example: '' }"),
    {
      request: 'GET /odd',
      status: 200,
      type: JSON_TYPE,
      response: '',
    },
  ],
  [
    'null in JSON',
    file("application/json: { schema: { type: 'null' } }"),
    {
      request: 'GET /odd',
      status: 200,
      type: JSON_TYPE,
      response: null,
    },
  ],
  [
    'a string with a pattern',
    withResponseSchema(
      "{ type: object, required: [code], properties: { code: { type: string, pattern: '^[A-Z]{2}-\\d{4}$' } } }",
    ).replaceAll('/clients', '/odd'),
    { request: 'GET /odd', status: 200, type: JSON_TYPE },
  ],
];
