import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { FAULTS } from '../../../scripts/mock/faults/index.ts';
import type { RunningMock } from '../../../scripts/mock/start.ts';
import { readContract } from '../../../scripts/spec/contract.ts';
import { call, freshMock } from '../mock.ts';

const named = (...names: string[]) => FAULTS.filter(({ name }) => names.includes(name));

interface Created {
  id: string;
  tokens: Record<string, string>;
}

async function workspace(mock: RunningMock): Promise<Created> {
  return (await call(mock, 'POST', '/_mock/workspaces')).body;
}

const setFaults = (mock: RunningMock, id: string, faults: unknown) =>
  call(mock, 'PUT', `/_mock/faults?workspace=${id}`, { body: { faults } });

const createClient = async (mock: RunningMock, as: string | undefined, name = 'Acme') =>
  (await call(mock, 'POST', '/clients', { ...(as && { as }), body: { name } })).status;

test('a fault holds in its workspace and in no other', async () => {
  const mock = await freshMock();
  const [one, two] = [await workspace(mock), await workspace(mock)];
  expect((await setFaults(mock, one.id, ['member-creates-client'])).body).toEqual({
    faults: ['member-creates-client'],
  });
  expect(await createClient(mock, one.tokens.member)).toBe(200);
  expect(await createClient(mock, two.tokens.member)).toBe(403);
  expect(await createClient(mock, 'mock-member')).toBe(403);
  expect(await createClient(mock, one.tokens.member, 'Second')).toBe(200);
});

test('a fault at a point holds in its workspace and in no other', async () => {
  const mock = await freshMock({ validateResponses: false });
  const [one, two] = [await workspace(mock), await workspace(mock)];
  await setFaults(mock, one.id, ['create-answers-201']);
  const statuses = await Promise.all(
    [one, two, one, two].map(({ tokens }, i) => createClient(mock, tokens.owner, `${i}`)),
  );
  expect(statuses).toEqual([201, 200, 201, 200]);
});

test('faults are taken back, and a reset brings those of the mock', async () => {
  const mock = await freshMock({ validateResponses: false, faults: named('create-answers-201') });
  const { id, tokens } = await workspace(mock);
  expect(await createClient(mock, tokens.owner)).toBe(201);
  await setFaults(mock, id, []);
  expect(await createClient(mock, tokens.owner, 'Second')).toBe(200);
  await call(mock, 'POST', `/_mock/reset?workspace=${id}`);
  expect((await call(mock, 'GET', `/_mock/faults?workspace=${id}`)).body.faults).toEqual([
    'create-answers-201',
  ]);
  expect(await createClient(mock, tokens.owner)).toBe(201);
});

test('a request without a known token meets the faults of the mock', async () => {
  const mock = await freshMock({ validateResponses: false, faults: named('anonymous-is-403') });
  const { id, tokens } = await workspace(mock);
  await setFaults(mock, id, []);
  expect(await createClient(mock, undefined)).toBe(403);
  const basic = await call(mock, 'GET', '/entries', {
    headers: { Authorization: `Basic ${tokens.owner}` },
  });
  expect(basic.status).toBe(401);
});

test('faults at the portal and at the authorization server are those of the workspace that is named', async () => {
  const mock = await freshMock();
  const { id } = await workspace(mock);
  await setFaults(mock, id, ['personal-token-is-shown-again', 'no-cross-origin']);
  const listed = async (workspaceId: string) => {
    const url = `${mock.origin}/developers/tokens?workspace=${workspaceId}&user=member`;
    const json = { 'Content-Type': 'application/json', Accept: 'application/json' };
    await fetch(url, { method: 'POST', headers: json, body: JSON.stringify({ name: 'One' }) });
    const { data } = (await (await fetch(url, { headers: json })).json()) as { data: object[] };
    return data.some((each) => 'token' in each);
  };
  expect([await listed(id), await listed('default')]).toEqual([true, false]);
  const revoke = async (clientId: string) => {
    const body = new URLSearchParams({ client_id: clientId, token: 'none' });
    const { headers } = await fetch(`${mock.origin}/oauth/revoke`, { method: 'POST', body });
    return headers.get('access-control-allow-origin');
  };
  expect([await revoke('mock-app-1'), await revoke('mock-app')]).toEqual([null, '*']);
});

test('two faults hold at once, also at one point', async () => {
  const faults = named('total-one-too-many', 'current-page-always-1', 'create-answers-201');
  const mock = await freshMock({ validateResponses: false, faults });
  const { meta } = (await call(mock, 'GET', '/entries?page=2&per_page=5', { as: 'owner' })).body;
  const { total } = (await call(await freshMock(), 'GET', '/entries', { as: 'owner' })).body.meta;
  expect(meta).toMatchObject({ current_page: 1, total: total + 1 });
  expect(await createClient(mock, 'mock-owner')).toBe(201);
});

test('an unknown fault is told the nearest one, and changes nothing', async () => {
  const mock = await freshMock();
  const { status, body } = await setFaults(mock, 'default', ['create-answers-201', 'totl-of-page']);
  expect([status, body.message]).toEqual([
    422,
    'There is no fault "totl-of-page". Did you mean total-of-page?',
  ]);
  expect((await call(mock, 'GET', '/_mock/faults')).body.faults).toEqual([]);
  expect((await setFaults(mock, 'default', 'total-of-page')).status).toBe(422);
  expect((await call(mock, 'PUT', '/_mock/faults', { body: {} })).status).toBe(422);
});

test('the control lists every fault with what it does and the rule that it breaks', async () => {
  const { known } = (await call(await freshMock(), 'GET', '/_mock/faults')).body;
  expect(known).toHaveLength(FAULTS.length);
  expect(Object.keys(known[0])).toEqual(['name', 'sentence', 'breaks']);
});

test('a fault of an operation that the contract document does not have is refused', async () => {
  const mock = await freshMock({ spec: withoutPath('/clients') });
  const { status, body } = await setFaults(mock, 'default', ['member-creates-client']);
  expect([status, body.message]).toEqual([
    422,
    'member-creates-client is not possible here: createClient is not in the contract document.',
  ]);
});

/** A contract document of which one path is left out. */
function withoutPath(path: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'faults-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const { document } = readContract();
  const { [path]: _, ...paths } = document.paths;
  const file = join(folder, 'contract.openapi.json');
  writeFileSync(file, JSON.stringify({ ...document, paths }));
  return file;
}
