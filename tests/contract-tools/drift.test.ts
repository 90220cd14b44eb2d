import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readContract } from '../../scripts/contract/contract.ts';
import { buildContract } from '../../scripts/contract/generate.ts';
import { findDrift } from '../../scripts/import/drift/drift.ts';
import { ResponseRecorder, readRecording } from '../../scripts/import/drift/record.ts';
import { renderDrift } from '../../scripts/import/drift/render-drift.ts';
import { createSmallProject, temporaryFolder } from './project.ts';

function recordResponses(...responses: [operation: string, status: number, body: unknown][]) {
  const file = join(temporaryFolder(), 'record.jsonl');
  const recorder = new ResponseRecorder(file);
  for (const response of responses) recorder.note(...response);
  return readRecording(file);
}

const CLIENT = { client_id: 7, name: 'Acme' };

test('a recording has types and no data, each fact once', () => {
  const facts = recordResponses(
    ['getClient', 200, CLIENT],
    ['getClient', 200, CLIENT],
    ['getClient', 404, { 'a.b': [null] }],
  );
  expect(facts).toHaveLength(8);
  expect(JSON.stringify(facts)).not.toContain('Acme');
  expect(facts).toContainEqual({ operation: 'getClient', status: 404, path: ['a.b', '[]'], type: 'null' });
});

test('undocumented responses are reported by operation, status and field', async () => {
  const contract = await buildContract(createSmallProject());
  const parent = { ...CLIENT, parent: { ...CLIENT, vip: true } };
  const facts = recordResponses(
    ['getClient', 200, { ...parent, client_id: '7' }],
    ['getClient', 418, {}],
    ['listPets', 200, []],
  );
  expect(findDrift(contract, facts).undocumented).toEqual([
    { operation: 'getClient', status: 200, field: 'client_id', received: 'string, documented as integer' },
    { operation: 'getClient', status: 200, field: 'parent.vip', received: 'a field (boolean)' },
    { operation: 'getClient', status: 418, received: 'the status 418' },
    { operation: 'listPets', status: 200, received: 'an operation that the document does not have' },
    {
      operation: 'listPets',
      status: 200,
      field: '',
      received: 'an operation that the document does not have',
    },
  ]);
});

test('documented facts that were never received are reported, a recursive schema once', async () => {
  const contract = await buildContract(createSmallProject());
  const { unseen } = findDrift(contract, recordResponses(['getClient', 200, CLIENT]));
  expect(unseen).toEqual({
    operations: ['createClient'],
    statuses: [],
    fields: ['cost', 'parent'].map((field) => ({ operation: 'getClient', status: 200, field })),
  });
});

test('field names in error bodies are data, not fields', () => {
  const contract = readContract();
  const rejected = { message: 'No.', errors: { 'members.0.user_id': ['No.'] } };
  expect(findDrift(contract, recordResponses(['createProject', 422, rejected])).undocumented).toEqual([]);
});

test('the drift report has four lists', () => {
  const text = renderDrift({
    undocumented: [{ operation: 'getClient', status: 200, field: 'vip', received: 'a field (boolean)' }],
    unseen: {
      operations: [],
      statuses: [1, 2, 3, 4, 5, 6, 7].map((n) => ({ operation: `op${n}`, status: 500 })),
      fields: ['a', 'b'].map((field) => ({ operation: 'op1', status: 200, field })),
    },
  });
  expect(text).toBe(`Received but not documented:
  getClient 200 vip: a field (boolean)

Documented, but never called: none

Documented responses that were never received:
  500 of op1, op2, op3, op4, op5, op6 and 1 more

Documented fields that were never received:
  op1 200: a, b`);
});
