import { beforeAll, expect, test } from 'vitest';
import { type Contract, readContract } from '../../scripts/contract/contract.ts';
import { ApiTranslator } from '../../scripts/live/api-translator.ts';
import { decidePassage, type GateOptions, UNKNOWN_ID } from '../../scripts/live/gate.ts';
import { identify } from '../../scripts/live/identify.ts';
import { Records } from '../../scripts/live/records.ts';
import { formatRunMark } from '../../scripts/live/settings.ts';
import { buildProject } from '../contract-tools/editions/built-project.ts';
import { freshMock } from '../mock/mock.ts';

/* A live run against an API whose document has other names than the contract, and no wrappers. */

const RUN = '20261128T1734-0a1b2c3d';
let contract: Contract;
let spec: string;

beforeAll(async () => {
  const edition = await buildProject('other-names.yaml');
  spec = edition.spec;
  contract = readContract(spec);
  return edition.remove;
}, 120_000);

/** The gate's decision about a request in the API's format. */
function gate(method: string, path: string, body: object, consent: Partial<GateOptions> = {}) {
  const requested = ApiTranslator.of(contract).findRequestedOperation({
    method,
    path,
    body: JSON.stringify(body),
  });
  return decidePassage(
    {
      method,
      operation: requested?.operation,
      values: requested?.values ?? [],
      body: JSON.parse(String(requested?.body ?? '{}')) as Record<string, unknown>,
    },
    { probeDenied: true, allowWrites: true, run: RUN, contract, owns: (_, id) => id === 7, ...consent },
  );
}

test("the user's ID and level are read under the document's names", async () => {
  const { baseUrl } = await freshMock({ spec });
  const userToken = { token: 'mock-admin', from: 'TIMENEYE_TOKEN' };
  expect(await identify(contract, baseUrl, [userToken], undefined)).toEqual([
    { ...userToken, actor: 'admin', userId: 2, level: 'admin', isCertain: true },
  ]);
});

test('a record that a run created is found by its mark and deleted', async () => {
  const { baseUrl } = await freshMock({ spec });
  const records = new Records(contract, baseUrl, 'mock-owner');
  const name = `${formatRunMark(RUN)} client 1`;
  const created = await fetch(`${baseUrl}/customers`, {
    method: 'POST',
    headers: { Authorization: 'Bearer mock-owner', 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  const { id } = (await created.json()) as { id: number };
  expect(await records.search('client', [], RUN)).toMatchObject([{ client_id: id, name }]);
  expect(records.formatCurl('client', [], id)).toContain(`-X DELETE '${baseUrl}/customers/${id}'`);
  expect(await records.remove('client', [], id)).toBe(true);
  expect(await records.read('client', [], id)).toBeNull();
});

test('every page of a list is read', async () => {
  const { baseUrl } = await freshMock({ spec });
  const headers = { Authorization: 'Bearer mock-owner', 'Content-Type': 'application/json' };
  const names = Array.from({ length: 101 }, (_, i) => `${formatRunMark(RUN)} client ${i}`);
  for (const name of names) {
    const body = JSON.stringify({ name });
    expect((await fetch(`${baseUrl}/customers`, { method: 'POST', headers, body })).ok).toBe(true);
  }
  const listed = await new Records(contract, baseUrl, 'mock-owner').list('listClients', [], {}, 5);
  expect(listed?.map(({ name }) => name)).toEqual(expect.arrayContaining(names));
});

test.each([
  [
    'for a record of the run',
    'passes as a write',
    'PATCH',
    '/phases/7',
    { name: formatRunMark(RUN) },
    'write',
  ],
  ['for another record', 'is not sent', 'PATCH', '/phases/8', { name: formatRunMark(RUN) }, 'nothing'],
  ['for the unknown ID', 'passes as a probe', 'PATCH', `/phases/${UNKNOWN_ID}`, {}, 'probe'],
  ['for another record without changes', 'is not sent', 'PATCH', '/phases/8', {}, 'nothing'],
  ['to create a member', 'is not sent', 'POST', '/users', {}, 'nothing'],
])('a request %s, without a project in its path, %s', (_, __, method, path, body, as) => {
  expect(gate(method, path, body).as).toBe(as);
});
