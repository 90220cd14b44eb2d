import { beforeAll, expect, test } from 'vitest';
import type { JsonObject } from '../../../scripts/contract/document.ts';
import { firstRequests } from '../../../scripts/mock/first-requests.ts';
import { createMock } from '../../../scripts/mock/mock.ts';
import { freshMock } from '../../mock/mock.ts';
import { buildProject } from './built-project.ts';

/* The mock of an edition whose names differ from the contract's; all requests use the edition's names. */

let spec: string;

beforeAll(async () => {
  const edition = await buildProject('other-names.yaml');
  spec = edition.spec;
  return edition.remove;
}, 120_000);

/** Creates a function that calls the edition's API as an actor. The mock validates responses against the document. */
async function createCaller(options: object = {}) {
  const { baseUrl } = await freshMock({ spec, validateResponses: true, ...options });
  return async (actor: string, request: string, body?: JsonObject) => {
    const [method = '', path = ''] = request.split(' ');
    const response = await fetch(baseUrl + path, {
      method,
      headers: { Authorization: `Bearer ${actor}`, 'Content-Type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    return {
      status: response.status,
      headers: response.headers,
      body: (await response.json()) as JsonObject,
    };
  };
}

const records = ({ body }: { body: JsonObject }): JsonObject[] => body.data as JsonObject[];

test('member cannot create a customer', async () => {
  const call = await createCaller();
  expect((await call('mock-member', 'POST /customers', { name: 'A' })).status).toBe(403);
  expect((await call('mock-owner', 'POST /customers', { name: 'A', colour: '#336699' })).body).toMatchObject({
    name: 'A',
    colour: '#336699',
  });
});

test("the suggested first requests use the edition's names", () => {
  expect(firstRequests(createMock({ spec }))).toEqual([
    { path: '/time-entries', actor: 'member' },
    { path: '/customers', actor: 'admin', body: '{"name":"My client"}' },
  ]);
});

test('member sees only their own time entries, and no cost', async () => {
  const call = await createCaller();
  const { body: me } = await call('mock-member', 'GET /users/me');
  const own = records(await call('mock-member', 'GET /time-entries?per_page=100'));
  const all = records(await call('mock-owner', 'GET /time-entries?per_page=100'));
  expect(own).toHaveLength(all.filter((entry) => entry.user_id === me.id).length);
  expect(own.length).toBeGreaterThan(0);
  expect(new Set(own.map((entry) => entry.user_id))).toEqual(new Set([me.id]));
  expect(own.filter((entry) => 'cost' in entry || 'profit' in entry)).toEqual([]);
  expect(all.every((entry) => typeof entry.cost === 'string')).toBe(true);
});

test('a created time entry is read, listed, filtered, updated and deleted', async () => {
  const call = await createCaller();
  const input = {
    project_id: 1,
    phase_id: 1,
    entry_minutes: 30,
    description: 'Home page',
    entry_date: '2026-03-02',
  };
  const { status, body: entry } = await call('mock-owner', 'POST /time-entries', input);
  expect([status, entry]).toEqual([200, expect.objectContaining(input)]);
  const one = `/time-entries/${entry.id}`;
  expect((await call('mock-owner', `GET ${one}`)).body).toEqual(entry);
  const listed = records(await call('mock-owner', 'GET /time-entries?from=2026-03-02&to=2026-03-02'));
  expect(listed).toContainEqual(entry);
  expect(
    records(await call('mock-owner', 'GET /time-entries?to=2026-03-01&per_page=100')),
  ).not.toContainEqual(entry);
  const updated = await call('mock-owner', `PATCH ${one}`, { entry_minutes: 45 });
  expect(updated.body).toMatchObject({ ...input, entry_minutes: 45 });
  expect((await call('mock-owner', `DELETE ${one}`)).status).toBe(200);
  expect((await call('mock-owner', `GET ${one}`)).status).toBe(404);
});

test("pagination and sorting use the edition's parameter names", async () => {
  const call = await createCaller();
  const first = await call('mock-owner', 'GET /users?per_page=2&sort=full_name&order=desc');
  const names = records(await call('mock-owner', 'GET /users?per_page=100')).map(
    (user) => user.full_name as string,
  );
  expect(records(first).map((user) => user.full_name)).toEqual(names.sort().reverse().slice(0, 2));
  expect(first.body.meta).toMatchObject({ current_page: 1, per_page: 2, total: names.length });
});

test('phases are addressed by their ID alone, or by the project ID in a parameter or the body', async () => {
  const call = await createCaller();
  const [phase] = records(await call('mock-owner', 'GET /phases?project_id=1'));
  expect((await call('mock-owner', `GET /phases/${phase?.id}`)).body).toEqual(phase);
  const created = await call('mock-owner', 'POST /phases', { project_id: 1, name: 'Review' });
  expect(created.body).toMatchObject({ project_id: 1, name: 'Review' });
  const missing = await call('mock-owner', 'POST /phases', { name: 'Review' });
  expect([missing.status, Object.keys(missing.body.errors as JsonObject)]).toEqual([422, ['project_id']]);
});

test("validation errors use the edition's field names", async () => {
  const call = await createCaller();
  const { status, body } = await call('mock-owner', 'POST /time-entries', {
    project_id: 1,
    phase_id: 1,
    entry_minutes: 'x',
  });
  expect([status, body.errors]).toEqual([422, { entry_minutes: [expect.stringContaining('entry_minutes')] }]);
});

test('paths and methods that only the contract has are rejected with 404 and 405', async () => {
  const call = await createCaller();
  expect((await call('mock-owner', 'GET /entries')).status).toBe(404);
  const put = await call('mock-owner', 'PUT /time-entries/1', {});
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, PATCH, DELETE']);
});

test('tokens and rate limits are those of the contract', async () => {
  const call = await createCaller({ rateLimit: { limit: 1, windowSeconds: 300 } });
  expect((await call('nobody', 'GET /users/me')).status).toBe(401);
  expect((await call('mock-member', 'GET /users/me')).status).toBe(200);
  const { status, headers } = await call('mock-member', 'GET /users/me');
  expect([status, headers.get('x-ratelimit-remaining'), headers.has('retry-after')]).toEqual([
    429,
    '0',
    true,
  ]);
});
