import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningMock, startMock } from '../../scripts/mock/start.ts';
import { writeDocumentFile } from './document-file.ts';
import { call, freshMock } from './mock.ts';

let mock: RunningMock;
beforeAll(async () => {
  mock = await startMock({ port: 0, validateResponses: true });
});
afterAll(() => mock.close());

const LIST = '/entries?per_page=100';

test.each([
  'member_ids[0]=7',
  'member_ids[][]=7',
  'member_ids%5B%5D=7',
  'member_ids%5B0%5D=7',
  'member_ids[5]=7',
  'member_ids[0][]=7',
])('%s means member_ids[]=7', async (query) => {
  const expected = await call(mock, 'GET', `${LIST}&member_ids[]=7`, { as: 'owner' });
  const { body } = await call(mock, 'GET', `${LIST}&${query}`, { as: 'owner' });
  expect(body.data).toEqual(expected.body.data);
  expect(body.data.length).toBeGreaterThan(0);
  expect(body.data.every((entry: { user_id: number }) => entry.user_id === 7)).toBe(true);
});

test('different spellings of one list are combined', async () => {
  const expected = await call(mock, 'GET', `${LIST}&member_ids[]=6&member_ids[]=7`, { as: 'owner' });
  const mixed = await call(mock, 'GET', `${LIST}&member_ids[0]=6&member_ids%5B%5D=7`, { as: 'owner' });
  expect(mixed.body.data).toEqual(expected.body.data);
});

test('load[0] embeds like load[]', async () => {
  const { body } = await call(mock, 'GET', '/projects?load[0]=phases&load[1]=client', { as: 'owner' });
  expect(body.data[0]).toMatchObject({ phases: expect.any(Array), client: expect.any(Object) });
});

test.each([
  ['/entries', 'member_ids=7', 'member_ids', 'array'],
  ['/entries', 'member_ids=7&member_ids[]=7', 'member_ids', 'array'],
  ['/entries', 'member_ids[a]=7', 'member_ids', 'array'],
  ['/entries', 'member_ids[0][id]=7', 'member_ids', 'array'],
  ['/entries', 'member_ids[=7', 'member_ids', 'array'],
  ['/entries', 'member_ids[]x=7', 'member_ids', 'array'],
  ['/projects', 'load=phases', 'load', 'array'],
  ['/entries', 'page[]=1', 'page', 'integer'],
  ['/entries', 'page[0]=1', 'page', 'integer'],
  ['/entries', 'date_from[]=2026-03-02', 'date_from', 'string'],
  ['/clients', 'search[a]=x', 'search', 'string'],
])('%s?%s is rejected with 422 and an error for %s', async (path, query, field, type) => {
  const { status, body } = await call(mock, 'GET', `${path}?${query}`, { as: 'owner' });
  expect([status, body.errors]).toEqual([422, { [field]: [`The ${field} field must be ${type}.`] }]);
});

test('a list parameter without brackets in its name also accepts brackets', async () => {
  const spec = writeDocumentFile(({ components }) => {
    Object.assign(components?.parameters?.EntryMemberIds ?? {}, { name: 'member_ids' });
  });
  const other = await freshMock({ spec });
  for (const query of ['member_ids=x', 'member_ids[]=x', 'member_ids[0]=x']) {
    const { status, body } = await call(other, 'GET', `/entries?${query}`, { as: 'owner' });
    expect([query, status, Object.keys(body.errors)]).toEqual([query, 422, ['member_ids.0']]);
  }
});
