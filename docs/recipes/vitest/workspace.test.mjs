import { test } from 'timeneye-contract/vitest';
import { expect } from 'vitest';

test('a token expires after a day', async ({ workspace }) => {
  const { access_token } = await workspace.issueToken({ user: 'member' });
  const headers = { Authorization: `Bearer ${access_token}` };
  expect((await fetch(`${workspace.baseUrl}/me`, { headers })).status).toBe(200);
  await workspace.clock.advance(86_400);
  expect((await fetch(`${workspace.baseUrl}/me`, { headers })).status).toBe(401);
});
