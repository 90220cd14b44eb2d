import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readContract } from '../../scripts/contract/contract.ts';
import { parseCreatedRecord } from '../../scripts/live/created-record.ts';
import { UNKNOWN_ID } from '../../scripts/live/gate.ts';
import { type SecretApi, startApi } from './api.ts';
import { runCleanUps } from './later.ts';
import { type Alter, startProxy } from './proxy.ts';
import { LONG_RUN, runLive, temporaryDirectory } from './run.ts';
import { findLeaks } from './secrets.ts';

/* An API that accepts probes that it must reject. */

let api: SecretApi;
let owner: string;

beforeAll(async () => {
  api = await startApi();
  owner = await api.token('owner');
});
afterAll(runCleanUps);

const CREATES = ['/clients', '/projects', '/groups'];
/** Performs probed creates, and responds with a wrapped record, a bare record, or only Location. */
const ACCEPTING_PROBES: Alter = {
  request: ({ method, path, body }) => {
    if (method !== 'POST' || body !== '{}' || !CREATES.includes(path)) return undefined;
    return { authorization: `Bearer ${owner}`, body: JSON.stringify({ name: `Probed ${path}` }) };
  },
  response: ({ method, path, body: sent }, { body }) => {
    if (method === 'PUT' && path.startsWith('/clients/')) {
      return { status: 200, body: { data: { client_id: 1, name: 'Somebody' } } };
    }
    if (method !== 'POST' || sent !== '{}') return undefined;
    const { data } = body as { data?: Record<string, unknown> };
    if (path === '/clients') return { status: 201 };
    if (path === '/projects') return { status: 202, body: data };
    if (path === '/phase-categories') {
      return { status: 200, body: { data: { phase_category_id: 1, name: 'Design' } } };
    }
    if (path !== '/groups') return undefined;
    return { status: 201, headers: { location: `/api/v1/groups/${data?.group_id}` }, body: '' };
  },
};

test('records created by a probe are deleted and reported, and existing records stay', LONG_RUN, async () => {
  const [before, state] = [await api.workspace(), temporaryDirectory()];
  const { baseUrl, seen } = await startProxy(api.origin, ACCEPTING_PROBES);
  const tokens = { TIMENEYE_TOKEN_OWNER: owner, TIMENEYE_TOKEN_MEMBER: await api.token('member') };
  const ended = await runLive({
    baseUrl,
    tokens,
    state,
    flags: { 'probe-denied': true },
    files: ['tests/contract/authorization/matrix/rejected.test.ts'],
  });
  const { output } = ended;
  expect(output).toMatch(
    /POST \/clients \{\} as member got 201 and created client \d+, which was deleted again/,
  );
  expect(output).toMatch(
    /POST \/projects \{\} as member got 202 and created project \d+, which was deleted again/,
  );
  expect(output).toMatch(
    /POST \/groups \{\} as member got 201 and created group \d+, which was deleted again/,
  );
  expect(output).toMatch(/phaseCategory 1, which may not be new and is not deleted: curl -i -X DELETE/);
  expect(output).toMatch(/client 1, which may not be new and is not deleted: curl -i -X DELETE/);
  expect(output).toMatch(/Probes that changed something \(\d+\):/);
  expect(await api.workspace()).toBe(before);
  expect(readdirSync(state).filter((name) => name.startsWith('ledger'))).toEqual([]);
  const deleted = seen.filter(
    ({ method, path }) => method === 'DELETE' && !path.endsWith(String(UNKNOWN_ID)),
  );
  expect(new Set(deleted.map(({ path }) => path.split('/')[1]))).toEqual(
    new Set(['clients', 'projects', 'groups']),
  );
  expect(findLeaks(ended, Object.values(tokens))).toEqual([]);
});

const contract = readContract();
const DATE = 'Sat, 28 Nov 2026 12:00:00 GMT';
const OLD = { group_id: 7, name: 'Old' };

test.for<[string, number, Record<string, string>, unknown, number | undefined, boolean]>([
  ['status 201', 201, {}, { data: OLD }, 7, true],
  ['status 200 and a record with a name', 200, {}, { data: OLD }, 7, false],
  ['status 200 and a record without its required name', 200, {}, { data: { group_id: 7 } }, 7, true],
  ['status 202 and no wrapper', 202, {}, { group_id: 7, name: '' }, 7, true],
  ['another wrapper', 201, {}, { group: OLD }, 7, true],
  ['an ID with another name', 201, {}, { data: { id: '7' } }, 7, true],
  ['a fresh date', 200, {}, { data: { ...OLD, created_date: '2026-11-28T11:59:30Z' } }, 7, true],
  ['an old date', 200, {}, { data: { ...OLD, created_date: '2026-11-28T11:00:00Z' } }, 7, false],
  ['a date without a zone', 200, {}, { data: { ...OLD, created_date: '2026-11-28 12:00:00' } }, 7, false],
  ['Location only', 204, { Location: 'https://a.example/groups/7/' }, '', 7, true],
  ['Location of another record', 200, { Location: '/groups/8' }, { data: OLD }, 7, false],
  ['the unknown ID', 200, {}, { data: { ...OLD, group_id: UNKNOWN_ID } }, UNKNOWN_ID, true],
  ['no body', 204, {}, '', undefined, false],
  ['status 201 and no ID', 201, {}, { message: 'Created.' }, undefined, false],
  ['a list', 200, {}, [OLD], undefined, false],
  ['an invalid ID', 201, {}, { data: { group_id: -1 } }, undefined, false],
])(
  'a record created by a probe is recognized in a response with %s',
  ([, status, headers, body, id, isNew]) => {
    const operation = contract.byId.get('createGroup');
    if (!operation) throw new Error('createGroup is not in the contract document');
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const received = { status, headers: new Headers({ Date: DATE, ...headers }), text };
    expect(parseCreatedRecord('group', operation, received)).toEqual({ id, isNew });
  },
);
