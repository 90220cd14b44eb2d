import { check } from '../../fixtures/check.ts';
import { expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { Portal } from '../../fixtures/tokens/portal.ts';
import {
  ENTRIES,
  expectTokenAccepted,
  expectTokenUnauthorized,
  listEntries,
  PORTAL,
} from '../../fixtures/tokens/token-checks.ts';
import { newWorkspace } from '../../fixtures/workspace.ts';

check(
  'a personal token is issued on the developers page and accepted by the API',
  [ENTRIES, 'article'],
  async () => {
    const { token } = await new Portal(await newWorkspace()).issueToken();
    await expectTokenAccepted(token, 'the token is accepted');
  },
);

check('a personal token acts as its user', [ENTRIES, 'article'], async () => {
  const workspace = await newWorkspace();
  const { token } = await new Portal(workspace, 'member').issueToken();
  const response = await listEntries(token);
  const users = expectSuccess(response).data.map((entry) => entry.user_id);
  expectSame(response, 'a member gets their own entries', [workspace.userId('member')], [...new Set(users)]);
});

check('a personal token is shown once: the list does not contain the token', 'article', async () => {
  const portal = new Portal(await newWorkspace());
  const { token } = await portal.issueToken('Nightly sync');
  const list = await portal.call('GET', '/tokens');
  const names = list.body.data.map(({ name }: { name: string }) => name);
  expectSame(list, 'the list has the name of the token', true, names.includes('Nightly sync'));
  expectSame(list, 'the list does not show the token', false, list.text.includes(token));
  const fields = list.body.data.flatMap((each: object) => Object.keys(each));
  expectSame(list, 'the list has no field for the token', false, fields.includes('token'));
});

check('a revoked personal token is rejected at once', [ENTRIES, PORTAL], async () => {
  const portal = new Portal(await newWorkspace());
  const [gone, stays] = [await portal.issueToken('Gone'), await portal.issueToken('Stays')];
  await expectTokenAccepted(gone.token, 'the token is accepted before it is revoked');
  await portal.data('DELETE', `/tokens/${gone.id}`);
  await expectTokenUnauthorized(gone.token, 'a revoked personal token is rejected');
  await expectTokenAccepted(stays.token, 'another personal token of the user is still accepted');
  const list = await portal.call('GET', '/tokens');
  expectSame(list, 'the revoked token is no longer listed', false, list.text.includes(gone.id));
});

check("another user's personal token cannot be viewed or revoked", [ENTRIES, PORTAL], async () => {
  const workspace = await newWorkspace();
  const { id, token } = await new Portal(workspace, 'member').issueToken();
  const owner = new Portal(workspace, 'owner');
  const list = await owner.call('GET', '/tokens');
  expectSame(list, "the token is not in the owner's list", false, list.text.includes(id));
  const response = await owner.call('DELETE', `/tokens/${id}`);
  expectSame(response, 'the owner cannot revoke the token', 404, response.status);
  await expectTokenAccepted(token, 'the token is still accepted');
});

check('a personal token requires a name', PORTAL, async () => {
  const response = await new Portal(await newWorkspace()).call('POST', '/tokens', {});
  expectSame(
    response,
    'the name is required',
    [422, ['name']],
    [response.status, Object.keys(response.body.errors ?? {})],
  );
});
