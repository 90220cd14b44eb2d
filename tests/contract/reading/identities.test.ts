import { expectSame } from '../../fixtures/answer.ts';
import type { SignedIn } from '../../fixtures/contract.ts';
import { leaveOut } from '../../fixtures/leave-out.ts';
import { present } from '../../fixtures/present.ts';
import { refused, succeeded } from '../../fixtures/refusals.ts';
import { sentence } from '../../fixtures/sentence.ts';
import { sharedWorld, type World } from '../../fixtures/world.ts';

/* What several users see of the same records: a few requests, whatever the size of the workspace. */

const PER_PAGE = { per_page: 100 };

sentence(
  'member does not find the entry of a colleague by its id',
  ['article', 'guess: the path'],
  async () => {
    const world = await sharedWorld();
    const [theirs] = await entriesOf(world, 'other-member');
    const [mine] = await entriesOf(world, 'member');
    if (!theirs || !mine) leaveOut('nothing to see');
    present(theirs.entry_id, 'entry_id');
    succeeded(await world.as('member').call('getEntry', { ids: [mine.entry_id] }));
    refused(await world.as('member').call('getEntry', { ids: [theirs.entry_id] }));
  },
);

sentence('member who asks for the entries of a colleague gets none of them', 'article', async () => {
  const world = await sharedWorld();
  const [theirs] = await entriesOf(world, 'other-member');
  if (!theirs) leaveOut('nothing to see');
  present(theirs.entry_id, 'entry_id');
  const query = { 'member_ids[]': [theirs.user_id] };
  const answer = await world.as('member').call('listEntries', { query });
  // A refusal hides them as well.
  const shown =
    answer.status === 200 ? answer.body.data.map(({ entry_id }) => present(entry_id, 'entry_id')) : [];
  expectSame(
    answer,
    'no entry of a colleague is shown',
    [],
    shown.filter((id) => id === theirs.entry_id),
  );
});

for (const actor of ['owner', 'admin'] as const) {
  sentence(`${actor} sees the entries of a member`, 'help-manager', async () => {
    const world = await sharedWorld();
    const [entry] = await entriesOf(world, 'member');
    if (!entry) leaveOut('nothing to see');
    const query = {
      ...PER_PAGE,
      'member_ids[]': [entry.user_id],
      date_from: entry.entry_date,
      date_to: entry.entry_date,
    };
    const answer = await world.as(actor).call('listEntries', { query });
    const ids = succeeded(answer).data.map(({ entry_id }) => present(entry_id, 'entry_id'));
    expectSame(answer, 'the entry of the member is shown', true, ids.includes(entry.entry_id));
  });
}

for (const field of ['cost', 'profit'] as const) {
  sentence(`admin does not see the ${field} of an entry that the owner sees`, 'help-roles', async () => {
    const world = await sharedWorld();
    const entry = (await entriesOf(world, 'owner')).find(
      (each) => each[field] !== null && each[field] !== undefined,
    );
    if (!entry) leaveOut('nothing to see');
    const answer = await world.as('admin').call('getEntry', { ids: [entry.entry_id] });
    const found = succeeded(answer).data[field] ?? null;
    expectSame(answer, `the ${field} is null or not there`, null, found);
  });
}

async function entriesOf(world: World, actor: SignedIn) {
  return succeeded(await world.as(actor).call('listEntries')).data;
}
