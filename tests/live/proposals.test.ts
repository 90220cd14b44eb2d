import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { indexContract, type OpenApiDocument } from '../../scripts/contract/contract.ts';
import { applyOverlay } from '../../scripts/contract/overlay/index.ts';
import { formatJsonPath, resolveLocation } from '../../scripts/live/location.ts';
import { mergeObservations, type OverlayAction } from '../../scripts/live/observation.ts';
import { groupSchemaErrors } from '../../scripts/live/schema-proposals.ts';

const ENTRY = {
  type: 'object',
  additionalProperties: false,
  required: ['entry_id', 'notes'],
  'x-source': 'client-sneup',
  properties: {
    entry_id: { type: 'integer' },
    notes: { type: ['string', 'null'], maxLength: 5 },
    cost: { type: 'string', pattern: '^\\d+\\.\\d{2}$' },
    billed: { type: 'integer', enum: [0, 1] },
  },
};

const DOCUMENT = {
  openapi: '3.1.0',
  info: { title: '', version: '' },
  paths: {
    '/entries': {
      get: {
        'x-source': 'article',
        responses: {
          200: {
            description: '',
            content: {
              'application/json': {
                schema: { type: 'array', items: { $ref: '#/components/schemas/Entry' } },
              },
            },
          },
        },
      },
    },
  },
  components: { schemas: { Entry: ENTRY } },
} as unknown as OpenApiDocument;

const KEYS = ['paths', '/entries', 'get', 'responses', '200', 'content', 'application/json', 'schema'];

function buildListSchema(document: OpenApiDocument): object {
  return { type: 'array', items: document.components?.schemas?.Entry };
}

function bodyFindings(body: unknown) {
  const validate = new Ajv2020({ allErrors: true, strict: false }).compile(buildListSchema(DOCUMENT));
  validate(body);
  return groupSchemaErrors(indexContract(DOCUMENT), KEYS, validate.errors ?? [], body);
}

const GOOD = { entry_id: 1, notes: null, cost: '1.00', billed: 0 };

test.for<[string, object[], string]>([
  [
    'a new field',
    [
      { ...GOOD, tag: 'a' },
      { ...GOOD, tag: null },
    ],
    'Entry must NOT have additional properties tag',
  ],
  ['a missing field', [{ entry_id: 1, cost: '1.00' }], "Entry must have required property 'notes'"],
  [
    'a field of another type',
    [
      { ...GOOD, entry_id: 'a1' },
      { ...GOOD, entry_id: true },
    ],
    'Entry.entry_id must be integer',
  ],
  ['a field with none of its documented types', [{ ...GOOD, notes: 5 }], 'Entry.notes must be string,null'],
  [
    'a value that is not in the enum',
    [{ ...GOOD, billed: 2 }],
    'Entry.billed must be equal to one of the allowed values 0, 1',
  ],
  [
    'a string with another format',
    [{ ...GOOD, cost: '1' }],
    'Entry.cost must match pattern "^\\d+\\.\\d{2}$"',
  ],
  ['a longer string', [{ ...GOOD, notes: 'longer' }], 'Entry.notes must NOT have more than 5 characters'],
])('%s is reported once, and its proposal updates the document', ([, body, what]) => {
  const findings = bodyFindings(body);
  expect(findings.map((finding) => finding.what)).toEqual([what]);
  const actions = findings.flatMap(({ overlay }) => overlay) as OverlayAction[];
  const merged = applyOverlay(DOCUMENT, { overlay: '1.0.0', actions });
  const validate = new Ajv2020({ strict: false }).compile(buildListSchema(merged));
  expect(validate(body), JSON.stringify(validate.errors)).toBe(true);
  expect(JSON.stringify(merged)).toMatch(/"x-source":"observed \d{4}-\d{2}-\d{2}"|"required":\["entry_id"\]/);
});

test('a value of another form is proposed for the mapping, unless another value has the documented form', () => {
  const forms = (body: unknown) =>
    bodyFindings(body).map((finding) => [finding.forms, finding.overlay.length]);
  const cost = { records: { Entry: { fields: { cost: { name: 'cost', as: 'number' } } } } };
  expect(
    forms([
      { ...GOOD, cost: 1 },
      { ...GOOD, cost: 1.5 },
    ]),
  ).toEqual([[cost, 0]]);
  expect(forms([{ ...GOOD, cost: 1 }, GOOD])).toEqual([[undefined, 2]]);
});

test('a body of another type is reported as without a proposal', () => {
  const [finding] = bodyFindings({ entries: [] });
  expect(finding).toMatchObject({
    overlay: [],
    what: expect.stringContaining('must be array (no proposal: '),
  });
});

test('an observation has every source on the path to its statement', () => {
  const [finding] = bodyFindings([{ ...GOOD, cost: 1 }]);
  expect(finding?.sources).toEqual(['article', 'client-sneup']);
});

test('a location is the path of a definition, with references resolved', () => {
  const location = resolveLocation(DOCUMENT, [...KEYS, 'items', 'properties', 'cost']);
  expect(formatJsonPath(location?.keys ?? [])).toBe(
    "$['components']['schemas']['Entry']['properties']['cost']",
  );
  expect(resolveLocation(DOCUMENT, [...KEYS, 'items', 'nothing'])).toBeUndefined();
  expect(formatJsonPath(['paths', "/it's", 0])).toBe("$['paths']['/it\\'s'][0]");
});

test('observations that differ only in the operation are merged', () => {
  const on = (operation: string, received: string) => ({
    rule: `${operation.split(' ')[0]} rejects a taken name`,
    operation,
    source: 's',
    expected: 'status 422',
    received,
    overlay: [],
  });
  const [client, group] = ['createClient (POST /clients)', 'createGroup (POST /groups)'];
  expect(
    mergeObservations([
      on(client, 'status 200 {"id":1}'),
      on(group, 'status 200 {"id":2}'),
      on(group, 'status 200 {"id":3}'),
      on(group, 'status 409'),
    ]),
  ).toMatchObject([
    { operation: client, checks: 3, otherOperations: [group] },
    { operation: group, received: 'status 409', checks: 1 },
  ]);
});

test('equal observations of several checks are merged', () => {
  const observation = { rule: 'r', source: 's', expected: 'e', received: 'x', overlay: [] };
  const other = { ...observation, received: 'y' };
  expect(mergeObservations([observation, other, observation]).map(({ checks }) => checks)).toEqual([2, 1]);
  const overlay = [{ target: '$', update: {} }];
  expect(
    mergeObservations([
      { ...observation, overlay },
      { ...other, rule: 'q', overlay },
    ]),
  ).toHaveLength(1);
});
