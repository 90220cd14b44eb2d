import { expect, onTestFinished, test } from 'vitest';
import { type MockOptions, type RunningMock, startMock } from '../../scripts/package/index.ts';

async function freshMock(options?: MockOptions): Promise<RunningMock> {
  const mock = await startMock(options);
  onTestFinished(() => mock.close());
  return mock;
}

function get(baseUrl: string, path: string, token: string): Promise<Response> {
  return fetch(`${baseUrl}${path}`, { headers: { Authorization: `Bearer ${token}` } });
}

function createClient(baseUrl: string, token: string): Promise<Response> {
  return fetch(`${baseUrl}/clients`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ name: 'Acme' }),
  });
}

test('a client exists only in its workspace, and member cannot create a client', async () => {
  const mock = await freshMock();
  const [one, other] = await Promise.all([mock.workspace(), mock.workspace()]);
  expect((await createClient(one.baseUrl, one.tokens.member)).status).toBe(403);
  expect((await createClient(one.baseUrl, one.tokens.admin)).status).toBe(200);
  const names = async ({ baseUrl, tokens }: typeof one) => {
    const { data } = await (await get(baseUrl, '/clients?per_page=100', tokens.admin)).json();
    return data.map(({ name }: { name: string }) => name);
  };
  expect(await names(one)).toContain('Acme');
  expect(await names(other)).not.toContain('Acme');
});

test('the clock of a workspace expires its tokens and no other tokens', async () => {
  const mock = await freshMock();
  const [one, other] = await Promise.all([mock.workspace(), mock.workspace()]);
  const tokens = await Promise.all(
    [one, other].map((each) => each.issueToken({ user: 'member', expires_in: 60 })),
  );
  const { now, running } = await one.clock.read();
  expect([now, running]).toEqual([one.now, false]);
  await one.clock.advance(61);
  const [gone, valid] = tokens.map(({ access_token }) => access_token);
  expect((await get(one.baseUrl, '/me', gone as string)).status).toBe(401);
  expect((await get(other.baseUrl, '/me', valid as string)).status).toBe(200);
  expect((await one.clock.set('2027-03-02T09:00:00Z')).now).toBe('2027-03-02T09:00:00Z');
  expect((await one.clock.run()).running).toBe(true);
  expect((await one.clock.freeze()).running).toBe(false);
});

test('settings, rate limit and faults change one workspace, and a reset restores them', async () => {
  const mock = await freshMock();
  const workspace = await mock.workspace({ plan: 'free' });
  const { baseUrl, tokens } = workspace;
  expect(await workspace.configure({ lockedUntil: '2026-01-31' })).toEqual({
    plan: 'free',
    allowThirdPartyApps: true,
    refreshReuse: expect.any(String),
    lockedUntil: '2026-01-31',
  });
  await workspace.setRemaining({ user: 'member', remaining: 0 });
  expect((await get(baseUrl, '/me', tokens.member)).status).toBe(429);
  await workspace.injectFaults(['member-creates-client']);
  await workspace.reset();
  expect((await get(baseUrl, '/me', tokens.member)).status).toBe(200);
  expect((await createClient(baseUrl, tokens.member)).status).toBe(403);
});

test('deleting a workspace revokes its tokens, and closing the mock frees its port', async () => {
  const mock = await startMock();
  const workspace = await mock.workspace();
  await workspace[Symbol.asyncDispose]();
  expect((await get(mock.baseUrl, '/me', workspace.tokens.member)).status).toBe(401);
  expect((await get(mock.baseUrl, '/me', mock.tokens.member)).status).toBe(200);
  await mock[Symbol.asyncDispose]();
  await expect(get(mock.baseUrl, '/me', mock.tokens.member)).rejects.toThrow('fetch failed');
});

test('startMock applies rateLimit, accessTokenTtl, faults and log', async () => {
  const lines: string[] = [];
  const mock = await freshMock({
    rateLimit: { limit: 2, windowSeconds: 60 },
    accessTokenTtl: 60,
    faults: ['member-creates-client'],
    log: (line) => lines.push(line),
  });
  expect((await createClient(mock.baseUrl, mock.tokens.member)).status).toBe(200);
  expect((await mock.issueToken({ user: 'member' })).expires_in).toBe(60);
  expect((await get(mock.baseUrl, '/me', mock.tokens.member)).headers.get('X-RateLimit-Limit')).toBe('2');
  expect(lines).toContain('POST /api/v1/clients 200');
});

test.for<[object, string]>([
  [{ prot: 1 }, 'startMock: there is no option prot. Did you mean port? Choose from: port, host, '],
  [{ constructor: 1 }, 'startMock: there is no option constructor.'],
  [{ port: '4010' }, 'startMock: port must be a whole number from 0 to 65535, not "4010"'],
  [
    { rateLimit: { limit: 0, windowSeconds: 60 } },
    'startMock: rateLimit must be { limit, windowSeconds } with whole numbers above 0, not ',
  ],
  [{ plan: 'bussiness' }, 'bussiness is not a plan of the contract document. Choose from: '],
  [{ faults: ['no-such'] }, 'no-such is not a fault.'],
])('startMock rejects %j with a reason', async ([options, message]) => {
  await expect(startMock(options as MockOptions)).rejects.toThrow(message);
});

test('a rejection by the control API is thrown with its message', async () => {
  const mock = await freshMock();
  await expect(mock.workspace({ plan: 'none' })).rejects.toThrow(
    'The mock rejects POST /_mock/workspaces: plan must be one of ',
  );
  await expect(mock.issueToken({ user: 'nobody' as 'member' })).rejects.toThrow('There is no user "nobody".');
});
