import { afterAll, beforeAll, expect, test } from 'vitest';
import { injectFaults } from '../../scripts/faults/runner/extension.ts';
import { type RunningMock, startMock } from '../../scripts/mock/start.ts';
import { writeDocumentFile } from './document-file.ts';
import { freshMock } from './mock.ts';

const JSON_TYPE = 'application/json';
const FORM = 'application/x-www-form-urlencoded';
const repeated = (text: string, times: number, separator = ',') =>
  new Array(times).fill(text).join(separator);
const numbered = (times: number, each: (i: number) => string, separator = ',') =>
  Array.from({ length: times }, (_, i) => each(i)).join(separator);
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ port: 0, extend: injectFaults() });
});
afterAll(() => mock.close());

async function post(path: string, body: string, type = JSON_TYPE, running = mock) {
  const headers = { Authorization: 'Bearer mock-owner', 'Content-Type': type };
  const response = await fetch(`${running.origin}${path}`, { method: 'POST', headers, body });
  const text = await response.text();
  return { status: response.status, text, size: text.length };
}

// Checks the size of the response instead of the time: only errors for every item make a response large.
test.each([
  ['400,000 bare numbers in members', `{"name":"x","members":[${repeated('1', 400_000)}]}`, 'members'],
  ['60,000 invalid members', `{"name":"x","members":[${repeated('{"a":1,"b":2}', 60_000)}]}`, 'members'],
  ['96,000 unknown keys', `{"name":"x",${numbered(96_000, (i) => `"${i}":1`)}}`, 'body'],
  [
    '90,000 unknown keys in items',
    `{"name":"x","members":[${repeated(`{${numbered(900, (i) => `"k${i}":1`)}}`, 100)}]}`,
    'body',
  ],
  ['200,000 nested arrays', `{"name":"x","members":${nested(200_000)}}`, 'members'],
  ['a key of 900 KB', `{"name":"x","${'k'.repeat(900_000)}":1}`, `${'k'.repeat(100)}…`],
  ['a list instead of a string', `{"name":[${repeated('1', 400_000)}]}`, 'name'],
])('a body with %s is rejected with 422 in a small response', async (_what, body, field) => {
  const { status, text, size } = await post('/api/v1/projects', body);
  expect([status, Object.keys(JSON.parse(text).errors)]).toEqual([422, expect.arrayContaining([field])]);
  expect(size).toBeLessThan(20_000);
});

test('a 422 lists the first 50 errors and counts the others', async () => {
  const { text } = await post('/api/v1/projects', `{"name":"x","members":[${repeated('1', 200)}]}`);
  const { message, errors } = JSON.parse(text);
  expect(message).toBe('The given data was invalid. The first 50 errors are listed; 150 more were found.');
  expect(Object.keys(errors)).toHaveLength(50);
});

test('the error for a list that is too long precedes the errors for its items', async () => {
  const { text } = await post('/api/v1/projects', `{"name":"x","members":[${repeated('1', 1001)}]}`);
  expect(Object.entries(JSON.parse(text).errors)[0]).toEqual([
    'members',
    ['The members field must NOT have more than 1000 items.'],
  ]);
});

test('the largest body that the document allows is accepted', async () => {
  const phases = numbered(
    1000,
    (i) => `{"name":"Phase ${i}","budget_minutes":null,"phase_category_id":null}`,
  );
  const { status } = await post('/api/v1/projects', `{"name":"Large","phases":[${phases}]}`);
  expect(status).toBe(200);
});

test('a list without maxItems is limited to 1000 items', async () => {
  const spec = writeDocumentFile(({ components }) => {
    delete components?.schemas?.GroupCreate?.properties?.member_ids?.maxItems;
  });
  const other = await freshMock({ spec });
  const { status, text } = await post(
    '/api/v1/groups',
    `{"name":"x","member_ids":[${repeated('6', 1001)}]}`,
    JSON_TYPE,
    other,
  );
  expect([status, JSON.parse(text).errors]).toEqual([
    422,
    { member_ids: ['The member_ids field must not have more than 1000 items.'] },
  ]);
});

test('a query with more than 1000 parameters is rejected with 422', async () => {
  for (const query of [
    numbered(1001, (i) => `k${i}=1`, '&'),
    repeated('page=1', 1001, '&'),
    repeated('a', 1001, '&'),
  ]) {
    const headers = { Authorization: 'Bearer mock-owner' };
    const response = await fetch(`${mock.baseUrl}/entries?${query}`, { headers });
    expect([response.status, await response.json()]).toMatchObject([
      422,
      { errors: { query: expect.any(Array) } },
    ]);
  }
});

test.each([
  ['a form', FORM, numbered(120_000, (i) => `${i.toString(36)}=`, '&')],
  ['a form that repeats one name', FORM, repeated('grant_type=a', 80_000, '&')],
  ['JSON', JSON_TYPE, `{${numbered(80_000, (i) => `"${i}":"1"`)}}`],
])(
  'a token request with too many parameters in %s is rejected with invalid_request',
  async (_what, type, body) => {
    const { status, text } = await post('/oauth/token', body, type);
    expect([status, JSON.parse(text)]).toMatchObject([
      400,
      { error: 'invalid_request', error_description: 'The request has more than 1000 parameters.' },
    ]);
  },
);

const parts = numbered(9000, (i) => `--b\r\ncontent-disposition: form-data; name="${i}"\r\n\r\n1`, '\r\n');

test.each([
  ['a form', FORM, numbered(120_000, (i) => `${i.toString(36)}=`, '&')],
  ['a multipart form', 'multipart/form-data; boundary=b', `${parts}\r\n--b--\r\n`],
  ['JSON', JSON_TYPE, `{${numbered(80_000, (i) => `"${i}":"1"`)}}`],
])('the portal rejects %s with too many fields with 422', async (_what, type, body) => {
  for (const path of ['/developers/apps', '/developers/tokens']) {
    const { status, text, size } = await post(`${path}?user=owner`, body, type);
    expect(status).toBe(422);
    expect(text).toContain('The body must not have more than 1000 fields.');
    expect(size).toBeLessThan(20_000);
  }
});

test('the portal rejects a field called __proto__', async () => {
  const body = '{"name":"x","redirect_uri":"http://127.0.0.1/callback","__proto__":1}';
  const { status, text } = await post('/developers/apps?user=owner', body);
  expect(status).toBe(422);
  expect(text).toContain('__proto__ is unknown.');
});

test('the control API rejects 200,000 nested arrays with 422', async () => {
  const body = `{"faults":${nested(200_000)}}`;
  const response = await fetch(`${mock.origin}/_mock/faults`, { method: 'PUT', body });
  expect([response.status, await response.json()]).toEqual([
    422,
    { message: expect.stringContaining('faults must be a list of strings') },
  ]);
});
