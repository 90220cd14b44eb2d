import { expect, test } from 'vitest';
import {
  advance,
  apiStatus,
  control,
  fileMock,
  freshWorkspace,
  type LoginWorkspace,
} from '../oauth/login.ts';
import { portalJson } from './portal.ts';

const mock = fileMock();
const YEAR_SECONDS = 31_536_000;

interface Issued {
  id: string;
  token: string;
}

async function issue(workspace: LoginWorkspace, name = 'Script'): Promise<Issued> {
  const { body } = await portalJson(workspace, 'POST', '/tokens', { body: { name } });
  return body.data as unknown as Issued;
}

async function list(workspace: LoginWorkspace): Promise<Record<string, unknown>[]> {
  return (await portalJson(workspace, 'GET', '/tokens')).body.data as Record<string, unknown>[];
}

test('a personal token has a name, is shown once and is valid for a year', async () => {
  const workspace = await freshWorkspace(mock);
  await control(workspace, 'clock', { now: '2026-03-02T09:00:00Z' });
  const { status, body } = await portalJson(workspace, 'POST', '/tokens', { body: { name: 'Script' } });
  const tokenFields = {
    id: expect.stringMatching(/^[\w-]{16}$/),
    name: 'Script',
    created_date: '2026-03-02T09:00:00Z',
    expires_date: '2027-03-02T09:00:00Z',
    is_expired: 0,
  };
  expect([status, body]).toEqual([
    200,
    { data: { ...tokenFields, token: expect.stringMatching(/^[\w-]{32}$/) } },
  ]);
  const listed = await portalJson(workspace, 'GET', '/tokens');
  expect(listed.body.data).toContainEqual(tokenFields);
  expect(JSON.stringify(listed.body)).not.toContain((body.data as unknown as Issued).token);
});

test('a personal token acts as its user until a second before one year, and is rejected after that', async () => {
  const workspace = await freshWorkspace(mock);
  const { token } = await issue(workspace);
  await advance(workspace, YEAR_SECONDS - 1);
  expect(await apiStatus(workspace, token)).toBe(200);
  expect(await apiStatus(workspace, token, '/clients')).toBe(403);
  await advance(workspace, 1);
  expect(await apiStatus(workspace, token)).toBe(401);
  expect(await list(workspace)).toContainEqual(expect.objectContaining({ name: 'Script', is_expired: 1 }));
});

test('a revoked personal token is rejected at once and no longer listed', async () => {
  const workspace = await freshWorkspace(mock);
  const [gone, stays] = [await issue(workspace, 'Gone'), await issue(workspace, 'Stays')];
  const { status, body } = await portalJson(workspace, 'DELETE', `/tokens/${gone.id}`);
  expect([status, body]).toEqual([200, { message: 'Revoked.' }]);
  expect(await apiStatus(workspace, gone.token)).toBe(401);
  expect(await apiStatus(workspace, stays.token)).toBe(200);
  expect((await list(workspace)).map(({ name }) => name)).toEqual(['Ready at the start', 'Stays']);
});

test("another user's token cannot be revoked", async () => {
  const workspace = await freshWorkspace(mock);
  const { id, token } = await issue(workspace);
  expect((await portalJson(workspace, 'DELETE', `/tokens/${id}`, { user: 'owner' })).status).toBe(404);
  expect(await apiStatus(workspace, token)).toBe(200);
});

test('a personal token keeps working while third-party access is blocked', async () => {
  const workspace = await freshWorkspace(mock);
  const { token } = await issue(workspace);
  await control(workspace, 'workspace', { allowThirdPartyApps: false });
  expect(await apiStatus(workspace, token)).toBe(200);
});

test.for([
  [{}, { name: ['The name is missing.'] }],
  [{ name: ' ' }, { name: ['The name is missing.'] }],
  [{ name: 'x'.repeat(256) }, { name: ['The name must not be longer than 255 characters.'] }],
  [{ name: 'Script', life: 10 }, { life: ['life is unknown.'] }],
] as const)('a token with %o is rejected', async ([body, errors]) => {
  const reply = await portalJson(await freshWorkspace(mock), 'POST', '/tokens', { body });
  expect([reply.status, reply.body.errors]).toEqual([422, errors]);
});
