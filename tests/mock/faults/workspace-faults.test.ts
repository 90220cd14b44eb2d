import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { readContract } from '../../../scripts/contract/contract.ts';
import { FAULTS } from '../../../scripts/faults/catalog/index.ts';
import { injectFaults } from '../../../scripts/faults/runner/extension.ts';
import type { MockOptions, RunningMock } from '../../../scripts/mock/start.ts';
import { call, freshMock } from '../mock.ts';

/** A mock in which these faults are injected from the start. */
function faultyMock(names: string[], options: MockOptions = {}): Promise<RunningMock> {
  const faults = FAULTS.filter(({ name }) => names.includes(name));
  return freshMock({ validateResponses: false, extend: injectFaults(faults), ...options });
}

interface FaultyWorkspace {
  id: string;
  tokens: Record<string, string>;
}

async function createWorkspace(mock: RunningMock): Promise<FaultyWorkspace> {
  return (await call(mock, 'POST', '/_mock/workspaces')).body;
}

const setFaults = (mock: RunningMock, id: string, faults: unknown) =>
  call(mock, 'PUT', `/_mock/faults?workspace=${id}`, { body: { faults } });

const createClient = async (mock: RunningMock, as: string | undefined, name = 'Acme') =>
  (await call(mock, 'POST', '/clients', { ...(as && { as }), body: { name } })).status;

test('a fault affects only its workspace', async () => {
  const mock = await faultyMock([]);
  const [one, two] = [await createWorkspace(mock), await createWorkspace(mock)];
  expect((await setFaults(mock, one.id, ['member-creates-client'])).body).toEqual({
    faults: ['member-creates-client'],
  });
  expect(await createClient(mock, one.tokens.member)).toBe(200);
  expect(await createClient(mock, two.tokens.member)).toBe(403);
  expect(await createClient(mock, 'mock-member')).toBe(403);
  expect(await createClient(mock, one.tokens.member, 'Second')).toBe(200);
});

test('a fault of a step affects only its workspace', async () => {
  const mock = await faultyMock([]);
  const [one, two] = [await createWorkspace(mock), await createWorkspace(mock)];
  await setFaults(mock, one.id, ['forbidden-call-is-404']);
  const statuses = await Promise.all(
    [one, two, one, two].map(({ tokens }, i) => createClient(mock, tokens.member, `${i}`)),
  );
  expect(statuses).toEqual([404, 403, 404, 403]);
});

test('faults can be removed, and a reset restores the faults of the mock', async () => {
  const mock = await faultyMock(['forbidden-call-is-404']);
  const { id, tokens } = await createWorkspace(mock);
  expect(await createClient(mock, tokens.member)).toBe(404);
  await setFaults(mock, id, []);
  expect(await createClient(mock, tokens.member)).toBe(403);
  await call(mock, 'POST', `/_mock/reset?workspace=${id}`);
  expect((await call(mock, 'GET', `/_mock/faults?workspace=${id}`)).body.faults).toEqual([
    'forbidden-call-is-404',
  ]);
  expect(await createClient(mock, tokens.member)).toBe(404);
});

test("a reset clears a fault's state in its workspace only", async () => {
  const mock = await faultyMock(['one-request-too-many'], { rateLimit: { limit: 1, windowSeconds: 300 } });
  const [one, two] = [await createWorkspace(mock), await createWorkspace(mock)];
  const read = async ({ tokens: { owner = '' } }: FaultyWorkspace) =>
    (await call(mock, 'GET', '/me', { as: owner })).status;
  const statuses = async (from: FaultyWorkspace) => [await read(from), await read(from), await read(from)];
  expect(await statuses(one)).toEqual([200, 200, 429]);
  expect(await statuses(two)).toEqual([200, 200, 429]);
  await call(mock, 'POST', `/_mock/reset?workspace=${one.id}`);
  expect(await statuses(one)).toEqual([200, 200, 429]);
  expect(await read(two)).toBe(429);
});

test('a request with an unknown token is subject to the faults of the mock', async () => {
  const mock = await faultyMock(['every-token-is-good', 'scheme-in-one-case']);
  const { id, tokens } = await createWorkspace(mock);
  await setFaults(mock, id, []);
  const fetchStatus = async (header: string) =>
    (await call(mock, 'GET', '/me', { headers: { Authorization: header } })).status;
  expect(await fetchStatus('Bearer unknown')).toBe(200);
  expect(await fetchStatus('bearer mock-owner')).toBe(401);
  expect(await fetchStatus(`bearer ${tokens.owner}`)).toBe(200);
});

test('a request to the portal is subject to the faults of its workspace', async () => {
  const mock = await faultyMock([]);
  const { id } = await createWorkspace(mock);
  await setFaults(mock, id, ['personal-token-without-end']);
  const years = async (workspaceId: string) => {
    const url = `${mock.origin}/developers/tokens?workspace=${workspaceId}&user=member`;
    const json = { 'Content-Type': 'application/json', Accept: 'application/json' };
    const body = JSON.stringify({ name: 'One' });
    const { data } = (await (await fetch(url, { method: 'POST', headers: json, body })).json()) as {
      data: { created_date: string; expires_date: string };
    };
    return new Date(data.expires_date).getUTCFullYear() - new Date(data.created_date).getUTCFullYear();
  };
  expect(await years(id)).toBeGreaterThan(90);
  expect(await years('default')).toBe(1);
});

test("a request to the authorization server is subject to the faults of its client's workspace", async () => {
  const mock = await faultyMock([]);
  const { id } = await createWorkspace(mock);
  await setFaults(mock, id, ['redirect-uri-by-prefix']);
  const fetchStatus = async (clientId: string) => {
    const query = new URLSearchParams({
      client_id: clientId,
      redirect_uri: 'http://localhost/callback/more',
    });
    return (await fetch(`${mock.origin}/oauth/authorize?${query}`, { redirect: 'manual' })).status;
  };
  expect([await fetchStatus('mock-app-1'), await fetchStatus('mock-app')]).toEqual([302, 400]);
});

test('several faults work together, even two of the same policy', async () => {
  const faults = ['no-retry-after', 'reset-in-milliseconds', 'forbidden-call-is-404', 'admin-sees-cost'];
  const mock = await faultyMock(faults, { rateLimit: { limit: 1, windowSeconds: 300 } });
  expect(await createClient(mock, 'mock-member')).toBe(404);
  const entries = await call(mock, 'GET', '/entries', { as: 'admin' });
  expect(entries.body.data[0]).toHaveProperty('cost');
  const { status, headers } = await call(mock, 'GET', '/entries', { as: 'admin' });
  expect([status, headers.has('retry-after')]).toEqual([429, false]);
  expect(Number(headers.get('x-ratelimit-reset'))).toBeGreaterThan(1e12);
});

test('an unknown fault is rejected with the nearest name, and changes nothing', async () => {
  const mock = await faultyMock([]);
  const { status, body } = await setFaults(mock, 'default', ['lock-ignored', 'no-retry-aftr']);
  expect([status, body.message]).toEqual([
    422,
    'There is no fault "no-retry-aftr". Did you mean no-retry-after?',
  ]);
  expect((await call(mock, 'GET', '/_mock/faults')).body.faults).toEqual([]);
  expect((await setFaults(mock, 'default', 'no-retry-after')).status).toBe(422);
  expect((await call(mock, 'PUT', '/_mock/faults', { body: {} })).status).toBe(422);
});

test('GET /_mock/faults lists every fault with its description and the rule that it breaks', async () => {
  const { known } = (await call(await faultyMock([]), 'GET', '/_mock/faults')).body;
  expect(known).toEqual(FAULTS.map(({ name, description, breaks }) => ({ name, description, breaks })));
});

test('a fault in an operation that is not in the contract document is rejected', async () => {
  const mock = await faultyMock([], { spec: writeDocumentWithout('/clients') });
  const { status, body } = await setFaults(mock, 'default', ['member-creates-client']);
  expect([status, body.message]).toEqual([
    422,
    'member-creates-client is not possible here: createClient is not in the contract document.',
  ]);
});

/** Writes a contract document without this path. */
function writeDocumentWithout(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { document } = readContract();
  const { [path]: _, ...paths } = document.paths;
  const file = join(folder, 'contract.openapi.json');
  writeFileSync(file, JSON.stringify({ ...document, paths }));
  return file;
}
