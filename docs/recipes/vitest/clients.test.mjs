import { startMock } from 'timeneye-contract';
import { afterAll, expect, test } from 'vitest';

const mock = await startMock();
afterAll(() => mock.close());

test('member cannot create a client, and a client of one workspace is not in another', async () => {
  const [one, other] = await Promise.all([mock.workspace(), mock.workspace({ plan: 'free' })]);
  const create = ({ baseUrl }, token) => {
    const headers = { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' };
    return fetch(`${baseUrl}/clients`, { method: 'POST', headers, body: JSON.stringify({ name: 'Acme' }) });
  };
  expect((await create(one, one.tokens.admin)).status).toBe(200);
  expect((await create(other, other.tokens.member)).status).toBe(403);
});
