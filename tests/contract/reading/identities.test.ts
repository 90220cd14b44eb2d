import { check } from '../../fixtures/check.ts';
import type { SignedInActor } from '../../fixtures/contract.ts';
import { expectAnyRejection, expectSuccess } from '../../fixtures/rejections.ts';
import { expectSame } from '../../fixtures/response.ts';
import { requireValue, skip } from '../../fixtures/skip.ts';
import { sharedWorkspace, type TestWorkspace } from '../../fixtures/workspace.ts';

/* The same records as seen by several users: a few requests, however large the workspace is. */

const PER_PAGE = { per_page: 100 };

check('member cannot get the entry of a colleague by ID', ['article', 'guess: the path'], async () => {
  const workspace = await sharedWorkspace();
  const [otherEntry] = await readEntries(workspace, 'other-member');
  const [mine] = await readEntries(workspace, 'member');
  if (!otherEntry || !mine) skip('nothing to see');
  requireValue(otherEntry.entry_id, 'entry_id');
  expectSuccess(await workspace.as('member').call('getEntry', { ids: [mine.entry_id] }));
  expectAnyRejection(await workspace.as('member').call('getEntry', { ids: [otherEntry.entry_id] }));
});

check('member who lists the entries of a colleague gets none', 'article', async () => {
  const workspace = await sharedWorkspace();
  const [otherEntry] = await readEntries(workspace, 'other-member');
  if (!otherEntry) skip('nothing to see');
  requireValue(otherEntry.entry_id, 'entry_id');
  const query = { 'member_ids[]': [otherEntry.user_id] };
  const response = await workspace.as('member').call('listEntries', { query });
  // A rejection hides the entries as well.
  const returnedIds =
    response.status === 200
      ? response.body.data.map(({ entry_id }) => requireValue(entry_id, 'entry_id'))
      : [];
  expectSame(
    response,
    'no entry of a colleague is shown',
    [],
    returnedIds.filter((id) => id === otherEntry.entry_id),
  );
});

for (const actor of ['owner', 'admin'] as const) {
  check(`${actor} sees the entries of a member`, 'help-manager', async () => {
    const workspace = await sharedWorkspace();
    const [entry] = await readEntries(workspace, 'member');
    if (!entry) skip('nothing to see');
    const query = {
      ...PER_PAGE,
      'member_ids[]': [entry.user_id],
      date_from: entry.entry_date,
      date_to: entry.entry_date,
    };
    const response = await workspace.as(actor).call('listEntries', { query });
    const ids = expectSuccess(response).data.map(({ entry_id }) => requireValue(entry_id, 'entry_id'));
    expectSame(response, 'the entry of the member is shown', true, ids.includes(entry.entry_id));
  });
}

for (const field of ['cost', 'profit'] as const) {
  check(`admin does not see the ${field} of an entry that the owner sees`, 'help-roles', async () => {
    const workspace = await sharedWorkspace();
    const entry = (await readEntries(workspace, 'owner')).find(
      (each) => each[field] !== null && each[field] !== undefined,
    );
    if (!entry) skip('nothing to see');
    const response = await workspace.as('admin').call('getEntry', { ids: [entry.entry_id] });
    const found = expectSuccess(response).data[field] ?? null;
    expectSame(response, `the ${field} is null or missing`, null, found);
  });
}

async function readEntries(workspace: TestWorkspace, actor: SignedInActor) {
  return expectSuccess(await workspace.as(actor).call('listEntries')).data;
}
