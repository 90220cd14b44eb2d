import { expect, test } from 'vitest';
import { call, freshMock } from './mock.ts';

test("two workspaces do not see each other's data", async () => {
  const mock = await freshMock();
  const [one, two] = [await create(), await create()];
  const created = await call(mock, 'POST', '/clients', {
    as: one.tokens.admin,
    body: { name: 'Only in one' },
  });
  const id = created.body.data.client_id;
  expect((await call(mock, 'GET', `/clients/${id}`, { as: one.tokens.admin })).status).toBe(200);
  expect((await call(mock, 'GET', `/clients/${id}`, { as: two.tokens.owner })).status).toBe(404);
  const list = await call(mock, 'GET', '/clients?search=only', { as: two.tokens.owner });
  expect(list.body.meta.total).toBe(0);

  async function create() {
    return (await call(mock, 'POST', '/_mock/workspaces')).body;
  }
});

test('two workspaces do not share a clock', async () => {
  const mock = await freshMock();
  const { body: one } = await call(mock, 'POST', '/_mock/workspaces');
  const { body: two } = await call(mock, 'POST', '/_mock/workspaces');
  await call(mock, 'PATCH', `/_mock/clock?workspace=${one.id}`, { body: { advance: 3600 } });
  const { body: clock } = await call(mock, 'GET', `/_mock/clock?workspace=${two.id}`);
  expect(clock).toEqual({ now: two.now, running: false });
});

test('IDs of the n-th workspace start at n times a million', async () => {
  const mock = await freshMock();
  const { body: workspace } = await call(mock, 'POST', '/_mock/workspaces');
  expect(workspace.users.owner.user_id).toBe(1_000_001);
  const { body } = await call(mock, 'GET', '/entries?per_page=1', { as: workspace.tokens.owner });
  expect(body.data[0].entry_id).toBe(1_000_001);
});

test('a reset reverts records, clock and settings', async () => {
  const mock = await freshMock();
  const before = (await call(mock, 'GET', '/_mock/workspace')).body;
  await call(mock, 'POST', '/clients', { as: 'admin', body: { name: 'Gone soon' } });
  await call(mock, 'PATCH', '/_mock/workspace', { body: { plan: 'free', lockedUntil: null } });
  await call(mock, 'PATCH', '/_mock/clock', { body: { now: '2040-01-01T00:00:00Z' } });
  const { body: after } = await call(mock, 'POST', '/_mock/reset');
  expect({ ...after, now: '' }).toEqual({ ...before, now: '' });
  const { body } = await call(mock, 'GET', '/clients?search=gone', { as: 'admin' });
  expect(body.meta.total).toBe(0);
});

test('deleting a workspace revokes its tokens', async () => {
  const mock = await freshMock();
  const { body: workspace } = await call(mock, 'POST', '/_mock/workspaces');
  expect((await call(mock, 'DELETE', `/_mock/workspaces/${workspace.id}`)).status).toBe(200);
  expect((await call(mock, 'GET', '/me', { as: workspace.tokens.owner })).status).toBe(401);
  expect((await call(mock, 'DELETE', `/_mock/workspaces/${workspace.id}`)).status).toBe(404);
});

test('a new workspace inherits the flags of the mock', async () => {
  const mock = await freshMock({ plan: 'free', rateLimit: { limit: 20, windowSeconds: 60 } });
  const { body: workspace } = await call(mock, 'POST', '/_mock/workspaces');
  const { headers } = await call(mock, 'GET', '/me', { as: workspace.tokens.member });
  expect(headers.get('x-ratelimit-limit')).toBe('20');
  const { body } = await call(mock, 'GET', `/_mock/workspace?workspace=${workspace.id}`);
  expect(body.plan).toBe('free');
});
