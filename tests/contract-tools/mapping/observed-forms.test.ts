import { expect, test } from 'vitest';
import type { OpenApiDocument } from '../../../scripts/contract/contract.ts';
import { checkMapping } from '../../../scripts/contract/mapping/check-mapping.ts';
import { readMapping } from '../../../scripts/contract/mapping/read-mapping.ts';
import { normalizeText } from '../../../scripts/contract/sources.ts';

/* Forms that a live run observed instead of the document's: the document changes, and the contract stays. */

const RECORD = { client_id: 7, name: 'A', cost: '12.50' };
const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: 'a', version: '1' },
  paths: {
    '/clients': {
      get: { operationId: 'listClients', responses: { 200: success('ClientListResponse', [RECORD]) } },
      post: {
        operationId: 'createClient',
        requestBody: {
          content: { 'application/json': { schema: { $ref: '#/components/schemas/ClientCreate' } } },
        },
        responses: { 201: success('ClientResponse', RECORD) },
      },
    },
  },
  components: {
    schemas: {
      Client: {
        type: 'object',
        required: ['client_id', 'name'],
        properties: {
          client_id: { type: 'integer' },
          name: { type: 'string' },
          cost: { type: ['string', 'null'], pattern: '^\\d+\\.\\d{2}$' },
        },
      },
      ClientCreate: {
        type: 'object',
        properties: { name: { type: 'string' }, cost: { type: 'string', pattern: '^\\d+\\.\\d{2}$' } },
      },
      ClientListResponse: wrapper({ type: 'array', items: { $ref: '#/components/schemas/Client' } }),
      ClientResponse: wrapper({ $ref: '#/components/schemas/Client' }),
    },
  },
};

function success(name: string, data: unknown): object {
  const schema = { $ref: `#/components/schemas/${name}` };
  return { description: '', content: { 'application/json': { schema, example: { data } } } };
}

function wrapper(data: object): object {
  return { type: 'object', additionalProperties: false, required: ['data'], properties: { data } };
}

async function withForms(observed: string) {
  const mapping = readMapping(`mapping: 1\nobserved: { source: observed 2026-11-28, ${observed} }\n`);
  const { document, wire } = await normalizeText(JSON.stringify(DOCUMENT), { reconstructed: true }, mapping);
  // biome-ignore lint/suspicious/noExplicitAny: the parts of a document are looked up by their names.
  return { contract: document as any, wire: wire as any };
}

// biome-ignore lint/suspicious/noExplicitAny: as above.
const content = (document: any) => document.paths['/clients'].get.responses[200].content['application/json'];

test('fields have the observed form in the document, and keep their form in the contract', async () => {
  const { contract, wire } = await withForms(
    'records: { Client: { fields: { client_id: { name: client_id, as: string }, cost: { name: cost, as: number } } } }',
  );
  expect(content(wire).example).toEqual({ data: [{ client_id: '7', name: 'A', cost: 12.5 }] });
  expect(content(contract).example).toEqual({ data: [RECORD] });
  expect(wire.components.schemas.Client.properties).toMatchObject({
    client_id: { type: 'string', 'x-source': 'observed 2026-11-28' },
    cost: { type: ['number', 'null'] },
  });
  expect(contract.components.schemas.Client.properties).toMatchObject({
    client_id: { type: 'integer' },
    cost: { type: ['string', 'null'] },
  });
});

test('a request accepts only amounts that a number represents exactly', async () => {
  const { wire } = await withForms('records: { Client: { fields: { cost: { name: cost, as: number } } } }');
  const { type, pattern } = wire.components.schemas.ClientCreate.properties.cost;
  expect(type).toBe('string');
  expect(['0.00', '12.50', '00.00'].map((amount) => new RegExp(pattern).test(amount))).toEqual([
    true,
    true,
    false,
  ]);
});

test.for([
  ['items', { items: [RECORD] }],
  ['none', [RECORD]],
])('lists in %s', async ([wrapper, example]) => {
  const { contract, wire } = await withForms(`lists: { records: ${wrapper} }`);
  expect(content(wire).example).toEqual(example);
  expect(content(contract).example).toEqual({ data: [RECORD] });
});

test.for([
  [
    'x',
    '{ fields: { name: { name: name, as: string } } }',
    'observed > source: must be observed and the date',
  ],
  ['observed 2026-11-28', '{ body: {} }', 'the key is unknown. Choose from: fields'],
])('an observed section with the source %s and %s is a problem', ([source, client, problem]) => {
  const text = `mapping: 1\nobserved: { source: ${source}, records: { Client: ${client} } }\n`;
  expect(() => readMapping(text)).toThrow(problem);
});

test('an observed field that the document has under another name is a problem', () => {
  const fields = 'fields: { client_id: { name: other, as: string } }';
  const text = `mapping: 1\nobserved: { source: observed 2026-11-28, records: { Client: { ${fields} } } }\n`;
  expect(() => checkMapping(text, DOCUMENT as unknown as OpenApiDocument)).toThrow(
    'Client > fields > client_id: must have name: client_id, as in the document',
  );
});

test('an observed section without a source, or with a form that no live run detects, is a problem', () => {
  const text = 'mapping: 1\nobserved:\n  records: { Client: { fields: { name: other } } }\n';
  expect(() => readMapping(text)).toThrow('mapping.yaml:2: observed: has no source');
  expect(() =>
    readMapping(text.replace('observed:\n', 'observed:\n  source: observed 2026-11-28\n')),
  ).toThrow('must have as: string or number or date-time or date');
});
