import { expect, test } from 'vitest';
import { advance, apiStatus, control, fileMock, freshWorld, type World } from '../oauth/login.ts';
import { portalJson } from './portal.ts';

const mock = fileMock();
const YEAR = 31_536_000;

interface Issued {
  id: string;
  token: string;
}

async function issue(world: World, name = 'Script'): Promise<Issued> {
  const { body } = await portalJson(world, 'POST', '/tokens', { body: { name } });
  return body.data as unknown as Issued;
}

async function list(world: World): Promise<Record<string, unknown>[]> {
  return (await portalJson(world, 'GET', '/tokens')).body.data as Record<string, unknown>[];
}

test('a personal token is named, shown once and lives a year', async () => {
  const world = await freshWorld(mock);
  await control(world, 'clock', { now: '2026-03-02T09:00:00Z' });
  const { status, body } = await portalJson(world, 'POST', '/tokens', { body: { name: 'Script' } });
  const shown = {
    id: expect.stringMatching(/^[\w-]{16}$/),
    name: 'Script',
    created_date: '2026-03-02T09:00:00Z',
    expires_date: '2027-03-02T09:00:00Z',
    is_expired: 0,
  };
  expect([status, body]).toEqual([200, { data: { ...shown, token: expect.stringMatching(/^[\w-]{32}$/) } }]);
  const listed = await portalJson(world, 'GET', '/tokens');
  expect(listed.body.data).toContainEqual(shown);
  expect(JSON.stringify(listed.body)).not.toContain((body.data as unknown as Issued).token);
});

test('a personal token acts as its user, and is valid at one year less a second and refused after', async () => {
  const world = await freshWorld(mock);
  const { token } = await issue(world);
  await advance(world, YEAR - 1);
  expect(await apiStatus(world, token)).toBe(200);
  expect(await apiStatus(world, token, '/clients')).toBe(403);
  await advance(world, 1);
  expect(await apiStatus(world, token)).toBe(401);
  expect(await list(world)).toContainEqual(expect.objectContaining({ name: 'Script', is_expired: 1 }));
});

test('a revoked personal token is refused at once and not listed any more', async () => {
  const world = await freshWorld(mock);
  const [gone, stays] = [await issue(world, 'Gone'), await issue(world, 'Stays')];
  const { status, body } = await portalJson(world, 'DELETE', `/tokens/${gone.id}`);
  expect([status, body]).toEqual([200, { message: 'Revoked.' }]);
  expect(await apiStatus(world, gone.token)).toBe(401);
  expect(await apiStatus(world, stays.token)).toBe(200);
  expect((await list(world)).map(({ name }) => name)).toEqual(['Ready at the start', 'Stays']);
});

test("another user's token cannot be revoked", async () => {
  const world = await freshWorld(mock);
  const { id, token } = await issue(world);
  expect((await portalJson(world, 'DELETE', `/tokens/${id}`, { user: 'owner' })).status).toBe(404);
  expect(await apiStatus(world, token)).toBe(200);
});

test('a personal token goes on while third-party apps are off', async () => {
  const world = await freshWorld(mock);
  const { token } = await issue(world);
  await control(world, 'workspace', { allow_third_party_apps: false });
  expect(await apiStatus(world, token)).toBe(200);
});

test.for([
  [{}, { name: ['The name is missing.'] }],
  [{ name: ' ' }, { name: ['The name is missing.'] }],
  [{ name: 'x'.repeat(256) }, { name: ['The name must not be longer than 255 characters.'] }],
  [{ name: 'Script', life: 10 }, { life: ['life is unknown.'] }],
] as const)('a token with %o is refused', async ([body, errors]) => {
  const reply = await portalJson(await freshWorld(mock), 'POST', '/tokens', { body });
  expect([reply.status, reply.body.errors]).toEqual([422, errors]);
});
