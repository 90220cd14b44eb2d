import { AssertionError } from 'node:assert';
import { check } from '../../fixtures/check.ts';
import { expectAnyRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { requireValue } from '../../fixtures/skip.ts';
import { newWorkspace, sharedWorkspace } from '../../fixtures/workspace.ts';

/* What the help article "Getting started with Timeneye's API" says about roles, word for word. */

check('member cannot create a client', 'article', async () => {
  const workspace = await newWorkspace();
  expectAnyRejection(
    await workspace.as('member').call('createClient', { body: { name: 'Members may not' } }),
  );
  const { data } = expectSuccess(
    await workspace.as('owner').call('listClients', { query: { search: 'Members may not' } }),
  );
  if (data.length > 0) throw new AssertionError({ message: 'the rejected client was created anyway' });
});

check('member gets only their own entries', 'article', async () => {
  const workspace = await sharedWorkspace();
  const response = await workspace.as('member').call('listEntries', { query: { per_page: 100 } });
  const { data } = expectSuccess(response);
  if (data.length === 0) throw new Error('nothing to see: the member has no entries');
  const users = [...new Set(data.map(({ user_id }) => requireValue(user_id, 'user_id')))];
  expectSame(response, 'all entries are those of the member', [workspace.userId('member')], users);
});

check('two members get different entries from the same call', 'article', async () => {
  const workspace = await sharedWorkspace();
  const one = expectSuccess(await workspace.as('member').call('listEntries')).data;
  const response = await workspace.as('other-member').call('listEntries');
  const other = new Set(
    expectSuccess(response).data.map(({ entry_id }) => requireValue(entry_id, 'entry_id')),
  );
  if (one.length === 0 || other.size === 0) throw new Error('nothing to see: one of the two has no entries');
  expectSame(
    response,
    'no entry is in both lists',
    [],
    one.filter(({ entry_id }) => other.has(requireValue(entry_id, 'entry_id'))),
  );
});

check('permissions follow from the role of the user who authorized the call', 'article', async () => {
  const workspace = await newWorkspace();
  const body = { name: 'Only some may' };
  expectAnyRejection(await workspace.as('member').call('createClient', { body }));
  expectSuccess(await workspace.as('admin').call('createClient', { body }));
});
