const mock = process.env.TIMENEYE_MOCK;
let workspace;

beforeEach(async () => {
  const response = await fetch(`${mock}/_mock/workspaces`, { method: 'POST' });
  workspace = await response.json();
});
afterEach(() => fetch(`${mock}/_mock/workspaces/${workspace.id}`, { method: 'DELETE' }));

test('member cannot create a client', async () => {
  const { baseUrl, tokens } = workspace;
  const headers = { Authorization: `Bearer ${tokens.member}`, 'Content-Type': 'application/json' };
  const response = await fetch(`${baseUrl}/clients`, { method: 'POST', headers, body: '{"name": "Acme"}' });
  expect(response.status).toBe(403);
});
