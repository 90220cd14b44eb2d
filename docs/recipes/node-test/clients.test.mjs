import assert from 'node:assert/strict';
import { after, test } from 'node:test';
import { startMock } from 'timeneye-contract';

const mock = await startMock();
after(() => mock.close());

test('a token expires after a day', async () => {
  const workspace = await mock.workspace();
  const { access_token } = await workspace.issueToken({ user: 'member' });
  const headers = { Authorization: `Bearer ${access_token}` };
  assert.equal((await fetch(`${workspace.baseUrl}/me`, { headers })).status, 200);

  await workspace.clock.advance(86_400);
  assert.equal((await fetch(`${workspace.baseUrl}/me`, { headers })).status, 401);
});
